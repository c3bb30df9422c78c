import { formatDate, formatTime } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Task } from './contract.ts';

/** "trước 30 ngày", "trong ngày hội nghị", "sau 3 ngày"; null if not known. */
export function daysText(lang: Lang, daysBefore: number | null): string | null {
  if (daysBefore === null) return null;
  if (daysBefore === 0) return translate(lang, 'preparation.sameDay');
  return translate(lang, daysBefore > 0 ? 'preparation.before' : 'preparation.after', { n: Math.abs(daysBefore) });
}

/** Chips of tasks by state; one that is not due yet has none. */
const CHIPS: Readonly<Record<Task['state'], string | null>> = { done: 'done', late: 'late', soon: 'next', open: null };

/** A line of the checklist as the page shows it. */
export function taskView(lang: Lang, task: Task, zone: string) {
  const { doneAt, doneBy } = task;
  return {
    ...task,
    dueText: task.due && formatDate(lang, task.due, zone),
    days: daysText(lang, task.daysBefore),
    done: task.state === 'done',
    chip: CHIPS[task.state],
    chipText: translate(lang, `preparation.state.${task.state}`),
    doneText:
      doneAt === null
        ? null
        : translate(lang, doneBy === null ? 'preparation.doneAt' : 'preparation.doneBy', {
            name: doneBy,
            time: formatTime(lang, doneAt, zone),
            date: formatDate(lang, doneAt, zone),
          }),
  };
}
