import { describe, expect, it } from 'vitest';
import { shiftedTimes, type ItemFact, type Timetable } from '../../../server/planning/agenda/rules/index.ts';

type Item = Timetable['items'][number];
const item = (id: string, minutes: number | null): Item => ({ id, minutes, sittingId: 'morning', count: null });

const MINUTE = 60_000;
const at = (minute: number): number => minute * MINUTE;
const fact = (startedAt: number | null, finishedAt: number | null = null, left = false): ItemFact => ({
  startedAt: startedAt === null ? null : at(startedAt),
  finishedAt: finishedAt === null ? null : at(finishedAt),
  left,
});

interface Running {
  readonly items?: readonly Item[];
  readonly facts?: Readonly<Record<string, ItemFact>>;
  readonly now: number;
  readonly opened?: number | null;
}

const THREE = [item('a', 10), item('b', 20), item('c', 30)];
const toMinutes = (moment: number | null) => (moment === null ? null : moment / MINUTE);

/** Times of a running sitting in minutes. */
const shifted = ({ items = THREE, facts = {}, now, opened = 0 }: Running) =>
  [...shiftedTimes(items, [], new Map(Object.entries(facts)), at(now), opened === null ? null : at(opened)).values()].map(
    ({ at: from, until }) => [toMinutes(from), toMinutes(until)],
  );

describe('times of a running sitting', () => {
  it('follow from the opening until something starts, and wait with it', () => {
    expect(shifted({ now: 0 })).toEqual([
      [0, 10],
      [10, 30],
      [30, 60],
    ]);
    expect(shifted({ now: 4 })[0]).toEqual([4, 14]);
  });

  it('are unknown while the sitting is not open', () => {
    expect(shifted({ now: 5, opened: null })).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
  });

  it('keep facts and shift what is to come', () => {
    expect(shifted({ now: 15, facts: { a: fact(3, 12), b: fact(12) } })).toEqual([
      [3, 12],
      [12, 32],
      [32, 62],
    ]);
  });

  it('are facts even if those are zero', () => {
    expect(shifted({ now: 5, facts: { a: fact(0) } })).toEqual([
      [0, 10],
      [10, 30],
      [30, 60],
    ]);
  });

  it('are pushed by an overrun, minute by minute', () => {
    expect(shifted({ now: 18, facts: { a: fact(0) } })).toEqual([
      [0, 18],
      [18, 38],
      [38, 68],
    ]);
  });

  it('come earlier when an item ends early, and never before now', () => {
    expect(shifted({ now: 6, facts: { a: fact(0, 4) } })).toEqual([
      [0, 4],
      [6, 26],
      [26, 56],
    ]);
  });

  it('leave out what is postponed or skipped', () => {
    expect(shifted({ now: 10, facts: { a: fact(0, 10), b: fact(null, null, true) } })).toEqual([
      [0, 10],
      [null, null],
      [10, 40],
    ]);
  });

  it('skip an item that was postponed while it was running', () => {
    expect(shifted({ now: 15, facts: { a: fact(0, 10), b: fact(10, null, true) } })).toEqual([
      [0, 10],
      [null, null],
      [10, 40].map((minute) => minute + 5),
    ]);
  });

  it('are unknown for an item that was passed over without an entry', () => {
    expect(shifted({ now: 25, facts: { a: fact(0, 10), c: fact(20) } })).toEqual([
      [0, 10],
      [null, null],
      [20, 50],
    ]);
  });

  it('follow the running item, even if a later one was brought forward', () => {
    const items = [item('a', 10), item('b', 20), item('c', 30), item('d', 5)];
    expect(shifted({ items, now: 45, facts: { a: fact(30), c: fact(0, 30) } })).toEqual([
      [30, 45],
      [45, 65],
      [0, 30],
      [65, 70],
    ]);
  });

  it('follow the item that finished last while none runs', () => {
    const items = [item('a', 10), item('b', 20), item('c', 30), item('d', 5)];
    expect(shifted({ items, now: 50, facts: { a: fact(30, 48), c: fact(0, 30) } })).toEqual([
      [30, 48],
      [50, 70],
      [0, 30],
      [70, 75],
    ]);
  });

  it('are unknown after a running item of unknown length, and known again when it has finished', () => {
    const items = [item('a', null), item('b', 20)];
    expect(shifted({ items, now: 5, facts: { a: fact(0) } })).toEqual([
      [0, null],
      [null, null],
    ]);
    expect(shifted({ items, now: 8, facts: { a: fact(0, 8) } })).toEqual([
      [0, 8],
      [8, 28],
    ]);
  });

  it('tell what is done', () => {
    const times = shiftedTimes(
      THREE,
      [],
      new Map([
        ['a', fact(0, 10)],
        ['b', fact(10)],
      ]),
      at(12),
      0,
    );
    expect([...times.values()].map(({ done }) => done)).toEqual([true, false, false]);
  });
});
