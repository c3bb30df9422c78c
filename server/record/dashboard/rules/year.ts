import { DateTime } from 'luxon';

export interface YearTick {
  /** Place in the year, 0 to 1. */
  readonly at: number;
  readonly isMonth: boolean;
  readonly isGone: boolean;
}

const dateOf = (day: string): DateTime => DateTime.fromISO(day, { zone: 'utc' });

/** Place of a day in its year, 0 to 1. */
export const placeInYear = (day: string): number => (dateOf(day).ordinal - 1) / dateOf(day).daysInYear;

/** The ruler of the year of a day: a tick is a Monday, a tall one the first of a month. */
export function yearTicks(today: string): YearTick[] {
  const first = DateTime.utc(dateOf(today).year, 1, 1);
  const days = Array.from({ length: first.daysInYear }, (_, offset) => first.plus({ days: offset }));
  return days
    .filter(({ day, weekday }) => day === 1 || weekday === 1)
    .map((date) => ({ at: (date.ordinal - 1) / first.daysInYear, isMonth: date.day === 1, isGone: (date.toISODate() ?? '') < today }));
}
