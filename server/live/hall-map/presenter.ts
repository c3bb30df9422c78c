import { translate, type Lang } from '../../i18n/translate.ts';
import type { Participant } from '../../planning/participants/contract.ts';
import type { Hall, Seated } from '../../planning/seating/contract.ts';
import { mapView, type SeatPresence } from '../../planning/seating/presenter/map.ts';
import type { Presence, PresenceNote } from '../check-in/contract.ts';

/** What the map shows of a note: somebody who follows online or is excused leaves their seat empty. */
const KINDS: Readonly<Record<Presence, SeatPresence['kind']>> = {
  inPerson: 'present',
  online: 'away',
  left: 'left',
  excused: 'away',
  absent: 'away',
};

export interface HallFacts {
  readonly hall: Hall;
  readonly seated: readonly Seated[];
  readonly people: ReadonlyMap<string, Participant>;
  /** Null: nobody can be checked in, so that nothing is known. */
  readonly notes: readonly PresenceNote[] | null;
}

/** The map of the hall with who is there, and how many. Groups are not checked in one by one. */
export function hallMapView(lang: Lang, { hall, seated, people, notes }: HallFacts) {
  if (notes === null) return { map: mapView(lang, { hall, seated, people }), totals: null };
  const noted = new Map(notes.map((note) => [note.participantId, KINDS[note.presence]]));
  const onSeats = new Set(seated.map(({ participantId }) => participantId));
  const single = [...onSeats].filter((id) => people.get(id)?.group === null);
  const kindOf = (id: string): SeatPresence['kind'] => noted.get(id) ?? 'waiting';
  const presence = new Map(single.map((id) => [id, { kind: kindOf(id), text: translate(lang, `hallMap.${kindOf(id)}`) }]));
  const count = (kind: SeatPresence['kind']): number => single.filter((id) => kindOf(id) === kind).length;
  const total = (kind: SeatPresence['kind']): string => translate(lang, `hallMap.total.${kind}`, { n: count(kind) });
  return {
    map: mapView(lang, { hall, seated, people, presence }),
    totals: { present: total('present'), left: total('left'), away: total('away'), waiting: total('waiting') },
  };
}
