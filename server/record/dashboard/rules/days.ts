import { DateTime } from 'luxon';
import type { ConferenceDays } from '../../../planning/conferences/contract.ts';
import { daysBetween, shiftedDate } from '../../../planning/rescheduling/rules.ts';

/** Where the days of a conference are, seen from a day. */
export type DaysPhase = 'undated' | 'before' | 'today' | 'past';

const dateOf = (day: string): DateTime => DateTime.fromISO(day, { zone: 'utc' });

/** Whether the conference is still to come, on its days, or over. */
export function phaseOf({ firstDay, lastDay }: ConferenceDays, today: string): DaysPhase {
  if (firstDay === null || lastDay === null) return 'undated';
  if (today < firstDay) return 'before';
  return today > lastDay ? 'past' : 'today';
}

/** A tick of the ruler; `at` is its place, 0 to 1. */
export interface DayTick {
  readonly at: number;
  readonly part: 'gone' | 'left';
  readonly isTall: boolean;
}

/** Something on a day of the ruler. */
export interface DayMark<T> {
  readonly at: number;
  readonly what: T;
}

export interface DayRuler<T> {
  readonly ticks: readonly DayTick[];
  /** Place of today. */
  readonly now: number;
  readonly marks: readonly DayMark<T>[];
  /** Whether a tick is a week, because days would stand too close. */
  readonly inWeeks: boolean;
}

const MIN_DAYS = 14;
/** More days than this behind today are left out. */
const MAX_PAST_DAYS = 60;
/** A ruler of more days has a tick a week. */
const MAX_DAY_TICKS = 100;

/**
 * The ruler from the first known thing of the preparation to the first day: a tick is a day and a tall one a Monday, or a week and the
 * first one of a month. `things`: what is marked, each on a day.
 */
export function dayRuler<T extends { readonly day: string }>(today: string, firstDay: string, things: readonly T[]): DayRuler<T> {
  const marked = things.filter(({ day }) => day <= firstDay);
  const floor = shiftedDate(today, -MAX_PAST_DAYS);
  const latest = shiftedDate(firstDay, -MIN_DAYS);
  const start = [today, latest, ...marked.map(({ day }) => day)].filter((day) => day >= floor).toSorted()[0] ?? today;
  const total = daysBetween(start, firstDay);
  const at = (day: string): number => daysBetween(start, day) / total;
  const inWeeks = total > MAX_DAY_TICKS;
  return {
    ticks: ticksOf(start, today, total, inWeeks),
    now: at(today),
    marks: marked.filter(({ day }) => day >= start).map((what) => ({ at: at(what.day), what })),
    inWeeks,
  };
}

function ticksOf(start: string, today: string, total: number, inWeeks: boolean): DayTick[] {
  return Array.from({ length: total + 1 }, (_, offset) => ({ offset, date: dateOf(start).plus({ days: offset }) }))
    .filter(({ offset, date }) => !inWeeks || date.weekday === 1 || offset === total)
    .map(({ offset, date }) => ({
      at: offset / total,
      part: (date.toISODate() ?? '') < today ? 'gone' : 'left',
      isTall: offset === total || (inWeeks ? date.day <= 7 : date.weekday === 1),
    }));
}
