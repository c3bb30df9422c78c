import type { Task } from '../../../planning/conferences/preparation/contract.ts';
import type { OverviewPart } from './parts.ts';

/** A line of the preparation: a part with the task that is due next for it, or a task that belongs to no part. */
export interface PreparationRow {
  readonly part: OverviewPart | null;
  /** The open task that is due first; for what is done, the one done last. */
  readonly task: Task | null;
  readonly state: 'late' | 'review' | 'open' | 'done';
}

/** Tasks of the checklist without a part are shown up to this many. */
const MAX_OWN_TASKS = 6;

const byDue = (a: Task | null, b: Task | null): number => {
  const [one, other] = [a?.due ?? null, b?.due ?? null];
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  return one < other ? -1 : 1;
};

function rowOf(part: OverviewPart, tasks: readonly Task[]): PreparationRow {
  const open = tasks.filter(({ state }) => state !== 'done').toSorted(byDue)[0];
  if (open) return { part, task: open, state: open.state === 'late' ? 'late' : part.state === 'review' ? 'review' : 'open' };
  const done = tasks.toSorted((a, b) => (b.doneAt ?? 0) - (a.doneAt ?? 0))[0] ?? null;
  if (part.state === 'ready') return { part, task: done, state: 'done' };
  return { part, task: null, state: part.state === 'review' ? 'review' : 'open' };
}

const ownRow = (task: Task): PreparationRow => ({ part: null, task, state: task.state === 'late' ? 'late' : 'open' });

/** After the conference only what the checklist still has open, late ones first. */
export const followUpRows = (tasks: readonly Task[]): PreparationRow[] =>
  tasks
    .filter(({ state }) => state !== 'done')
    .toSorted(byDue)
    .map(ownRow);

const RANKS: Readonly<Record<PreparationRow['state'], number>> = { late: 0, review: 1, open: 1, done: 2 };

/**
 * The lines of the preparation: late ones first, then by last day, finished ones last. A task of a part belongs to it;
 * others stand for themselves while they are open, up to the first day.
 */
export function preparationRows(parts: readonly OverviewPart[], tasks: readonly Task[]): PreparationRow[] {
  const names = new Set(parts.map(({ name }) => name));
  const grouped = Map.groupBy(tasks, ({ part: name }) => (name !== null && names.has(name) ? name : null));
  const own = (grouped.get(null) ?? [])
    .filter(({ state, daysBefore }) => state !== 'done' && (daysBefore ?? 0) >= 0)
    .toSorted(byDue)
    .slice(0, MAX_OWN_TASKS);
  const rows: PreparationRow[] = [...parts.map((part) => rowOf(part, grouped.get(part.name) ?? [])), ...own.map(ownRow)];
  return rows.toSorted((a, b) => RANKS[a.state] - RANKS[b.state] || byDue(a.task, b.task));
}
