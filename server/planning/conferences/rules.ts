import { DateTime } from 'luxon';
import { z } from 'zod';
import { AppError } from '../../platform/errors.ts';
import type { Folded } from '../../platform/journal/contract.ts';
import { byVietnamese, fold, search } from '../../platform/text.ts';
import { type Conference, type ConferenceDays, ConferenceFacts, type ConferenceStatus } from './contract.ts';

/** What is open according to the folded journal of a conference, and must be closed before archiving or trashing; null: nothing. */
export type OpenIn = (folded: Folded) => 'sitting-open' | 'vote-open' | 'secret-vote-open' | null;

/** @throws AppError sitting-open, vote-open, secret-vote-open. */
export function requireNothingOpen(open: ReturnType<OpenIn>): void {
  if (open !== null) throw new AppError(open);
}

/** Text of a conference for searching, without accents. */
export const foldedConference = ({ title, organizer, venue }: Pick<ConferenceFacts, 'title' | 'organizer' | 'venue'>): string =>
  fold([title, organizer, venue ?? ''].join(' '));

/** Input for the status of a conference. Dates are YYYY-MM-DD, instants milliseconds since 1970. */
export interface ConferenceStatusFacts {
  /** The last known day of the conference or its sittings. */
  readonly lastDay: string | null;
  readonly timeZone: string;
  readonly archived: boolean;
  readonly deleted: boolean;
}

/** The day of a moment (milliseconds since 1970) in a zone, YYYY-MM-DD. */
export const dayAt = (at: number, zone: string): string => DateTime.fromMillis(at, { zone }).toISODate() ?? '';

/** Status of a conference. One without a date is upcoming. */
export function conferenceStatusOf({ lastDay, timeZone, archived, deleted }: ConferenceStatusFacts, now: number): ConferenceStatus {
  if (deleted) return 'trash';
  if (archived) return 'archived';
  if (lastDay === null) return 'upcoming';
  return lastDay < dayAt(now, timeZone) ? 'past' : 'upcoming';
}

/** The days of a conference: its own first day and those of its sittings. */
export function daysOf({ date }: Pick<ConferenceFacts, 'date'>, sittings: readonly { readonly date: string | null }[]): ConferenceDays {
  const days = [date, ...sittings.map((sitting) => sitting.date)].filter((day) => day !== null).toSorted();
  return { firstDay: days[0] ?? null, lastDay: days.at(-1) ?? null };
}

interface Dated {
  readonly date: string | null;
  readonly title: string;
  readonly rehearsalOf: string | null;
}

/** Sort order of a list: upcoming ones by date, past ones latest first, those without a date last, a rehearsal after its conference. */
export function byDate(list: ConferenceStatus): (a: Dated, b: Dated) => number {
  const direction = list === 'upcoming' ? 1 : -1;
  return (a, b) => {
    if (a.date === b.date) return byVietnamese(a.title, b.title) || Number(a.rehearsalOf !== null) - Number(b.rehearsalOf !== null);
    if (a.date === null || b.date === null) return a.date === null ? 1 : -1;
    return a.date < b.date ? -direction : direction;
  };
}

/** The conferences that match the query, in order; exact matches of accents come first. */
export const answering = <T extends Pick<ConferenceFacts, 'title' | 'organizer' | 'venue'>>(things: readonly T[], query: string): T[] =>
  query.trim() === '' ? [...things] : search(things, query, ({ title, organizer, venue }) => [title, organizer, venue ?? ''].join(' '));

const Facts = z.object(ConferenceFacts.shape);

/** The facts of a conference without its other fields. */
export const conferenceFactsOf = (conference: Conference): ConferenceFacts => Facts.parse(conference);

/** The facts of a conference that readers outside staff see before the first publication. */
export const unpublishedFacts = (facts: ConferenceFacts): ConferenceFacts => ({
  ...facts,
  starts: null,
  venue: null,
  placeOfIssue: null,
  series: null,
  turnMinutes: null,
});

/** The fields in which two objects differ, each with the value before and after. */
export function differences(before: object, after: object): Record<string, [unknown, unknown]> {
  const [one, other] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const changed = [...other.keys()].filter((key) => key !== 'version' && JSON.stringify(one.get(key)) !== JSON.stringify(other.get(key)));
  return Object.fromEntries(changed.map((key) => [key, [one.get(key) ?? null, other.get(key)]]));
}

/** A conference copied for a new one: without its history and without the mark of a rehearsal. */
export const copyOf = (conference: Conference, changes: Partial<Conference>): Conference => ({
  ...conference,
  rehearsalOf: null,
  ...changes,
  version: 1,
});

/** A new conference with default settings. */
export const newConference = (id: string, facts: ConferenceFacts): Conference => ({
  ...facts,
  viewersSignIn: true,
  address: 'comrade',
  form: 'party',
  hostFirst: true,
  quorum: 'none',
  id,
  rehearsalOf: null,
  version: 1,
  extras: {},
});
