import { describe, expect, it } from 'vitest';
import { doorsText, doorsTo, readDoors } from '../../../server/planning/seating/rules/doors.ts';
import { hallFaults } from '../../../server/planning/seating/rules/hall.ts';
import { typedHall } from '../../../server/planning/seating/rules/typed-hall.ts';
import { hallOf } from './seats.ts';

const BLOCKS = ['1', '2', 'Ban công'];

describe('the doors of a hall', () => {
  it('are read a line for each: letter, name, and blocks', () => {
    expect(readDoors('A Cửa chính: 1, 2\n\nb: ban cong\nC', BLOCKS)).toEqual({
      doors: [
        { letter: 'A', name: 'Cửa chính', blocks: [0, 1] },
        { letter: 'B', name: null, blocks: [2] },
        { letter: 'C', name: null, blocks: [] },
      ],
    });
  });

  it('are refused with the line that names no block, no letter, or a door again', () => {
    const wrong = (text: string) => readDoors(text, BLOCKS);
    expect([wrong('A: 4'), wrong('12: 1'), wrong('A: 1\na: 2'), wrong(`A ${'x'.repeat(21)}`)]).toEqual([
      { wrong: 'A: 4' },
      { wrong: '12: 1' },
      { wrong: 'a: 2' },
      { wrong: `A ${'x'.repeat(21)}` },
    ]);
  });

  it('are typed again as they were, and stay with the hall', () => {
    const doors = 'A Cửa chính: 1, 2\nB: 3';
    const hall = hallOf({ seats: '3/4/3', rows: 'A–B', doors });
    expect([typedHall(hall).doors, hallFaults(hall)]).toEqual([doors, []]);
    expect(hallOf({ seats: '3/4/3', rows: 'A–B', doors: '' })).not.toHaveProperty('doors');
    expect(doorsText({ blocks: BLOCKS })).toBe('');
  });

  it('lead to the blocks of seats, and none to the table of the presidium', () => {
    const hall = { blocks: ['1', '2'], doors: readDoorsOf('A: 1\nB: 1, 2') };
    const seat = (block: string | null, row: string | null) => [{ block, row, number: 1 }];
    expect([doorsTo(hall, seat('1', 'C')), doorsTo(hall, seat('2', 'C')), doorsTo(hall, seat(null, null))]).toEqual([
      ['A', 'B'],
      ['B'],
      [],
    ]);
    expect(doorsTo({ blocks: ['1'], doors: readDoorsOf('A: 1') }, seat(null, 'C'))).toEqual(['A']);
  });

  it('are refused by the contract twice, or to a block that is not there', () => {
    const hall = hallOf({ seats: '3/4', rows: 'A–B' });
    const door = { letter: 'A', name: null, blocks: [2] };
    expect(hallFaults({ ...hall, doors: [door, { ...door, blocks: [] }] })).toEqual([
      { path: 'hall.doors[1]', message: 'duplicate' },
      { path: 'hall.doors[0].blocks', message: 'no-such-reference' },
    ]);
  });
});

function readDoorsOf(text: string) {
  const read = readDoors(text, ['1', '2']);
  if ('wrong' in read) throw new Error(read.wrong);
  return read.doors;
}
