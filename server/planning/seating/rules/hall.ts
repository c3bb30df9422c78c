import type { Fault } from '../../../platform/errors.ts';
import { fold } from '../../../platform/text.ts';
import { MAX_SEATS, type Hall } from '../contract.ts';

/** A seat of a hall: where it stands, in widths of a seat from the middle of the hall and rows from the front. */
export interface HallSeat {
  readonly key: string;
  /** Block and row from 0; both -1 at the table of the presidium. */
  readonly block: number;
  readonly row: number;
  /** The number that stands on it. */
  readonly number: number;
  readonly x: number;
  readonly y: number;
}

/** Width of the aisle between two blocks, in widths of a seat. */
const AISLE = 1.4;
/** What an aisle behind a row takes, in rows. */
const CROSS_AISLE = 0.7;
/** Where those at the table of the presidium sit, in rows before the first. */
export const PRESIDIUM_Y = -2.6;

export const isPresidium = ({ row }: Pick<HallSeat, 'row'>): boolean => row === -1;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

export const seatCount = ({ rows, presidium }: Hall): number => presidium + sum(rows.map(({ seats }) => sum(seats)));

const widthsOf = ({ blocks, rows }: Hall): number[] => blocks.map((_, block) => Math.max(0, ...rows.map(({ seats }) => seats[block] ?? 0)));

/** Where each block begins and how wide it is, with the middle of the hall at 0. */
function blockPlaces(hall: Hall): readonly { readonly left: number; readonly width: number }[] {
  const widths = widthsOf(hall);
  let left = -(sum(widths) + AISLE * (widths.length - 1)) / 2;
  return widths.map((width) => {
    const place = { left, width };
    left += width + AISLE;
    return place;
  });
}

/** Where a row begins in its block: blocks at the side keep to the aisle towards the middle, one in the middle is centred. */
function rowStart({ left, width }: { left: number; width: number }, seats: number): number {
  const middle = left + width / 2;
  const spare = width - seats;
  return Math.abs(middle) < 1e-9 ? left + spare / 2 : middle < 0 ? left + spare : left;
}

/** The seats at the table, from the left as the hall sees them. */
const presidiumSeats = ({ presidium }: Hall): HallSeat[] =>
  Array.from({ length: presidium }, (_, at) => ({
    key: `0-0-${at + 1}`,
    block: -1,
    row: -1,
    number: at + 1,
    x: at - (presidium - 1) / 2,
    y: PRESIDIUM_Y,
  }));

/** Every seat of a hall: the presidium's first, then row by row from the front, each from the left. */
export function seatsOf(hall: Hall): HallSeat[] {
  const places = blockPlaces(hall);
  let y = 0;
  const inRows = hall.rows.flatMap(({ seats, aisle }, row) => {
    const rowY = y;
    y += aisle ? 1 + CROSS_AISLE : 1;
    return seats.flatMap((count, block) => {
      const start = rowStart(places[block] ?? { left: 0, width: 0 }, count);
      const before = hall.across ? sum(seats.slice(0, block)) : 0;
      return Array.from({ length: count }, (_, at) => ({
        key: `${block + 1}-${row + 1}-${at + 1}`,
        block,
        row,
        number: before + at + 1,
        x: start + at + 0.5,
        y: rowY,
      }));
    });
  });
  return [...presidiumSeats(hall), ...inRows];
}

/** The seats of a hall by their keys; none without a hall. */
export const seatsByKey = (hall: Hall | null): ReadonlyMap<string, HallSeat> =>
  new Map((hall ? seatsOf(hall) : []).map((seat) => [seat.key, seat]));

/** Names that occur twice, by their place. */
const twice = (path: string, names: readonly string[]): Fault[] => {
  const folded = names.map(fold);
  return folded.flatMap((name, at) => (folded.indexOf(name) < at ? [{ path: `${path}[${at}]`, message: 'duplicate' }] : []));
};

/** What is wrong with a plan of a hall as a whole. */
export function hallFaults(hall: Hall): Fault[] {
  const { blocks, rows } = hall;
  const count = seatCount(hall);
  return [
    ...rows.flatMap(({ seats }, at) =>
      seats.length === blocks.length
        ? []
        : [{ path: `hall.rows[${at}].seats`, message: 'seats-for-each-block', params: { n: blocks.length } }],
    ),
    ...twice('hall.blocks', blocks),
    ...twice(
      'hall.rows',
      rows.map(({ name }) => name),
    ),
    ...twice(
      'hall.doors',
      (hall.doors ?? []).map(({ letter }) => letter),
    ),
    ...(hall.doors ?? []).flatMap((door, at) =>
      door.blocks.every((block) => block < blocks.length) ? [] : [{ path: `hall.doors[${at}].blocks`, message: 'no-such-reference' }],
    ),
    ...(count > MAX_SEATS ? [{ path: 'hall.rows', message: 'too-many-seats', params: { n: MAX_SEATS, count } }] : []),
    ...(count === 0 ? [{ path: 'hall.rows', message: 'no-seats' }] : []),
  ];
}
