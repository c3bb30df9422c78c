import type { Conference } from '../../conferences/contract.ts';
import type { Item, ItemFacts, Paper, Sitting, SittingFacts } from '../contract.ts';
import { instantsIn } from './instants.ts';

/** A new sitting; of what is not given, nothing is known. */
export const newSitting = (id: string, facts: Partial<SittingFacts> = {}): Sitting => ({
  id,
  title: null,
  date: null,
  starts: null,
  ...facts,
  version: 1,
  extras: {},
});

/** The details of an item of which nothing is known. */
export const newItemDetails = (): Omit<ItemFacts, 'sittingId' | 'title'> => ({
  kind: 'other',
  speakers: [],
  count: null,
  minutes: null,
  turnMinutes: null,
  topics: [],
  topicsOpen: false,
  documents: [],
  resultsFrom: null,
  tasksTo: null,
  classification: null,
});

/** The items of a sitting with more put behind one of them, or in front where it is the sitting itself; at the end if that is null or not there. */
export function putAfter(sittingId: string, ids: readonly string[], after: string | null, more: readonly string[]): string[] {
  if (after === sittingId) return [...more, ...ids];
  const at = after === null ? -1 : ids.indexOf(after);
  return ids.toSpliced(at === -1 ? ids.length : at + 1, 0, ...more);
}

/** What times need of a plan: a draft, a published version or what a reader may see of it. */
type TimedSitting = Pick<Sitting, 'id' | 'date' | 'starts'>;
type TimedItem = Pick<Item, 'id' | 'sittingId' | 'minutes' | 'count'>;
type TimedPaper = Pick<Paper, 'itemId' | 'minutes'>;

/** What planned times follow from. Items stand in the order of the agenda. */
export interface Timetable {
  readonly conference: Pick<Conference, 'date' | 'starts' | 'timeZone'>;
  readonly sittings: readonly TimedSitting[];
  readonly items: readonly TimedItem[];
  readonly papers: readonly TimedPaper[];
}

/** Planned times of an item. `at` and `until` are milliseconds since 1970; null is not known. */
export interface PlannedTime {
  /** Minutes after midnight of the sitting's day, past 1440 when it runs into the next. */
  readonly start: number | null;
  readonly end: number | null;
  readonly at: number | null;
  readonly until: number | null;
  /** Length in minutes. */
  readonly minutes: number | null;
}

/** A clock time as minutes after midnight; a part of a day is no clock time. */
export function clockMinutes(starts: string | null): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(starts ?? '') ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/**
 * Length of an item in minutes: its own, or the sum of its papers when every one of them is known (and as many of them are
 * planned as the item says); otherwise null, never a guess.
 */
export function lengthOf(item: TimedItem, papers: readonly TimedPaper[]): number | null {
  if (item.minutes !== null) return item.minutes;
  const own = papers.filter((paper) => paper.itemId === item.id);
  if (own.length === 0 || (item.count !== null && item.count !== own.length)) return null;
  return own.reduce<number | null>((sum, { minutes }) => (sum === null || minutes === null ? null : sum + minutes), 0);
}

/** Start of a sitting: its own, or for the first one the conference's. */
export function sittingStart(
  { conference, sittings }: Pick<Timetable, 'conference' | 'sittings'>,
  sitting: TimedSitting,
): { date: string | null; minute: number | null } {
  const first = sittings[0]?.id === sitting.id;
  return {
    date: sitting.date ?? (first || sittings.every((one) => one.date === null) ? conference.date : null),
    minute: clockMinutes(sitting.starts) ?? (first && sitting.starts === null ? clockMinutes(conference.starts) : null),
  };
}

/** The planned start of a sitting, in milliseconds since 1970; null if its day or its clock time is not known. */
export function sittingInstant(timetable: Pick<Timetable, 'conference' | 'sittings'>, sitting: TimedSitting): number | null {
  const { date, minute } = sittingStart(timetable, sitting);
  return instantsIn(timetable.conference.timeZone)(date, minute);
}

/**
 * Planned clock times by item: they follow from the start of the sitting and the lengths before. Behind an unknown length
 * every time is unknown until the next sitting's own start.
 */
export function plannedTimes(timetable: Timetable): Map<string, PlannedTime> {
  const times = new Map<string, PlannedTime>();
  const instant = instantsIn(timetable.conference.timeZone);
  const papersOf = Map.groupBy(timetable.papers, ({ itemId }) => itemId);
  for (const sitting of timetable.sittings) {
    const { date, minute } = sittingStart(timetable, sitting);
    let start = minute;
    for (const item of timetable.items.filter((one) => one.sittingId === sitting.id)) {
      const minutes = lengthOf(item, papersOf.get(item.id) ?? []);
      const end: number | null = start === null || minutes === null ? null : start + minutes;
      times.set(item.id, { start, end, at: instant(date, start), until: instant(date, end), minutes });
      start = end;
    }
  }
  return times;
}

/** What happened to an item so far, from the proceedings. Times in milliseconds since 1970. */
export interface ItemFact {
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  /** Postponed or skipped: it takes no time here. */
  readonly left: boolean;
}

/** Clock times of a running sitting: what happened stands; what is to come shifts with it. */
export interface ShiftedTime {
  readonly at: number | null;
  readonly until: number | null;
  /** True when both ends are facts of the proceedings. */
  readonly done: boolean;
}

const MINUTE = 60_000;

const hasStarted = (fact: ItemFact | undefined): fact is ItemFact & { startedAt: number } =>
  fact !== undefined && fact.startedAt !== null && !fact.left;

/** Place of the item that the sitting is at: the running one, otherwise the one that finished last; -1 before the first. */
function placeNow(items: readonly TimedItem[], facts: ReadonlyMap<string, ItemFact>): number {
  const ends = items.map(({ id }) => {
    const fact = facts.get(id);
    return hasStarted(fact) ? (fact.finishedAt ?? Infinity) : null;
  });
  return ends.reduce<number>((place, end, at) => (end !== null && end >= (ends[place] ?? -Infinity) ? at : place), -1);
}

/** A started item: its facts, and until it has finished its planned end, which is never in the past. */
function startedTime({ startedAt, finishedAt }: ItemFact & { startedAt: number }, length: number | null, now: number): ShiftedTime {
  const planned = length === null ? null : Math.max(startedAt + length * MINUTE, now);
  return { at: startedAt, until: finishedAt ?? planned, done: finishedAt !== null };
}

/**
 * Times of one sitting's items while it runs: what has started keeps its facts, the running one ends when planned but never in the
 * past (an overrun pushes the rest), what is to come follows the item that the sitting is at. What was passed over without a word,
 * postponed or skipped has no time. `openedAt` stands in when nothing has started yet.
 */
export function shiftedTimes(
  items: readonly TimedItem[],
  papers: readonly TimedPaper[],
  facts: ReadonlyMap<string, ItemFact>,
  now: number,
  openedAt: number | null,
): Map<string, ShiftedTime> {
  const times = new Map<string, ShiftedTime>();
  const current = placeNow(items, facts);
  let next: number | null = openedAt === null ? null : Math.max(openedAt, now);
  for (const [index, item] of items.entries()) {
    const fact = facts.get(item.id);
    const length = lengthOf(item, papers);
    if (hasStarted(fact)) {
      const time = startedTime(fact, length, now);
      times.set(item.id, time);
      if (index === current) next = time.until === null ? null : Math.max(time.until, now);
    } else if (fact?.left || index < current) {
      times.set(item.id, { at: null, until: null, done: false });
    } else {
      const until: number | null = next === null || length === null ? null : next + length * MINUTE;
      times.set(item.id, { at: next, until, done: false });
      next = until;
    }
  }
  return times;
}
