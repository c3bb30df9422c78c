import type { DoorList, PresenceNote } from '../../../live/check-in/contract.ts';
import { notesOfSitting, type CheckInState } from '../../../live/check-in/rules/index.ts';
import { isLate } from '../../../live/check-in/rules/totals.ts';

type Expected = DoorList['people'][number];

/** Somebody who is absent, and why, where that was noted. */
export type Absent = Pick<Expected, 'name' | 'posts'> & { readonly reason: string | null };

/** Somebody who was noted in a sitting. */
export interface NotedPerson extends Absent {
  readonly id: string;
  /** Where they took part; null: they were absent. */
  readonly where: 'hall' | 'site' | 'online' | null;
  readonly siteId: string | null;
  readonly excused: boolean;
  readonly late: boolean;
}

/** Who took part in a sitting, of those who are named in the list. Groups are told by the head counts alone. */
export interface NamedPresence {
  readonly sittingId: string;
  readonly expected: number;
  /** In the main hall, also those who left before the end. */
  readonly hall: number;
  /** At the other sites, and at how many. */
  readonly sites: number;
  readonly siteCount: number;
  readonly online: number;
  /** Of those who came. */
  readonly late: number;
  readonly excused: readonly Absent[];
  readonly absent: readonly Absent[];
  /** All of whom anything was noted. */
  readonly noted: readonly NotedPerson[];
  /** Of whom nothing was noted. */
  readonly unknown: number;
}

const ABSENT = new Set(['excused', 'absent']);
const isOnline = ({ presence, arrival }: PresenceNote, hallId: string | null): boolean =>
  presence === 'online' || (presence === 'left' && hallId !== null && arrival?.siteId === null);

/** The site beside the main hall at which somebody was who came in person; null for the hall. */
function siteBeside({ arrival, siteId }: PresenceNote, hallId: string | null): string | null {
  const at = arrival?.siteId ?? siteId;
  return at === hallId ? null : at;
}

function notedPerson(
  { id, name, posts }: Expected,
  note: PresenceNote,
  { hallId, openedAt, reason }: { readonly hallId: string | null; readonly openedAt: number | null; readonly reason: string | null },
): NotedPerson {
  const isAbsent = ABSENT.has(note.presence);
  const siteId = isAbsent || isOnline(note, hallId) ? null : siteBeside(note, hallId);
  const came = isOnline(note, hallId) ? 'online' : siteId === null ? 'hall' : 'site';
  const late = !isAbsent && isLate(note, openedAt);
  return { id, name, posts, reason, siteId, late, where: isAbsent ? null : came, excused: note.presence === 'excused' };
}

/** Who took part, for each of these sittings in which anybody was noted. */
export function namedPresence(
  { people, hallId }: Pick<DoorList, 'people' | 'hallId'>,
  state: CheckInState,
  sittings: readonly { readonly id: string; readonly openedAt: number | null }[],
  reasonOf: (sittingId: string, participantId: string) => string | null = () => null,
): NamedPresence[] {
  return sittings.flatMap(({ id: sittingId, openedAt }): NamedPresence[] => {
    const byPerson = new Map(notesOfSitting(state, sittingId).map((note) => [note.participantId, note]));
    const noted = people.flatMap((person) => {
      const note = byPerson.get(person.id);
      return note ? [{ person, note }] : [];
    });
    if (noted.length === 0) return [];
    const of = (presence: 'excused' | 'absent') =>
      noted
        .filter(({ note }) => note.presence === presence)
        .map(({ person: { id, name, posts } }) => ({ name, posts, reason: reasonOf(sittingId, id) }));
    const came = noted.filter(({ note }) => !ABSENT.has(note.presence)).map(({ note }) => note);
    const inPerson = came.filter((note) => !isOnline(note, hallId));
    const elsewhere = inPerson.flatMap((note) => siteBeside(note, hallId) ?? []);
    return [
      {
        sittingId,
        expected: people.length,
        hall: inPerson.length - elsewhere.length,
        sites: elsewhere.length,
        siteCount: new Set(elsewhere).size,
        online: came.length - inPerson.length,
        late: came.filter((note) => isLate(note, openedAt)).length,
        excused: of('excused'),
        absent: of('absent'),
        noted: noted.map(({ person, note }) => notedPerson(person, note, { hallId, openedAt, reason: reasonOf(sittingId, person.id) })),
        unknown: people.length - noted.length,
      },
    ];
  });
}
