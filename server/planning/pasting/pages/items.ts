import { translate } from '../../../i18n/translate.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { agendaContract as contract } from '../../agenda/contract.ts';
import { agendaPage } from '../../agenda-editor/pages/agenda.ts';
import { presentAgenda } from '../../agenda-editor/presenter/index.ts';
import { agendaOf } from '../../agenda-editor/rules.ts';
import { addedQuery, batchFlash } from '../../collections/batches/pages.ts';
import { editingFrame } from '../../collections/pages.ts';
import type { Plan } from '../../plan/contract.ts';
import { publishingContract } from '../../publishing/contract.ts';
import { fold } from '../../../platform/text.ts';
import { NEW, NONE } from '../presenter/band.ts';
import { itemsBand } from '../presenter/items.ts';
import { ITEM_COLUMNS, readItems, type SpeakerChoices } from '../rules/items.ts';
import { onlyLines } from '../rules/table.ts';
import { placeChoices, wantedPlace } from './item-places.ts';
import { newPersonCalled } from '../rules/speakers.ts';
import { choicesIn, digestOf, isConfirmed, namesChosenAs, offeredLines, pastedText } from './fields.ts';

const conferenceOf = ({ params }: PageContext): string => params['conferenceId'] ?? '';
const homeOf = (context: PageContext): string => `/conferences/${conferenceOf(context)}/agenda`;
const draftOf = async (context: PageContext): Promise<Plan> =>
  (await context.run(publishingContract.draft, { conferenceId: conferenceOf(context) })).plan;

/** The page with a field for the list. */
async function pastePage(context: PageContext): Promise<Answer> {
  const frame = await editingFrame(context, conferenceOf(context), 'agenda');
  const { lang } = context;
  return context.render('planning/pasting/page', {
    ...frame,
    title: translate(lang, 'pasting.items.title'),
    hint: translate(lang, 'pasting.items.hint'),
    order: translate(lang, 'pasting.items.order'),
    example: translate(lang, 'pasting.items.example'),
    back: homeOf(context),
    backText: translate(lang, 'agenda.back'),
    action: `${homeOf(context)}/items/paste`,
    places: placeChoices(lang, await draftOf(context), wantedPlace(context)).options,
  });
}

/** The people who are new in the list, under ids by which its items name them. */
const newPeople = (context: PageContext) =>
  namesChosenAs(context, NEW).map((called, at) => ({ called, id: `new-${at + 1}`, ...newPersonCalled(called) }));
type NewPeople = ReturnType<typeof newPeople>;

function speakerChoices(context: PageContext, people: NewPeople): SpeakerChoices {
  const chosen = [...choicesIn(context)].map(([called, id]) => [called, id === NONE ? null : id] as const);
  return new Map([...chosen, ...people.map(({ called, id }) => [fold(called), id] as const)]);
}

/** What a pasted text would add to the agenda as it is now. */
async function reading(context: PageContext, text: string, wanted = wantedPlace(context)) {
  const plan = await draftOf(context);
  const { sittingId: chosen, options } = placeChoices(context.lang, plan, wanted);
  const people = newPeople(context);
  const choices = speakerChoices(context, people);
  const there = plan.items.filter(({ sittingId }) => sittingId === chosen);
  const read = readItems(text, there, { participants: plan.participants, choices });
  const band = itemsBand(context.lang, { action: `${homeOf(context)}/items/paste`, text, read, plan, choices, people });
  return { plan, read, people, band: { ...band, seen: digestOf(text), places: options } };
}
type Read = Awaited<ReturnType<typeof reading>>;

/** The agenda as it is, with the band above it. */
async function bandPage(context: PageContext, { plan, band }: Read, more: { readonly problem?: string; readonly flash?: object } = {}) {
  const frame = await editingFrame(context, conferenceOf(context), 'agenda');
  const { title, sittings } = presentAgenda(context.lang, agendaOf(plan, null), null);
  // What stands below is to be read: rows are moved and edited on the page of the agenda.
  const view = { ...frame, canEdit: false, title, sittings, band, ...more };
  return context.render('planning/pasting/agenda', view, more.problem === undefined ? 200 : 409);
}

async function confirm(context: PageContext, text: string): Promise<Answer> {
  const asked = await reading(context, text);
  const offered = offeredLines(context);
  const chosen = asked.read.items.filter(({ line, faults }) => offered.has(line) && faults.length === 0);
  // As the form names it: sent twice into a plan without a sitting, it must ask for the same.
  const { sittingId, after } = wantedPlace(context);
  const items = chosen.map(({ item }) => item);
  const named = new Set(items.flatMap(({ speakers }) => speakers));
  const people = asked.people.filter(({ id }) => named.has(id)).map(({ id, name, posts }) => ({ id, name, posts }));
  const input = { conferenceId: conferenceOf(context), sittingId, after, people, items };
  const result = await context.attempt(contract.addItems, input);
  if ('refusal' in result) {
    const { code, message } = result.refusal;
    return bandPage(context, asked, { problem: code === 'invalid' ? translate(context.lang, 'pasting.changed') : message });
  }
  const { id, ids } = result.output;
  const left = asked.read.items.filter(({ line, twin }) => !offered.has(line) && twin === null).map(({ line }) => line);
  if (left.length === 0) return context.redirect(`${homeOf(context)}?${addedQuery('agenda/items', id, ids.length)}`);
  // What is mended later goes behind what has just been added.
  const rest = await reading(context, onlyLines(text, ITEM_COLUMNS, new Set(left)), { sittingId, after: after && (ids.at(-1) ?? null) });
  return bandPage(context, rest, batchFlash(context, `${homeOf(context)}/items`, id, ids.length));
}

async function paste(context: PageContext): Promise<Answer> {
  await editingFrame(context, conferenceOf(context), 'agenda');
  const text = pastedText(context);
  return isConfirmed(context, text) ? confirm(context, text) : bandPage(context, await reading(context, text));
}

/** Takes a batch back. Refused in words where one of it was changed or is used by now. */
async function undo(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  const result = await context.attempt(contract.removeItems, { conferenceId, id });
  if ('refusal' in result) return agendaPage(context, result.refusal.message);
  return context.redirect(homeOf(context), 'collections.batch.undone');
}

export function itemPastingPages(routes: PageRoutes): void {
  const base = '/conferences/:conferenceId/agenda/items';
  routes.get(`${base}/paste`, pastePage);
  routes.post(`${base}/paste`, paste);
  routes.post(`${base}/batches/:id/remove`, undo);
}
