import type { Hall, OwnSeat, Seated } from '../contract.ts';
import { isPresidium, seatsOf, type HallSeat } from './hall.ts';

/** A seat as it is told without the rest of the hall. */
const toldSeat = (hall: Hall, seat: HallSeat): OwnSeat => ({
  block: isPresidium(seat) || hall.blocks.length < 2 ? null : (hall.blocks[seat.block] ?? null),
  row: isPresidium(seat) ? null : (hall.rows[seat.row]?.name ?? null),
  number: seat.number,
});

/** The seats of everybody who has some, by participant, each in the order of the hall. */
export function seatsByPerson(hall: Hall, seated: readonly Seated[]): Map<string, OwnSeat[]> {
  const holders = Map.groupBy(seated, ({ seat }) => seat);
  const taken = seatsOf(hall).flatMap((seat) => (holders.get(seat.key) ?? []).map(({ participantId }) => ({ participantId, seat })));
  const each = Map.groupBy(taken, ({ participantId }) => participantId);
  return new Map([...each].map(([id, own]) => [id, own.map(({ seat }) => toldSeat(hall, seat))]));
}

/** The seats of one participant. */
export const ownSeats = (hall: Hall, seated: readonly Seated[], participantId: string): OwnSeat[] =>
  seatsByPerson(
    hall,
    seated.filter((one) => one.participantId === participantId),
  ).get(participantId) ?? [];
