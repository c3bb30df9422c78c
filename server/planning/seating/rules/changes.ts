import type { Hall, Seated } from '../contract.ts';
import { seatsOf } from './hall.ts';

/** What one change replaced: the seats as they were before, null where nobody sat, and the hall if it changed. */
export interface SeatingStep {
  readonly hall?: Hall | null;
  readonly seats: readonly { readonly seat: string; readonly before: Omit<Seated, 'seat'> | null }[];
}

/** Steps that can be taken back, and seats in all of them together. */
const MAX_STEPS = 50;
const MAX_STEP_SEATS = 8000;

const bySeat = (seated: readonly Seated[]): ReadonlyMap<string, Seated> => new Map(seated.map((one) => [one.seat, one]));

/** The step back from one state to the one before. */
export function stepBack(before: readonly Seated[], after: readonly Seated[]): SeatingStep['seats'] {
  const [was, is] = [bySeat(before), bySeat(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((seat) => {
    const [old, now] = [was.get(seat), is.get(seat)];
    if (old?.participantId === now?.participantId && old?.byHand === now?.byHand) return [];
    return [{ seat, before: old ? { participantId: old.participantId, byHand: old.byHand } : null }];
  });
}

/** The seats before a step. */
export function takenBack(now: readonly Seated[], { seats }: SeatingStep): Seated[] {
  const changed = new Set(seats.map(({ seat }) => seat));
  return [...now.filter(({ seat }) => !changed.has(seat)), ...seats.flatMap(({ seat, before }) => (before ? [{ seat, ...before }] : []))];
}

/** Steps with another one, without those that are too many: the oldest go. */
export function withStep(steps: readonly SeatingStep[], step: SeatingStep): SeatingStep[] {
  const all = [...steps, step].slice(-MAX_STEPS);
  let room = MAX_STEP_SEATS;
  const from = all.findLastIndex(({ seats }) => (room -= seats.length) < 0);
  return all.slice(Math.min(from + 1, all.length - 1));
}

/**
 * Gives somebody a seat, set by hand. Whoever sits there gets the seat that they leave, or none if they had none.
 */
export function placed(now: readonly Seated[], participantId: string, seat: string, from: string | null): Seated[] {
  const other = now.find((one) => one.seat === seat);
  const rest = now.filter((one) => one.seat !== seat && one.seat !== from);
  const exchanged = other && from !== null && from !== seat ? [{ seat: from, participantId: other.participantId, byHand: true }] : [];
  return [...rest, { seat, participantId, byHand: true }, ...exchanged];
}

/** The seats that a hall has and the seats of another do not: who sat there. */
export function lostIn(seated: readonly Seated[], hall: Hall): Seated[] {
  const exists = new Set(seatsOf(hall).map(({ key }) => key));
  return seated.filter(({ seat }) => !exists.has(seat));
}

/** Those who are still participants, on seats that there are. */
export function stillSeated(seated: readonly Seated[], hall: Hall | null, isKnown: (id: string) => boolean): Seated[] {
  const exists = new Set(hall ? seatsOf(hall).map(({ key }) => key) : []);
  return seated.filter(({ seat, participantId }) => exists.has(seat) && isKnown(participantId));
}
