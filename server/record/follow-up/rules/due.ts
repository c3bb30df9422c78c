import { DateTime } from 'luxon';
import { daysBetween } from '../../../planning/rescheduling/rules.ts';
import type { Matter } from '../contract.ts';

/** From how many days before its last day a matter is shown as soon due. */
const SOON_DAYS = 7;

/** How a last day lies to today. `none`: there is no last day, or the matter is settled. */
export type Urgency = 'none' | 'later' | 'soon' | 'today' | 'overdue';

export const isSettled = ({ status }: Pick<Matter, 'status'>): boolean => status === 'done' || status === 'closed';

/** Days from today to the last day; negative once it is over, null if no day is known. */
export const daysLeft = (lastDay: string | null, today: string): number | null => (lastDay === null ? null : daysBetween(today, lastDay));

/** The last day itself is in time: a matter is overdue from the day after. */
export function urgencyOf(matter: Pick<Matter, 'status' | 'lastDay'>, today: string): Urgency {
  const left = daysLeft(matter.lastDay, today);
  if (left === null || isSettled(matter)) return 'none';
  if (left < 0) return 'overdue';
  if (left === 0) return 'today';
  return left <= SOON_DAYS ? 'soon' : 'later';
}

export interface DueMark {
  /** RegisterPlace on the ruler, 0 to 1. */
  readonly at: number;
  readonly day: string;
  readonly urgency: Exclude<Urgency, 'none'>;
  /** How many matters have this last day. */
  readonly count: number;
}
export interface DueRuler {
  readonly ticks: readonly { readonly at: number; readonly part: 'gone' | 'left'; readonly isTall: boolean }[];
  readonly now: number;
  readonly from: string;
  readonly to: string;
  readonly marks: readonly DueMark[];
}

/** Days that the ruler shows at least after today, and at most on either side. */
const MIN_AHEAD = 14;
const MAX_AWAY = 366;
/** A longer ruler has a tick a week instead of a day. */
const MAX_DAY_TICKS = 75;

const earliest = (days: readonly string[]): string => days.toSorted()[0] ?? '';
const latest = (days: readonly string[]): string => days.toSorted().at(-1) ?? '';
const dayAfter = (day: string, days: number): string => DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toISODate() ?? day;

/** How many matters that are not settled have each last day. */
export function dueDays(matters: readonly Pick<Matter, 'status' | 'lastDay'>[]): Map<string, number> {
  const days = new Map<string, number>();
  for (const matter of matters)
    if (matter.lastDay !== null && !isSettled(matter)) days.set(matter.lastDay, (days.get(matter.lastDay) ?? 0) + 1);
  return days;
}

/** The ruler of last days around today, with how many matters have each; null if no last day is known. Days farther away than a year lie at its ends. */
export function dueRuler(days: ReadonlyMap<string, number>, today: string): DueRuler | null {
  if (days.size === 0) return null;
  const [floor, ceiling] = [dayAfter(today, -MAX_AWAY), dayAfter(today, MAX_AWAY)];
  const within = (day: string): string => earliest([latest([day, floor]), ceiling]);
  const from = earliest([today, ...[...days.keys()].map(within)]);
  const to = latest([dayAfter(today, MIN_AHEAD), ...[...days.keys()].map(within)]);
  const total = daysBetween(from, to);
  const at = (day: string): number => daysBetween(from, within(day)) / total;
  return {
    ticks: ticksOf(from, total, today),
    now: at(today),
    from,
    to,
    marks: [...days].flatMap(([day, count]): DueMark[] => {
      const urgency = urgencyOf({ status: 'open', lastDay: day }, today);
      return urgency === 'none' ? [] : [{ at: at(day), day, urgency, count }];
    }),
  };
}

function ticksOf(from: string, total: number, today: string): DueRuler['ticks'] {
  const isInWeeks = total > MAX_DAY_TICKS;
  return Array.from({ length: total + 1 }, (_, offset) => ({ offset, day: dayAfter(from, offset) }))
    .map((one) => ({ ...one, date: DateTime.fromISO(one.day, { zone: 'utc' }) }))
    .filter(({ date }) => !isInWeeks || date.weekday === 1)
    .map(({ offset, day, date }) => ({
      at: offset / total,
      part: day < today ? ('gone' as const) : ('left' as const),
      isTall: isInWeeks ? date.day <= 7 : date.weekday === 1,
    }));
}
