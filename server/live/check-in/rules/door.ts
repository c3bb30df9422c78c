import type { InputOf } from '../../../platform/contract.ts';
import type { checkInContract, DoorList, PresenceNote } from '../contract.ts';
import { readBadge } from './badge-text.ts';
import { isPresent } from './state.ts';

export type DoorPerson = DoorList['people'][number];

/** A door as the device remembers it: the place, null for the main hall, and the letter of the door where it has several. */
export interface Door {
  readonly siteId: string | null;
  readonly door: string | null;
}

/** What a device noted and has not had an answer for. */
export interface Waiting {
  /** Made at the first press: however often it is sent, it has one effect. */
  readonly id: string;
  readonly conferenceId: string;
  readonly arrival: Omit<InputOf<typeof checkInContract.arrive>, 'conferenceId'>;
  /** It may have reached the server. */
  readonly tried: boolean;
  /** It is taken back as soon as its answer is known. */
  readonly undone: boolean;
}

/** What a code that was read means. */
export type Scan =
  | { readonly kind: 'person'; readonly person: DoorPerson }
  | { readonly kind: 'replaced'; readonly person: DoorPerson }
  | { readonly kind: 'elsewhere' | 'unknown' | 'no-badge' };

/** Whose badge a text is, by the list of this door. */
export function readScan(text: string, { tag, people }: Pick<DoorList, 'tag' | 'people'>): Scan {
  const badge = readBadge(text);
  if (!badge) return { kind: 'no-badge' };
  if (badge.conference !== tag) return { kind: 'elsewhere' };
  const person = people.find(({ badges, also = [] }) => badges.includes(badge.code) || also.includes(badge.code));
  if (!person) return { kind: 'unknown' };
  const isValid = person.badges.at(-1) === badge.code || person.also?.includes(badge.code) === true;
  return { kind: isValid ? 'person' : 'replaced', person };
}

/** Where and when somebody was noted as present, by the server or on this device; null if they are not. */
export function presentSince(
  participantId: string,
  sittingId: string,
  notes: ReadonlyMap<string, PresenceNote>,
  queue: readonly Waiting[],
): (Door & { readonly at: number }) | null {
  const note = notes.get(participantId);
  if (note?.presence === 'inPerson' && note.arrival) return note.arrival;
  const waiting = queue.find(
    ({ arrival, undone }) => !undone && arrival.participantId === participantId && arrival.sittingId === sittingId,
  );
  return waiting ? { at: waiting.arrival.seenAt, siteId: waiting.arrival.siteId, door: waiting.arrival.door } : null;
}

/** How many of the list are present, with those whom this device has not told the server yet. */
export function presentAtDoor(
  { people, sittingId }: Pick<DoorList, 'people' | 'sittingId'>,
  notes: ReadonlyMap<string, PresenceNote>,
  queue: readonly Waiting[],
): number {
  if (sittingId === null) return 0;
  const isThere = ({ id }: DoorPerson): boolean => {
    const note = notes.get(id);
    return (note !== undefined && isPresent(note.presence)) || presentSince(id, sittingId, notes, queue) !== null;
  };
  return people.filter(isThere).length;
}
