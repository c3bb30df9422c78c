import { agendaContract } from '../../agenda/contract.ts';
import { conferenceLayout, type ConferenceLayout } from '../../conferences/pages/layout.ts';
import { formatMinutes } from '../../../i18n/format.ts';
import { translate } from '../../../i18n/translate.ts';
import type { placesIn } from '../../collections/uses/rules.ts';
import { addedFlash, removedFlash } from '../../collections/batches/pages.ts';
import { formText } from '../../collections/pages.ts';
import { nextTurn } from '../../../platform/next-turn.ts';
import type { Answer, PageContext } from '../../../platform/pages/routes.ts';
import { publishingBar } from '../../publishing/pages/bar.ts';
import { publishingContract } from '../../publishing/contract.ts';
import { agendaEditorContract, type Agenda } from '../contract.ts';
import { NO_REMARKS, presentAgenda, type Remarks } from '../presenter/index.ts';
import { agendaOf } from '../rules.ts';
import { findingsByItem } from './findings.ts';

interface Read {
  readonly agenda: Agenda;
  readonly remarks: Remarks;
  readonly bar: unknown;
}

/** The draft with remarks, for the staff; the published version for everybody else. */
async function read(context: PageContext, conferenceId: string, frame: ConferenceLayout): Promise<Read> {
  if (!frame.isStaff) return { agenda: await context.run(agendaEditorContract.get, { conferenceId }), remarks: NO_REMARKS, bar: null };
  const { plan } = await context.run(publishingContract.draft, { conferenceId });
  const { bar, badges } = await publishingBar(context, conferenceId, frame.canEdit);
  // The checks have just been run for the bar.
  await nextTurn();
  return { agenda: agendaOf(plan, null), remarks: { badges, findings: findingsByItem(context.lang, plan) }, bar };
}

/** The chosen item. By default staff see the first item with a finding; a phone shows the list until an item is chosen. */
function chosenIn(context: PageContext, { agenda, remarks }: Read): string | null {
  const wanted = context.query.item;
  if (wanted !== undefined && agenda.items.some(({ id }) => id === wanted)) return wanted;
  if (!agenda.draft) return null;
  const drawn = agenda.items.find(({ id }) => remarks.findings.get(id)?.some(({ period }) => period !== null));
  return (drawn ?? agenda.items[0])?.id ?? null;
}

/** Where rows are pasted: behind the item that somebody has chosen, otherwise at the end of the sitting. */
function pasteHref({ query }: PageContext, conferenceId: string, sittingId: string | null): string {
  const place = { ...(sittingId !== null && { sittingId }), ...(query.item !== undefined && { after: query.item }) };
  return `/conferences/${conferenceId}/agenda/items/paste${sittingId === null ? '' : `?${new URLSearchParams(place)}`}`;
}

/** The toast after a removal: where the items of a sitting went, or how many were removed together. */
function removedItemsFlash(context: PageContext, conferenceId: string): ReturnType<typeof removedFlash> {
  const { flash } = removedFlash(context, conferenceId);
  const [n] = /^\d{1,3}$/.exec(context.query.n ?? '') ?? [];
  if (flash?.undoAction.includes('/agenda/sittings/'))
    return { flash: { ...flash, text: translate(context.lang, 'agenda.sitting.removed') } };
  if (!flash || n === undefined) return flash ? { flash } : {};
  return { flash: { ...flash, text: translate(context.lang, 'agenda.several.removed', { n: Number(n) }) } };
}

/** The agenda page. `problem`: why something could not be stored; `places`: what stands in its way. */
export async function agendaPage(
  context: PageContext,
  problem: string | null = null,
  places: ReturnType<typeof placesIn> = [],
): Promise<Answer> {
  const conferenceId = context.params.conferenceId ?? '';
  const frame = await conferenceLayout(context, conferenceId, 'agenda');
  const found = await read(context, conferenceId, frame);
  const chosen = chosenIn(context, found);
  const agenda = presentAgenda(context.lang, found.agenda, chosen, found.remarks);
  // Beside a panel the columns scroll by themselves; without one the page does.
  const classes = [
    ...(agenda.panel || frame.canEdit ? ['fixed'] : []),
    ...(context.query.item === chosen && chosen !== null ? ['has-item'] : []),
  ];
  const view = {
    ...frame,
    ...agenda,
    ...removedItemsFlash(context, conferenceId),
    ...addedFlash(context, conferenceId),
    over: frame.conference.title,
    bar: found.bar,
    problem,
    places,
    pasteHref: pasteHref(context, conferenceId, agenda.pastedInto),
    bodyClass: classes.join(' '),
  };
  // A published version only changes along with an event, so its page can be cached.
  if (!frame.isStaff && problem === null && view.flash === undefined)
    return context.renderCached(conferenceId, 'planning/agenda-editor/page', view);
  return context.render('planning/agenda-editor/page', view, problem === null ? 200 : 409);
}

/** Sets the length of an item from its row. If somebody else changed it first, theirs stays and is shown beside it. */
export async function setMinutes(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  const text = formText(context, 'minutes').trim();
  const minutes = text === '' ? null : Number(text);
  const result = await context.attempt(agendaContract.setMinutes, {
    conferenceId,
    id,
    version: Number(formText(context, 'version')),
    minutes,
  });
  if (!('refusal' in result)) return context.redirect(`/conferences/${conferenceId}/agenda#item-${id}`);
  if (result.refusal.code !== 'stale')
    return agendaPage(context, result.refusal.code === 'invalid' ? translate(context.lang, 'agenda.badMinutes') : result.refusal.message);
  const { items } = await context.run(agendaEditorContract.get, { conferenceId });
  const [mine, theirs] = [minutes, items.find((item) => item.id === id)?.minutes ?? null].map((length) =>
    formatMinutes(context.lang, length),
  );
  return agendaPage(context, translate(context.lang, 'agenda.staleMinutes', { mine, theirs }));
}
