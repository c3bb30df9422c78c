import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hall, Seated, SeatingWay } from '../../../server/planning/seating/contract.ts';
import { arranged, unseated } from '../../../server/planning/seating/rules/arranging.ts';
import { seatsOf, type HallSeat } from '../../../server/planning/seating/rules/hall.ts';
import { distanceOf } from '../../../server/planning/seating/rules/seat-orders.ts';
import type { Taker } from '../../../server/planning/seating/rules/takers.ts';
import { NEW_HALL, readHall } from '../../../server/planning/seating/rules/typed-hall.ts';

function hallOf(seats: string, rows: string, presidium = '0'): Hall {
  const read = readHall({ ...NEW_HALL, seats, rows, presidium });
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.hall;
}
const taker = (id: string, changes: Partial<Taker> = {}): Taker => ({
  id,
  seats: 1,
  presidium: false,
  host: false,
  delegation: id,
  ...changes,
});
const people = (count: number): Taker[] => Array.from({ length: count }, (_, at) => taker(`p${at + 1}`));
const WAY: SeatingWay = { order: 'centre', together: false, sides: false };
const hand = (seat: string, participantId: string): Seated => ({ seat, participantId, byHand: true });
const seatOf = (hall: Hall, seated: readonly Seated[]) => {
  const seats = new Map(seatsOf(hall).map((seat) => [seat.key, seat]));
  return (id: string): HallSeat[] => seated.filter((one) => one.participantId === id).flatMap(({ seat }) => seats.get(seat) ?? []);
};
const keysOf = (seated: readonly Seated[], id: string): string[] =>
  seated.filter((one) => one.participantId === id).map(({ seat }) => seat);

describe('seating by protocol', () => {
  it('begins in the middle of the front row and goes outwards, the right hand first', () => {
    const seated = arranged(hallOf('5', 'A–C'), people(5), [], WAY);
    expect(['p1', 'p2', 'p3', 'p4', 'p5'].map((id) => keysOf(seated, id)[0])).toEqual(['1-1-3', '1-1-4', '1-1-2', '1-1-5', '1-1-1']);
  });

  it('goes on behind the middle before the far ends of the front row', () => {
    const seated = arranged(hallOf('20', 'A–C'), people(12), [], WAY);
    expect(keysOf(seated, 'p9')).toEqual(['1-2-11']);
    const rows = arranged(hallOf('20', 'A–C'), people(21), [], { ...WAY, order: 'rows' });
    expect([keysOf(rows, 'p20'), keysOf(rows, 'p21')]).toEqual([['1-1-1'], ['1-2-11']]);
  });

  it('puts the presidium at its table, the highest in the middle, and those for whom it has no seat into the hall', () => {
    const members = people(4).map((one) => ({ ...one, presidium: true }));
    const seated = arranged(hallOf('5', 'A–B', '3'), [...members, taker('guest')], [], WAY);
    expect(members.map(({ id }) => keysOf(seated, id)[0])).toEqual(['0-0-2', '0-0-1', '0-0-3', '1-1-3']);
    expect(keysOf(seated, 'guest')).toEqual(['1-1-4']);
  });

  it('leaves whoever was set by hand, and seats the others around them', () => {
    const now = [hand('1-1-3', 'p2'), { seat: '1-1-1', participantId: 'p1', byHand: false }];
    const seated = arranged(hallOf('5', 'A'), people(3), now, WAY);
    expect(seated).toEqual([
      hand('1-1-3', 'p2'),
      { seat: '1-1-4', participantId: 'p1', byHand: false },
      { seat: '1-1-2', participantId: 'p3', byHand: false },
    ]);
  });

  it('gives a group seats beside each other in one block, and one of unknown number none', () => {
    const hall = hallOf('8/12/8', 'A–F');
    const seated = arranged(hall, [...people(6), taker('group', { seats: 10 }), taker('some', { seats: null })], [], WAY);
    const own = seatOf(hall, seated)('group');
    expect(own.length).toBe(10);
    expect(new Set(own.map(({ block }) => block)).size).toBe(1);
    expect(new Set(own.map(({ row }) => row)).size).toBe(1);
    expect(
      own
        .map(({ x }) => x)
        .toSorted((a, b) => a - b)
        .every((x, at, all) => at === 0 || Math.abs(x - (all[at - 1] ?? 0) - 1) < 1e-9),
    ).toBe(true);
    expect(keysOf(seated, 'some')).toEqual([]);
    expect(unseated([taker('some', { seats: null })], seated)).toEqual([]);
  });

  it('parts a group only when no block has room, and says how many have no seat', () => {
    const hall = hallOf('3/3', 'A');
    const takers = [taker('group', { seats: 5 }), taker('late', { seats: 3 })];
    const seated = arranged(hall, takers, [], WAY);
    expect([keysOf(seated, 'group').length, keysOf(seated, 'late').length]).toEqual([5, 1]);
    expect(unseated(takers, seated)).toEqual([{ id: 'late', count: 2 }]);
  });

  it('keeps delegations together behind their highest member, where that is wanted', () => {
    const hall = hallOf('4/4', 'A–D');
    const takers = people(9).map((one, at) => ({ ...one, delegation: at % 3 === 0 ? 'first' : one.id }));
    const own = seatOf(hall, arranged(hall, takers, [], { ...WAY, together: true }));
    const seats = ['p1', 'p4', 'p7'].flatMap(own);
    expect([new Set(seats.map(({ block }) => block)).size, new Set(seats.map(({ row }) => row)).size]).toEqual([1, 1]);
  });

  it('puts the host to the left and guests to the right, and crosses over only when a side is full', () => {
    const hall = hallOf('4', 'A–B');
    const takers = [...people(3).map((one) => ({ ...one, host: true })), ...['g1', 'g2', 'g3', 'g4', 'g5'].map((id) => taker(id))];
    const own = seatOf(hall, arranged(hall, takers, [], { ...WAY, sides: true }));
    expect(takers.map(({ id }) => (own(id)[0]?.x ?? 0) < 0)).toEqual([true, true, true, false, false, false, false, true]);
  });

  it('fills a hall of 2,000 seats', () => {
    const hall = hallOf('40/40', '25');
    const takers = Array.from({ length: 400 }, (_, at) => taker(`t${at}`, { seats: at % 4 === 0 ? 17 : 1, delegation: `d${at % 90}` }));
    expect(arranged(hall, takers, [], { ...WAY, together: true }).length).toBe(2000);
  });
});

describe('whatever is seated', () => {
  const halls = fc
    .record({
      blocks: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
      rows: fc.integer({ min: 1, max: 6 }),
      presidium: fc.integer({ min: 0, max: 5 }),
    })
    .map(({ blocks, rows, presidium }) => hallOf(blocks.join('/'), String(rows), String(presidium)));
  const takers = fc.array(
    fc.record({
      seats: fc.option(fc.integer({ min: 1, max: 9 })),
      presidium: fc.boolean(),
      host: fc.boolean(),
      delegation: fc.constantFrom('a', 'b', 'c', 'd'),
    }),
    { maxLength: 40 },
  );
  const ways: fc.Arbitrary<SeatingWay> = fc.record({
    order: fc.constantFrom('centre', 'rows'),
    together: fc.boolean(),
    sides: fc.boolean(),
  });

  it('has nobody twice on a seat, nobody on more seats than they need, no free seat while somebody waits, and comes out the same again', () => {
    fc.assert(
      fc.property(halls, takers, ways, fc.array(fc.nat(30), { maxLength: 4 }), (hall, given, way, hands) => {
        const all = given.map((one, at) => ({ ...one, id: `t${at}` }));
        const keys = seatsOf(hall).map(({ key }) => key);
        const singles = all.filter(({ seats }) => seats === 1);
        const now = hands.flatMap((which, at) => (keys[which] && singles[at] ? [hand(keys[which], singles[at].id)] : []));
        const fixed = now.filter(({ seat }, at) => now.findIndex((one) => one.seat === seat) === at);
        const seated = arranged(hall, all, fixed, way);
        expect(new Set(seated.map(({ seat }) => seat)).size).toBe(seated.length);
        expect(seated.every(({ seat }) => keys.includes(seat))).toBe(true);
        for (const { id, seats } of all) expect(keysOf(seated, id).length).toBeLessThanOrEqual(seats ?? 0);
        for (const one of fixed) expect(seated).toContainEqual(one);
        const freeInHall = keys.filter((key) => !key.startsWith('0-') && !seated.some(({ seat }) => seat === key));
        expect(unseated(all, seated).length > 0 ? freeInHall : []).toEqual([]);
        expect(arranged(hall, all, seated, way)).toEqual(seated);
      }),
      { numRuns: 200 },
    );
  });

  it('has nobody farther from the middle than somebody of lower rank, when all are single and nobody is set by hand', () => {
    fc.assert(
      fc.property(halls, fc.integer({ min: 1, max: 60 }), (hall, count) => {
        const own = seatOf(hall, arranged(hall, people(count), [], WAY));
        const distances = people(count).flatMap(({ id }) => own(id).map(distanceOf));
        expect(distances).toEqual(distances.toSorted((a, b) => a - b));
      }),
    );
  });
});
