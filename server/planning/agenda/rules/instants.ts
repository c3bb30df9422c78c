import { DateTime } from 'luxon';

const MINUTES_OF_DAY = 1440;
const MINUTE_MS = 60_000;

/** A day of a zone: when it begins, and whether every clock time is as long after that as its figures say. */
interface Day {
  readonly begins: DateTime;
  readonly beginsAt: number;
  readonly isEven: boolean;
}

function dayOf(date: string, daysLater: number, timeZone: string): Day {
  const begins = DateTime.fromISO(date, { zone: timeZone }).startOf('day').plus({ days: daysLater });
  const beginsAt = begins.toMillis();
  return { begins, beginsAt, isEven: begins.plus({ days: 1 }).toMillis() - beginsAt === MINUTES_OF_DAY * MINUTE_MS };
}

/**
 * Makes a function that gives the instant of a minute after the midnight of a day (past 1440: on a later day), in milliseconds since
 * 1970; null when the day or the minute is not known. The calendar is asked once for a day, not for each of its items, unless the
 * clocks change on it.
 */
export function instantsIn(timeZone: string): (date: string | null, minute: number | null) => number | null {
  const days = new Map<string, Day>();
  return (date, minute) => {
    if (date === null || minute === null) return null;
    const daysLater = Math.floor(minute / MINUTES_OF_DAY);
    const key = `${date} ${daysLater}`;
    const day = days.get(key) ?? dayOf(date, daysLater, timeZone);
    days.set(key, day);
    const ofDay = minute % MINUTES_OF_DAY;
    return day.isEven ? day.beginsAt + ofDay * MINUTE_MS : day.begins.set({ hour: Math.floor(ofDay / 60), minute: ofDay % 60 }).toMillis();
  };
}
