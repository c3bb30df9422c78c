import { DateTime } from 'luxon';
import type { TaskFacts, TaskState } from '../contract.ts';

/** Due date of a task (YYYY-MM-DD): the date of the conference minus `daysBefore`. Null if either is unknown. */
export function dueDay(date: string | null, daysBefore: number | null): string | null {
  if (date === null || daysBefore === null) return null;
  return DateTime.fromISO(date, { zone: 'utc' }).minus({ days: daysBefore }).toISODate();
}

/** Days ahead in which an open task counts as coming up. */
const SOON = 7;

/** State of a task on a day (YYYY-MM-DD). A task without a due date stays open until it is done. */
export function taskState(due: string | null, done: boolean, today: string): TaskState {
  if (done) return 'done';
  if (due === null) return 'open';
  if (due < today) return 'late';
  const horizon = DateTime.fromISO(today, { zone: 'utc' }).plus({ days: SOON }).toISODate() ?? today;
  return due <= horizon ? 'soon' : 'open';
}

interface Placed {
  readonly daysBefore: number | null;
  readonly position: number;
}

/** Sort order of the checklist: by due date, then those without one in the order of entry. */
export function byDue(a: Placed, b: Placed): number {
  if (a.daysBefore === b.daysBefore) return a.position - b.position;
  if (a.daysBefore === null || b.daysBefore === null) return a.daysBefore === null ? 1 : -1;
  return b.daysBefore - a.daysBefore;
}

/** Tasks of a template that a checklist does not have yet, compared by title. */
export function missingTasks(have: readonly Pick<TaskFacts, 'title'>[], wanted: readonly TaskFacts[]): TaskFacts[] {
  const titles = new Set(have.map((task) => task.title));
  return wanted.filter((task) => !titles.has(task.title));
}

/** Progress of a checklist, for "12 trong 17". */
export const preparationProgress = (tasks: readonly { readonly state: TaskState }[]): { done: number; total: number; late: number } => ({
  done: tasks.filter((task) => task.state === 'done').length,
  total: tasks.length,
  late: tasks.filter((task) => task.state === 'late').length,
});
