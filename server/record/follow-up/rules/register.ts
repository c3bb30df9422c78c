import { dayAt } from '../../../planning/conferences/rules.ts';
import type { Matter, View } from '../contract.ts';
import { isSettled } from './due.ts';

/** What is looked at to find, count and sort matters. */
export type MatterKey = Pick<Matter, 'conferenceId' | 'id' | 'kind' | 'status' | 'lastDay' | 'owner' | 'ownerId' | 'askedOn'>;

/** Whether somebody is in charge of a matter. */
export const isAssigned = ({ owner, ownerId }: Pick<Matter, 'owner' | 'ownerId'>): boolean => owner !== null || ownerId !== null;

interface Reader {
  readonly userId: string;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** Which matters each view shows. */
export const VIEW_SHOWS: Readonly<Record<View, (matter: MatterKey, reader: Reader) => boolean>> = {
  all: () => true,
  mine: ({ ownerId }, { userId }) => ownerId === userId,
  // As `urgencyOf` has it, but thousands are looked at.
  overdue: (matter, { today }) => !isSettled(matter) && matter.lastDay !== null && matter.lastDay < today,
  asked: (matter) => !isSettled(matter) && matter.askedOn !== null,
  unassigned: (matter) => !isSettled(matter) && !isAssigned(matter),
  running: (matter) => matter.status === 'open' && isAssigned(matter),
  forwarded: ({ status }) => status === 'forwarded',
  answered: ({ status }) => status === 'answered',
  settled: isSettled,
};

const LAST = '9999';
/** Sorts what is not settled first, by last day: so what is overdue comes first, and what has no day last. */
export function byUrgency(a: MatterKey, b: MatterKey): number {
  if (isSettled(a) !== isSettled(b)) return isSettled(a) ? 1 : -1;
  const [dayA, dayB] = [a.lastDay ?? LAST, b.lastDay ?? LAST];
  return dayA < dayB ? -1 : dayA > dayB ? 1 : 0;
}

/** A conference as the register looks at it. */
export interface RegisterConference {
  readonly id: string;
  readonly title: string;
  readonly date: string | null;
  readonly timeZone: string;
  readonly seriesName: string | null;
  /** Users who are its organizers. */
  readonly organizers: readonly string[];
  /** The user who gave it its series; null if that may take over from every conference that shares an organizer. */
  readonly seriesBy: string | null;
}

/**
 * The earlier conferences of the series whose open matters are carried into a conference: those held before it that share an organizer
 * with it, and of which whoever gave it its series is an organizer. The name of a series alone is no proof that two conferences belong to
 * one office, and neither is an organizer whom somebody has put into their team.
 */
export function carriedFrom<T extends RegisterConference>(conference: RegisterConference, others: readonly T[]): T[] {
  const organizers = new Set(conference.organizers);
  return others.filter(
    ({ id, date, seriesName, organizers: theirs }) =>
      id !== conference.id &&
      seriesName !== null &&
      seriesName === conference.seriesName &&
      date !== null &&
      (conference.date === null || date < conference.date) &&
      theirs.some((user) => organizers.has(user)) &&
      (conference.seriesBy === null || theirs.includes(conference.seriesBy)),
  );
}

/** Whether the recommendations of a conference's plan stand in the register: from its first day on. `now` in milliseconds since 1970. */
export const isHeld = ({ date, timeZone }: Pick<RegisterConference, 'date' | 'timeZone'>, now: number): boolean =>
  date !== null && date <= dayAt(now, timeZone);
