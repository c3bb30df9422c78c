import type { PageContext } from '../../../platform/pages/routes.ts';
import { conferenceIn } from '../../conferences/pages/fields.ts';
import type { Participant } from '../../participants/contract.ts';
import { protocolContract } from '../../protocol/contract.ts';
import { protocolOf } from '../../protocol/rules/index.ts';
import { publishingContract } from '../../publishing/contract.ts';
import { seatingContract as contract, type Hall, type Seated } from '../contract.ts';
import type { PageFacts } from '../presenter/page.ts';
import { takersOf } from '../rules/takers.ts';

/** Hall, seats and people of a conference, as its reader may see them. */
export async function seatingOf(context: PageContext) {
  const conferenceId = conferenceIn(context);
  const seating = await context.run(contract.get, { conferenceId });
  const { plan } = await context.run(publishingContract.draft, { conferenceId });
  const { orders } = await context.run(protocolContract.list, {});
  const people: ReadonlyMap<string, Participant> = new Map(plan.participants.map((one) => [one.id, one]));
  const takers = takersOf(plan.participants, plan.sites, protocolOf(plan.conference, orders), new Set(seating.away));
  const facts = (hall: Hall, seated: readonly Seated[]): PageFacts => ({ hall, seated, takers, people });
  return { conferenceId, seating, people, facts };
}
