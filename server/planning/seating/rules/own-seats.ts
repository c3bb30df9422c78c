import type { Hall, OwnSeat, Seated } from '../contract.ts';
import { isPresidium, seatsOf } from './hall.ts';

/** The seats of one participant, as they are told without the rest of the hall. */
export function ownSeats(hall: Hall, seated: readonly Seated[], participantId: string): OwnSeat[] {
  const own = new Set(seated.filter((one) => one.participantId === participantId).map(({ seat }) => seat));
  return seatsOf(hall)
    .filter(({ key }) => own.has(key))
    .map((seat) => ({
      block: isPresidium(seat) || hall.blocks.length < 2 ? null : (hall.blocks[seat.block] ?? null),
      row: isPresidium(seat) ? null : (hall.rows[seat.row]?.name ?? null),
      number: seat.number,
    }));
}
