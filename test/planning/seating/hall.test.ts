import { describe, expect, it } from 'vitest';
import type { Hall } from '../../../server/planning/seating/contract.ts';
import { seatName, seatSign, seatsText } from '../../../server/planning/seating/presenter/seat-words.ts';
import { hallFaults, seatCount, seatsOf, type HallSeat } from '../../../server/planning/seating/rules/hall.ts';
import { NEW_HALL, readHall, typedHall, type TypedHall } from '../../../server/planning/seating/rules/typed-hall.ts';

const typed = (changes: Partial<TypedHall>): TypedHall => ({ ...NEW_HALL, ...changes });
function hallOf(changes: Partial<TypedHall>): Hall {
  const read = readHall(typed(changes));
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.hall;
}
const faultsOf = (changes: Partial<TypedHall>) => {
  const read = readHall(typed(changes));
  return 'faults' in read ? read.faults.map(({ field, code, text }) => [field, code, text]) : [];
};
const seatOf = (hall: Hall, key: string): HallSeat => {
  const found = seatsOf(hall).find((seat) => seat.key === key);
  if (!found) throw new Error(`no seat ${key}`);
  return found;
};

describe('a hall in words and figures', () => {
  it('has so many seats in each row of each block, and rows by their names', () => {
    const hall = hallOf({ seats: '8/12/8', rows: 'A–M', presidium: '7' });
    expect(hall.blocks).toEqual(['1', '2', '3']);
    expect(hall.rows.map(({ name }) => name).join('')).toBe('ABCDEFGHIJKLM');
    expect(hall.rows.every(({ seats, aisle }) => seats.join() === '8,12,8' && !aisle)).toBe(true);
    expect(seatCount(hall)).toBe(13 * 28 + 7);
  });

  it('takes rows as letters, as numbers, as how many there are, and each by its name', () => {
    const rows = (text: string) => hallOf({ rows: text }).rows.map(({ name }) => name);
    expect(rows('a-c')).toEqual(['A', 'B', 'C']);
    expect(rows('Y–AB')).toEqual(['Y', 'Z', 'AA', 'AB']);
    expect(rows('1–3')).toEqual(['1', '2', '3']);
    expect(rows('4')).toEqual(['A', 'B', 'C', 'D']);
    expect(rows('VIP, A–B')).toEqual(['VIP', 'A', 'B']);
    expect(rows('')).toEqual([]);
  });

  it('takes the same numbers however they are parted, other numbers for some rows, and aisles behind some', () => {
    for (const seats of ['8/12/8', '8-12-8', '8 12 8', '8 / 12 / 8', '8+12+8'])
      expect(hallOf({ seats }).rows[0]?.seats).toEqual([8, 12, 8]);
    const hall = hallOf({ rows: 'A–D', other: 'A: 6/10/6\nC–D: 0/8/0', aisles: 'b, C' });
    expect(hall.rows.map(({ seats, aisle }) => [seats.join('/'), aisle])).toEqual([
      ['6/10/6', false],
      ['8/12/8', true],
      ['0/8/0', true],
      ['0/8/0', false],
    ]);
  });

  it('says in which field what is not understood, and draws nothing of it', () => {
    expect(faultsOf({ seats: 'tám' })).toEqual([['seats', 'badSeats', 'tám']]);
    expect(faultsOf({ seats: '8/101/8' })).toEqual([['seats', 'badSeats', '8/101/8']]);
    expect(faultsOf({ rows: '101' })).toEqual([['rows', 'badRows', '101']]);
    expect(faultsOf({ blocks: 'Trái, Phải' })).toEqual([['blocks', 'badBlocks', '3']]);
    expect(faultsOf({ other: 'A: 6/10' })).toEqual([['other', 'badOther', 'A: 6/10']]);
    expect(faultsOf({ other: 'Z: 6/10/6' })).toEqual([['other', 'badOther', 'Z: 6/10/6']]);
    expect(faultsOf({ aisles: 'Z' })).toEqual([['aisles', 'badAisles', 'Z']]);
    expect(faultsOf({ presidium: '61' })).toEqual([['presidium', 'badPresidium', '61']]);
    expect(faultsOf({ presidium: 'bảy' })).toEqual([['presidium', 'badPresidium', 'bảy']]);
  });

  it('is typed again as it was', () => {
    const halls = [
      hallOf({}),
      hallOf({ seats: '20', rows: '1–13', presidium: '' }),
      hallOf({ rows: 'A–D', other: 'A: 6/10/6\nC–D: 0/8/0', aisles: 'B, C', blocks: 'Trái, Giữa, Phải', numbering: 'block' }),
      hallOf({ rows: 'VIP, A, B' }),
    ];
    for (const hall of halls) expect(hallOf(typedHall(hall))).toEqual(hall);
  });

  it('has at most 2,000 seats, at least one, and no name twice', () => {
    expect(hallFaults(hallOf({ seats: '40/40', rows: '25', presidium: '0' }))).toEqual([]);
    expect(hallFaults(hallOf({ seats: '40/40', rows: '25', presidium: '1' })).map(({ message }) => message)).toEqual(['too-many-seats']);
    expect(hallFaults(hallOf({ rows: '', presidium: '0' })).map(({ message }) => message)).toEqual(['no-seats']);
    expect(hallFaults(hallOf({ blocks: 'Trái, Giữa, trái' })).map(({ path }) => path)).toEqual(['hall.blocks[2]']);
    expect(hallFaults(hallOf({ rows: 'A, B, a' })).map(({ path }) => path)).toEqual(['hall.rows[2]']);
    const crooked = { ...hallOf({ rows: '1' }), blocks: ['A', 'B'] };
    expect(hallFaults(crooked).map(({ path }) => path)).toEqual(['hall.rows[0].seats']);
  });
});

describe('the seats of a hall', () => {
  it('stand around the middle, with aisles between blocks and behind rows', () => {
    const hall = hallOf({ seats: '2/4/2', rows: 'A–C', other: 'A: 1/2/1', aisles: 'B', presidium: '2' });
    const xOf = (row: number) =>
      seatsOf(hall)
        .filter((seat) => seat.row === row)
        .map(({ x }) => Number(x.toFixed(3)));
    // The shorter row keeps to the aisles, and its middle is centred.
    expect(xOf(0)).toEqual([-3.9, -0.5, 0.5, 3.9]);
    expect(xOf(1)).toEqual([-4.9, -3.9, -1.5, -0.5, 0.5, 1.5, 3.9, 4.9]);
    expect(xOf(-1)).toEqual([-0.5, 0.5]);
    expect([0, 1, 2].map((row) => seatsOf(hall).find((seat) => seat.row === row)?.y)).toEqual([0, 1, 2.7]);
  });

  it('have each a key of their own, and no two stand in one place', () => {
    const seats = seatsOf(hallOf({ seats: '40/40', rows: '24', presidium: '60', other: 'A: 3/40' }));
    expect(new Set(seats.map(({ key }) => key)).size).toBe(seats.length);
    expect(new Set(seats.map(({ x, y }) => `${x} ${y}`)).size).toBe(seats.length);
  });

  it('are called by block, row and number: through the whole row, or from 1 in each block', () => {
    const across = hallOf({ rows: '1–3', blocks: 'A, B, C' });
    expect(seatName('vi', across, seatOf(across, '2-3-4'))).toBe('Khối B, hàng 3, ghế 12');
    expect(seatSign('vi', across, seatOf(across, '2-3-4'))).toBe('3-12');
    const each = hallOf({ rows: 'A–C', numbering: 'block' });
    expect(seatName('en', each, seatOf(each, '2-3-4'))).toBe('Block 2, row C, seat 4');
    expect(seatSign('vi', each, seatOf(each, '2-3-4'))).toBe('2-C4');
    const one = hallOf({ seats: '20' });
    expect(seatName('vi', one, seatOf(one, '1-3-4'))).toBe('Hàng C, ghế 4');
    expect(seatName('vi', one, seatOf(one, '0-0-4'))).toBe('Bàn chủ tịch đoàn, ghế 4');
  });

  it('are told as one where they lie beside each other', () => {
    const hall = hallOf({ seats: '10/10' });
    const text = (...keys: string[]) =>
      seatsText(
        'vi',
        hall,
        keys.map((key) => seatOf(hall, key)),
      );
    expect(text('1-2-3', '1-1-1', '1-1-2', '1-1-3')).toBe('A1–A3, B3');
    // Numbers run on over the aisle.
    expect(text('1-1-9', '1-1-10', '2-1-1')).toBe('A9–A11');
    expect(text('0-0-1', '0-0-2')).toBe('CTĐ 1–CTĐ 2');
  });
});
