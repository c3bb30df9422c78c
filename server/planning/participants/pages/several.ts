import { editingFrame, formText } from '../../collections/pages.ts';
import { pickedIn } from '../../collections/together/pages.ts';
import type { SeenRecord } from '../../collections/contract.ts';
import { placesIn } from '../../collections/uses/rules.ts';
import type { Answer, PageContext } from '../../../platform/pages/routes.ts';
import { participantsContract as contract } from '../contract.ts';
import { factsToSet } from '../rules.ts';
import { participantsList } from './list.ts';

const conferenceOf = ({ params }: PageContext): string => params.conferenceId ?? '';
const homeOf = (context: PageContext): string => `/conferences/${conferenceOf(context)}/participants`;

async function removePicked(context: PageContext, [first, ...also]: readonly [SeenRecord, ...SeenRecord[]]): Promise<Answer> {
  const result = await context.attempt(contract.remove, { conferenceId: conferenceOf(context), ...first, also });
  if (!('refusal' in result)) return context.redirect(`${homeOf(context)}?removed=participants/${first.id}`);
  return participantsList(context, { problem: result.refusal.message, places: placesIn(conferenceOf(context), result.refusal) });
}

async function setPicked(context: PageContext, of: readonly SeenRecord[]): Promise<Answer> {
  const set = factsToSet(formText(context, 'set'));
  if (set === null) return context.redirect(homeOf(context));
  const result = await context.attempt(contract.setMany, { conferenceId: conferenceOf(context), of: [...of], set });
  if (!('refusal' in result)) return context.redirect(`${homeOf(context)}?together=${result.output.id}/${of.length}`);
  return participantsList(context, { problem: result.refusal.message });
}

/** What is done with the picked participants: removed, or given the same site, role or place in the printed list. */
export async function changeSeveralPeople(context: PageContext): Promise<Answer> {
  await editingFrame(context, conferenceOf(context), 'participants');
  const picked = pickedIn(context);
  return formText(context, 'act') === 'remove' ? removePicked(context, picked) : setPicked(context, picked);
}

/** Takes back what several participants were given together. */
export async function resetSeveral(context: PageContext): Promise<Answer> {
  const result = await context.attempt(contract.resetMany, { conferenceId: conferenceOf(context), id: context.params.id ?? '' });
  if (!('refusal' in result)) return context.redirect(homeOf(context), 'common.done.undone');
  return participantsList(context, { problem: result.refusal.message });
}
