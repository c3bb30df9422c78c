import { translate } from '../../../i18n/translate.ts';
import { editingFrame, formText } from '../../collections/pages.ts';
import { pickedIn } from '../../collections/together/pages.ts';
import type { SeenRecord } from '../../collections/contract.ts';
import { placesIn } from '../../collections/uses/rules.ts';
import type { Answer, PageContext } from '../../../platform/pages/routes.ts';
import { participantsContract as contract } from '../contract.ts';
import { factsToSet } from '../rules.ts';
import type { ParticipantsList } from './list.ts';

const conferenceOf = ({ params }: PageContext): string => params.conferenceId ?? '';
const homeOf = (context: PageContext): string => `/conferences/${conferenceOf(context)}/participants`;

async function removePicked(
  context: PageContext,
  [first, ...also]: readonly [SeenRecord, ...SeenRecord[]],
  list: ParticipantsList,
): Promise<Answer> {
  const result = await context.attempt(contract.remove, { conferenceId: conferenceOf(context), ...first, also });
  if (!('refusal' in result)) return context.redirect(`${homeOf(context)}?removed=participants/${first.id}`);
  return list(context, { problem: result.refusal.message, places: placesIn(conferenceOf(context), result.refusal) });
}

async function setPicked(context: PageContext, of: readonly SeenRecord[], list: ParticipantsList): Promise<Answer> {
  const set = factsToSet(formText(context, 'set'));
  if (set === null) return context.redirect(homeOf(context));
  const result = await context.attempt(contract.setMany, { conferenceId: conferenceOf(context), of: [...of], set });
  if (!('refusal' in result)) return context.redirect(`${homeOf(context)}?together=${result.output.id}/${of.length}`);
  return list(context, { problem: result.refusal.message });
}

/** The page that shows what merging the two picked participants would do; the first of the list is kept unless that is changed there. */
function mergePicked(context: PageContext, picked: readonly SeenRecord[], list: ParticipantsList): Promise<Answer> | Answer {
  const [kept, other] = picked;
  if (!kept || !other || picked.length !== 2) return list(context, { problem: translate(context.lang, 'doubles.pickTwo') });
  return context.redirect(`${homeOf(context)}/${kept.id}/merge/${other.id}`);
}

/** What is done with the picked participants: removed, or given the same site, role or place in the printed list. */
export const changeSeveralPeople =
  (list: ParticipantsList) =>
  async (context: PageContext): Promise<Answer> => {
    await editingFrame(context, conferenceOf(context), 'participants');
    const picked = pickedIn(context);
    const act = formText(context, 'act');
    if (act === 'merge') return mergePicked(context, picked, list);
    return act === 'remove' ? removePicked(context, picked, list) : setPicked(context, picked, list);
  };

/** Takes back what several participants were given together. */
export const resetSeveral =
  (list: ParticipantsList) =>
  async (context: PageContext): Promise<Answer> => {
    const result = await context.attempt(contract.resetMany, { conferenceId: conferenceOf(context), id: context.params.id ?? '' });
    if (!('refusal' in result)) return context.redirect(homeOf(context), 'common.done.undone');
    return list(context, { problem: result.refusal.message });
  };
