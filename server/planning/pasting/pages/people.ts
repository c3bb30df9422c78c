import { translate } from '../../../i18n/translate.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { editingFrame } from '../../collections/pages.ts';
import { onlyLines } from '../rules/table.ts';
import { addedQuery, batchFlash } from '../../collections/batches/pages.ts';
import { digestOf, isConfirmed, offeredLines, pastedText, siteChoices } from './fields.ts';
import { publishingContract } from '../../publishing/contract.ts';
import { participantsContract as contract } from '../../participants/contract.ts';
import type { ParticipantsList } from '../../participants/pages/list.ts';
import { peopleBand } from '../presenter/people.ts';
import { peopleToAdd, PERSON_COLUMNS, readPeople } from '../rules/people.ts';

const homeOf = ({ params }: PageContext): string => `/conferences/${params['conferenceId'] ?? ''}/participants`;

/** The page with a field for the list, for those whose browser cannot paste into the list of participants itself. */
async function pastePage(context: PageContext): Promise<Answer> {
  const frame = await editingFrame(context, context.params.conferenceId ?? '', 'participants');
  return context.render('planning/pasting/page', {
    ...frame,
    title: translate(context.lang, 'pasting.people.title'),
    hint: translate(context.lang, 'pasting.people.hint'),
    order: translate(context.lang, 'pasting.people.order'),
    example: translate(context.lang, 'pasting.people.example'),
    back: homeOf(context),
    backText: translate(context.lang, 'participants.back'),
    action: `${homeOf(context)}/paste`,
  });
}

/** What a pasted text would add to the list as it is now. */
async function reading(context: PageContext, text: string) {
  const { plan } = await context.run(publishingContract.draft, { conferenceId: context.params.conferenceId ?? '' });
  const choices = siteChoices(context);
  const { participants, sites } = plan;
  const read = readPeople(text, participants, { sites, choices });
  const band = peopleBand(context.lang, { action: `${homeOf(context)}/paste`, text, read, participants, sites, choices });
  return { read, band: { ...band, seen: digestOf(text) } };
}

/** Adds the rows that the page offered, whatever became of the list since: the same form sent twice asks for the same. */
async function confirm(context: PageContext, text: string, list: ParticipantsList): Promise<Answer> {
  const { read, band } = await reading(context, text);
  const offered = offeredLines(context);
  const chosen = read.people.filter(({ line, faults }) => offered.has(line) && faults.length === 0);
  const conferenceId = context.params.conferenceId ?? '';
  const result = await context.attempt(contract.addMany, { conferenceId, ...peopleToAdd(chosen) });
  if ('refusal' in result) {
    const { code, message } = result.refusal;
    return list(context, {
      band,
      problem: code === 'invalid' ? translate(context.lang, 'pasting.changed') : message,
    });
  }
  const { id, ids } = result.output;
  const left = read.people.filter(({ line, twin }) => !offered.has(line) && twin === null).map(({ line }) => line);
  if (left.length === 0) return context.redirect(`${homeOf(context)}?${addedQuery('participants', id, ids.length)}`);
  const rest = await reading(context, onlyLines(text, PERSON_COLUMNS, new Set(left)));
  return list(context, { band: rest.band, ...batchFlash(context, homeOf(context), id, ids.length) });
}

const paste =
  (list: ParticipantsList) =>
  async (context: PageContext): Promise<Answer> => {
    await editingFrame(context, context.params.conferenceId ?? '', 'participants');
    const text = pastedText(context);
    if (isConfirmed(context, text)) return confirm(context, text, list);
    return list(context, { band: (await reading(context, text)).band });
  };

/** Takes a batch back. Refused in words where one of it was changed or is used by now. */
const undo =
  (list: ParticipantsList) =>
  async (context: PageContext): Promise<Answer> => {
    const { conferenceId = '', id = '' } = context.params;
    const result = await context.attempt(contract.removeMany, { conferenceId, id });
    if ('refusal' in result) return list(context, { problem: result.refusal.message });
    return context.redirect(homeOf(context), 'collections.batch.undone');
  };

export function peoplePastingPages(routes: PageRoutes, list: ParticipantsList): void {
  const base = '/conferences/:conferenceId/participants';
  routes.get(`${base}/paste`, pastePage);
  routes.post(`${base}/paste`, paste(list));
  routes.post(`${base}/batches/:id/remove`, undo(list));
}
