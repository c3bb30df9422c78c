import { DateTime } from 'luxon';

/** The first moment of a day and of the day after another one, in a time zone; null without a day. */
export function dayBounds(from: string | undefined, to: string | undefined, zone: string): { from: Date | null; before: Date | null } {
  const start = (day: string) => DateTime.fromISO(day, { zone });
  return { from: from ? start(from).toJSDate() : null, before: to ? start(to).plus({ days: 1 }).toJSDate() : null };
}
