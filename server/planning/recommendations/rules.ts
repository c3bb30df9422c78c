import { DateTime } from 'luxon';
import type { Due } from './contract.ts';

/** The last day on which an answer is in time, YYYY-MM-DD: "trước 31/12/2025" means the 30th is the last; null if not known. */
export function lastDayOfTerm(due: Due): string | null {
  if (due === null) return null;
  if ('by' in due) return due.by;
  if ('within' in due) return `${due.within}-12-31`;
  return DateTime.fromISO(due.before, { zone: 'utc' }).minus({ days: 1 }).toISODate();
}
