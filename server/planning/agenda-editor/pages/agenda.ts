import { agendaContract } from '../../agenda/contract.ts';
import { check } from '../../validation/rules.ts';
import { presentFindings, type FindingView } from '../../validation/presenter.ts';
import { conferenceFrame, type ConferenceFrame } from '../../conferences/frame.ts';
import { formatMinutes } from '../../../i18n/format.ts';
import { translate } from '../../../i18n/translate.ts';
import { formText, removedFlash } from '../../collections/pages.ts';
import type { Plan } from '../../plan/contract.ts';
import type { Answer, Visit } from '../../../platform/pages/routes.ts';
import { publishingBar } from '../../publishing/bar.ts';
import { publishingContract } from '../../publishing/contract.ts';
import { programmeContract, type Agenda } from '../contract.ts';
import { NO_REMARKS, presentAgenda, type Remarks } from '../presenter/index.ts';
import { agendaOf } from '../rules.ts';

/** Findings that a row says already in its own way, or that are about people rather than about the item. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set([
  'unknown-length',
  'unknown-start',
  'speaker-not-listed',
  'like-names',
  'no-chair',
  'no-secretary',
]);

function findingsByItem(visit: Visit, plan: Plan): Map<string, FindingView[]> {
  const findings = check(plan).filter(({ code }) => !SAID_ELSEWHERE.has(code));
  const views = presentFindings(visit.lang, plan, findings);
  const byItem = new Map<string, FindingView[]>();
  for (const [at, { subjects }] of findings.entries()) {
    const view = views[at];
    const ids = new Set(subjects.filter(({ kind }) => kind === 'item').map(({ id }) => id));
    if (view) for (const id of ids) byItem.set(id, [...(byItem.get(id) ?? []), view]);
  }
  return byItem;
}

interface Read {
  readonly agenda: Agenda;
  readonly remarks: Remarks;
  readonly bar: unknown;
}

/** The draft with what is to be said about it, for the staff; the published version for everybody else. */
async function read(visit: Visit, conferenceId: string, frame: ConferenceFrame): Promise<Read> {
  if (!frame.isStaff) return { agenda: await visit.run(programmeContract.get, { conferenceId }), remarks: NO_REMARKS, bar: null };
  const { plan } = await visit.run(publishingContract.draft, { conferenceId });
  const { bar, badges } = await publishingBar(visit, conferenceId, frame.canEdit);
  return { agenda: agendaOf(plan, null), remarks: { badges, findings: findingsByItem(visit, plan) }, bar };
}

/** Without a choice the staff see what disagrees first; a phone shows the list until somebody chooses. */
function chosenIn(visit: Visit, { agenda, remarks }: Read): string | null {
  const wanted = visit.query.item;
  if (wanted !== undefined && agenda.items.some(({ id }) => id === wanted)) return wanted;
  if (!agenda.draft) return null;
  const drawn = agenda.items.find(({ id }) => remarks.findings.get(id)?.some(({ period }) => period !== null));
  return (drawn ?? agenda.items[0])?.id ?? null;
}

/** The agenda, with a note when something could not be stored. */
export async function agendaPage(visit: Visit, problem: string | null = null): Promise<Answer> {
  const conferenceId = visit.params.conferenceId ?? '';
  const frame = await conferenceFrame(visit, conferenceId, 'agenda');
  const found = await read(visit, conferenceId, frame);
  const chosen = chosenIn(visit, found);
  const agenda = presentAgenda(visit.lang, found.agenda, chosen, found.remarks);
  // Beside a panel the columns scroll by themselves; without one the page does.
  const classes = [...(agenda.panel ? ['fixed'] : []), ...(visit.query.item === chosen && chosen !== null ? ['has-item'] : [])];
  const view = {
    ...frame,
    ...agenda,
    ...removedFlash(visit, conferenceId),
    over: frame.conference.title,
    bar: found.bar,
    problem,
    bodyClass: classes.join(' '),
  };
  // What readers of a published version see changes only with what is announced.
  if (!frame.isStaff && problem === null && view.flash === undefined)
    return visit.keptPage(conferenceId, 'planning/agenda-editor/page', view);
  return visit.page('planning/agenda-editor/page', view, problem === null ? 200 : 409);
}

/** The length of an item, set in its row. Somebody else's newer one is shown beside it and stays. */
export async function setMinutes(visit: Visit): Promise<Answer> {
  const { conferenceId = '', id = '' } = visit.params;
  const text = formText(visit, 'minutes').trim();
  const minutes = text === '' ? null : Number(text);
  const result = await visit.attempt(agendaContract.setMinutes, { conferenceId, id, version: Number(formText(visit, 'version')), minutes });
  if (!('refusal' in result)) return visit.redirect(`/conferences/${conferenceId}/agenda#item-${id}`);
  if (result.refusal.code !== 'stale')
    return agendaPage(visit, result.refusal.code === 'invalid' ? translate(visit.lang, 'agenda.badMinutes') : result.refusal.message);
  const { items } = await visit.run(programmeContract.get, { conferenceId });
  const [mine, theirs] = [minutes, items.find((item) => item.id === id)?.minutes ?? null].map((length) =>
    formatMinutes(visit.lang, length),
  );
  return agendaPage(visit, translate(visit.lang, 'agenda.staleMinutes', { mine, theirs }));
}
