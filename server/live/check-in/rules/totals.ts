import type { Quorum } from '../../../planning/conferences/contract.ts';
import type { Expected, PresenceNote, PresenceTotals } from '../contract.ts';

/** How many of a list have to be present; null where none is required, or nobody is on the list. */
export function neededFor(quorum: Quorum, expected: number): number | null {
  if (quorum === 'none' || expected === 0) return null;
  if (quorum === 'half') return Math.floor(expected / 2) + 1;
  return Math.ceil(quorum === 'two-thirds' ? (2 * expected) / 3 : (3 * expected) / 4);
}

/** Whether somebody came late: as marked, else after the sitting was opened. `openedAt` null: it was not opened yet. */
export function isLate({ late, arrival }: PresenceNote, openedAt: number | null): boolean {
  if (arrival === null) return false;
  return late ?? (openedAt !== null && arrival.at > openedAt);
}

const ofPeople = (people: readonly Expected[], notes: readonly PresenceNote[]): PresenceNote[] => {
  const ids = new Set(people.map(({ id }) => id));
  return notes.filter(({ participantId }) => ids.has(participantId));
};

/** The totals of these people; notes about others are left out. */
export function presenceTotals(
  people: readonly Expected[],
  notes: readonly PresenceNote[],
  openedAt: number | null,
  quorum: Quorum = 'none',
): PresenceTotals {
  const known = ofPeople(people, notes);
  const count = (presence: PresenceNote['presence']): number => known.filter((note) => note.presence === presence).length;
  return {
    expected: people.length,
    inPerson: count('inPerson'),
    online: count('online'),
    left: count('left'),
    excused: count('excused'),
    absent: count('absent'),
    unknown: people.length - known.length,
    late: known.filter((note) => isLate(note, openedAt)).length,
    needed: neededFor(quorum, people.length),
  };
}

/** Those who take part now: in person or online. */
export const presentIn = ({ inPerson, online }: Pick<PresenceTotals, 'inPerson' | 'online'>): number => inPerson + online;

/** The named people at one place beside the head count that it reported. */
export interface PlacePresence {
  readonly siteId: string | null;
  /** On the list for this place. */
  readonly expected: number;
  /** Noted in person at this place, wherever they were expected. */
  readonly named: number;
  /** The reported head count; null is not reported. */
  readonly heads: number | null;
  /** Heads without a name, or names without a head where negative; null while no count is reported. */
  readonly difference: number | null;
}

/** Named people and head count of one place. */
export function placePresence(
  siteId: string | null,
  people: readonly Expected[],
  notes: readonly PresenceNote[],
  heads: number | null,
): PlacePresence {
  const named = ofPeople(people, notes).filter((note) => note.presence === 'inPerson' && note.siteId === siteId).length;
  const expected = people.filter((person) => person.siteId === siteId).length;
  return { siteId, expected, named, heads, difference: heads === null ? null : heads - named };
}
