import { compareParts } from '../../protocol/rules/compare-parts.ts';
import type { SeatingWay } from '../contract.ts';
import { isPresidium, type HallSeat } from './hall.ts';

/** How many seats to the side count as much as one row to the back. */
const ROW_WEIGHT = 4;

/** Rounded, so that seats as far on the left as on the right are equally far on every machine. */
const rounded = (distance: number): number => Math.round(distance * 1000);

/** Distance of a seat from the middle of the front row. */
export const distanceOf = ({ x, row }: Pick<HallSeat, 'x' | 'row'>): number => rounded(Math.hypot(x, row * ROW_WEIGHT));

/** From the highest seat at the table to the last: the middle, then by turns to the right hand and the left of those who sit there. */
export const presidiumInOrder = (seats: readonly HallSeat[]): HallSeat[] =>
  seats.filter(isPresidium).toSorted((a, b) => compareParts([rounded(Math.abs(a.x)), a.x], [rounded(Math.abs(b.x)), b.x]));

/** Of two seats as far from the middle, the one at the right hand of those who look to the front comes first. */
const keyOf = (order: SeatingWay['order'], seat: HallSeat): number[] =>
  order === 'centre' ? [distanceOf(seat), seat.row, -seat.x] : [seat.row, rounded(Math.abs(seat.x)), -seat.x];

/** The seats of the hall from the highest to the last. */
export const hallInOrder = (seats: readonly HallSeat[], order: SeatingWay['order']): HallSeat[] =>
  seats
    .filter((seat) => !isPresidium(seat))
    .map((seat) => ({ seat, key: keyOf(order, seat) }))
    .toSorted((a, b) => compareParts(a.key, b.key))
    .map(({ seat }) => seat);
