import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Hall, OwnSeat } from '../contract.ts';
import { isPresidium, type HallSeat } from '../rules/hall.ts';

const hasBlocks = ({ blocks }: Hall): boolean => blocks.length > 1;

/** "Khối 2, hàng C, ghế 12": what a seat is called aloud. */
export function seatName(lang: Lang, hall: Hall, seat: HallSeat): string {
  if (isPresidium(seat)) return translate(lang, 'seating.seat.atTable', { n: String(seat.number) });
  const place = { row: hall.rows[seat.row]?.name ?? '', n: String(seat.number), block: hall.blocks[seat.block] ?? '' };
  return translate(lang, hasBlocks(hall) ? 'seating.seat.inBlock' : 'seating.seat.inRow', place);
}

/** The same of a seat that is told without the rest of the hall. */
export function ownSeatName(lang: Lang, { block, row, number }: OwnSeat): string {
  const n = String(number);
  if (row === null) return translate(lang, 'seating.seat.atTable', { n });
  return block === null ? translate(lang, 'seating.seat.inRow', { row, n }) : translate(lang, 'seating.seat.inBlock', { block, row, n });
}

/** Row and, where each block numbers its own seats, block: "C", "2-C". */
const rowSign = (hall: Hall, { row, block }: HallSeat): string =>
  `${hasBlocks(hall) && !hall.across ? `${hall.blocks[block] ?? ''}-` : ''}${hall.rows[row]?.name ?? ''}`;

/** A number behind a name of a row: "C12", or "3-12" where rows have numbers. */
const behind = (sign: string, number: number): string => `${sign}${/\d$/.test(sign) ? '-' : ''}${number}`;

/** "C12": what stands on papers and in lists. */
export const seatSign = (lang: Lang, hall: Hall, seat: HallSeat): string =>
  isPresidium(seat) ? translate(lang, 'seating.seat.shortAtTable', { n: String(seat.number) }) : behind(rowSign(hall, seat), seat.number);

/** Seats in the order of the hall, neighbours as one: "F1–F15, G2". */
export function seatsText(lang: Lang, hall: Hall, seats: readonly HallSeat[]): string {
  const runs: HallSeat[][] = [];
  for (const seat of seats.toSorted((a, b) => a.row - b.row || a.block - b.block || a.number - b.number)) {
    const last = runs.at(-1)?.at(-1);
    if (last && last.row === seat.row && last.number + 1 === seat.number && (hall.across || last.block === seat.block))
      runs.at(-1)?.push(seat);
    else runs.push([seat]);
  }
  return runs
    .map((run) => [run[0], ...(run.length > 1 ? [run.at(-1)] : [])].map((seat) => (seat ? seatSign(lang, hall, seat) : '')).join('–'))
    .join(', ');
}
