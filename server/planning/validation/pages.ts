import type { PageContext } from '../../platform/pages/routes.ts';
import type { AwardCheck } from '../awards/presenter.ts';
import { checksContract } from './contract.ts';
import { awardChecks, type KnownAwards } from './presenter/awards.ts';

/** What the checks found about awards, for their list. */
export async function checksOfAwards(context: PageContext, known: KnownAwards): Promise<ReadonlyMap<string, AwardCheck[]>> {
  const { findings } = await context.run(checksContract.list, { conferenceId: known.conferenceId });
  return awardChecks(context.lang, findings, known);
}
