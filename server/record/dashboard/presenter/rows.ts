import { formatDate } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import { dayAt } from '../../../planning/conferences/rules.ts';
import type { OverviewPart, PartNote } from '../rules/parts.ts';
import type { PreparationRow } from '../rules/rows.ts';
import { lastDayText, shortDate } from './words.ts';

/** Where each part is worked on. */
const PAGES: Readonly<Record<OverviewPart['name'], string>> = {
  agenda: '/agenda',
  papers: '/agenda',
  participants: '/participants',
  sites: '/sites',
  documents: '/documents',
  awards: '/awards',
  recommendations: '/recommendations',
  publication: '/versions',
  rehearsal: '#rehearsals',
};

/** Beyond this many the pips of a part would say nothing. */
const MAX_PIPS = 40;
const CHIPS = { late: 'late', review: 'warn', open: 'wait', done: 'done' } as const;

interface Seen {
  readonly conferenceId: string;
  readonly today: string;
  readonly zone: string;
  /** Whether there is a checklist: without one no part has a last day. */
  readonly hasTasks: boolean;
}

const noteView = (lang: Lang, { code, n, total, isUnknown }: PartNote) => ({
  text: translate(lang, `dashboard.note.${code}`, { n, total, number: String(n) }),
  isUnknown,
});

function dueView(lang: Lang, { task, state }: PreparationRow, { today, zone, hasTasks }: Seen): string | null {
  if (state === 'done') {
    const done = task?.doneAt ?? null;
    return done === null
      ? translate(lang, 'common.state.done')
      : translate(lang, 'dashboard.due.done', { date: shortDate(lang, dayAt(done, zone), today) });
  }
  if (task?.due) return lastDayText(lang, task.due, today);
  return hasTasks ? translate(lang, 'dashboard.due.none') : null;
}

/** A line of the preparation as the overview shows it. */
export function preparationRowView(lang: Lang, row: PreparationRow, seen: Seen) {
  const { part, task, state } = row;
  const pips = part?.pips && part.pips.total <= MAX_PIPS ? part.pips : null;
  return {
    state: CHIPS[state],
    stateText: translate(lang, `dashboard.state.${part?.state === 'empty' && state === 'open' ? 'empty' : state}`),
    isOwn: part === null,
    isDone: state === 'done',
    isLate: state === 'late',
    isToday: state !== 'done' && task?.due === seen.today,
    title: part ? translate(lang, `dashboard.part.${part.name}`) : (task?.title ?? ''),
    href: `/conferences/${seen.conferenceId}${part ? PAGES[part.name] : `/preparation/${task?.id ?? ''}`}`,
    notes: part ? part.notes.map((note) => noteView(lang, note)) : [],
    // The task is named where it is not the whole of its part.
    task: part && state !== 'done' ? (task?.title ?? null) : null,
    pips: pips && Array.from({ length: pips.total }, (_, at) => at < pips.done),
    who: task?.responsible ?? null,
    due: dueView(lang, row, seen),
    dueDate: task?.due && state !== 'done' ? formatDate(lang, task.due, 'utc') : null,
  };
}

/** "2 trong 9 phần đã xong, 2 phần chậm". */
export function rowsSummary(lang: Lang, rows: readonly PreparationRow[]): string {
  const done = rows.filter(({ state }) => state === 'done').length;
  const late = rows.filter(({ state }) => state === 'late').length;
  const sum = translate(lang, 'dashboard.parts.done', { n: done, total: rows.length });
  return late > 0 ? `${sum}, ${translate(lang, 'dashboard.parts.late', { n: late })}` : sum;
}
