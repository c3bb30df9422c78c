import type { Hall, Seated, SeatingWay } from '../contract.ts';
import { seatsOf, type HallSeat } from './hall.ts';
import { hallInOrder, presidiumInOrder } from './seat-orders.ts';
import { seatsTogether } from './together.ts';
import type { Taker } from './takers.ts';

/** One seat that somebody still needs, in the order in which seats are given. */
interface Need {
  readonly id: string;
  readonly count: number;
}

/** Those who are seated beside each other: one participant, or a delegation. */
interface Party {
  readonly needs: readonly Need[];
  readonly host: boolean;
}

const total = (needs: readonly Need[]): number => needs.reduce((sum, { count }) => sum + count, 0);
const idsOf = ({ needs }: Party): string[] => needs.flatMap(({ id, count }) => Array.from({ length: count }, () => id));

/** What everybody needs besides the seats that they keep. */
function needsOf(takers: readonly Taker[], kept: readonly Seated[]): readonly { readonly taker: Taker; readonly need: Need }[] {
  const held = new Map<string, number>();
  for (const { participantId } of kept) held.set(participantId, (held.get(participantId) ?? 0) + 1);
  return takers.flatMap((taker) => {
    const count = (taker.seats ?? 0) - (held.get(taker.id) ?? 0);
    return count > 0 ? [{ taker, need: { id: taker.id, count } }] : [];
  });
}

/** Parties in the order of their highest member. */
function partiesOf(needing: ReturnType<typeof needsOf>, together: boolean): Party[] {
  const groups = Map.groupBy(needing, ({ taker }) => (together ? taker.delegation : taker.id));
  return [...groups.values()].map((members) => ({
    needs: members.map(({ need }) => need),
    host: members.every(({ taker }) => taker.host),
  }));
}

/** Takes seats for so many: beside each other in one block where there are, otherwise the highest that are free; fewer if no more are. */
type Take = (count: number, isOpen: (seat: HallSeat) => boolean) => readonly HallSeat[];

/** Free seats from the highest on; whoever takes some leaves the others. */
function freeSeats(inOrder: readonly HallSeat[], taken: ReadonlySet<string>): Take {
  const rankOf = new Map(inOrder.map(({ key }, at) => [key, at]));
  let free = inOrder.filter(({ key }) => !taken.has(key));
  return (count, isOpen) => {
    const open = free.filter(isOpen);
    const beside = count > 1 ? seatsTogether(open, count, (key) => rankOf.get(key) ?? 0) : null;
    const given = beside ?? open.slice(0, count);
    const gone = new Set(given);
    free = free.filter((seat) => !gone.has(seat));
    return given;
  };
}

const anywhere = (): boolean => true;
const onLeft = ({ x }: HallSeat): boolean => x < 0;
const onRight = ({ x }: HallSeat): boolean => x >= 0;

/** Seats a party on its side of the hall, and those for whom that is full on the other. */
function seatParty(take: Take, party: Party, { sides }: SeatingWay): Seated[] {
  const own = take(total(party.needs), sides ? (party.host ? onLeft : onRight) : anywhere);
  const missing = total(party.needs) - own.length;
  const seats = missing > 0 && sides ? [...own, ...take(missing, anywhere)] : own;
  const ids = idsOf(party);
  return seats.map(({ key }, at) => ({ seat: key, participantId: ids[at] ?? '', byHand: false }));
}

/**
 * Seats everybody anew, in the order of the takers, which is that of protocol. Whoever was set by hand stays. The presidium sits at its table;
 * those for whom it has no seat sit in the hall, before all others of lower rank. Groups and delegations take seats beside each other.
 */
export function arranged(hall: Hall, takers: readonly Taker[], now: readonly Seated[], way: SeatingWay): Seated[] {
  const seats = seatsOf(hall);
  const exists = new Set(seats.map(({ key }) => key));
  const kept = now.filter(({ seat, byHand }) => byHand && exists.has(seat));
  const taken = new Set(kept.map(({ seat }) => seat));
  const needing = needsOf(takers, kept);
  const atPresidium = freeSeats(presidiumInOrder(seats), taken);
  const atTable = needing.filter(({ taker }) => taker.presidium).flatMap(({ need }) => seatAtTable(atPresidium, need));
  const rest = needsOf(takers, [...kept, ...atTable]);
  const inHall = freeSeats(hallInOrder(seats, way.order), taken);
  return [...kept, ...atTable, ...partiesOf(rest, way.together).flatMap((party) => seatParty(inHall, party, way))];
}

const seatAtTable = (take: Take, { id, count }: Need): Seated[] =>
  Array.from({ length: count }, () => take(1, anywhere)).flatMap((found) =>
    found.map(({ key }) => ({ seat: key, participantId: id, byHand: false })),
  );

/** Those who need more seats than they have, with how many. */
export const unseated = (takers: readonly Taker[], seated: readonly Seated[]): readonly Need[] =>
  needsOf(takers, seated).map(({ need }) => need);
