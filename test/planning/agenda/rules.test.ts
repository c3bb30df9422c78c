import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockMinutes, lengthOf, plannedTimes, sittingStart, type Timetable } from '../../../server/planning/agenda/rules/index.ts';

type Item = Timetable['items'][number];
type Sitting = Timetable['sittings'][number];
type Paper = Timetable['papers'][number];

const sitting = (id: string, more: Partial<Sitting> = {}): Sitting => ({ id, date: null, starts: null, ...more });
const item = (id: string, minutes: number | null, more: Partial<Item> = {}): Item => ({
  id,
  minutes,
  sittingId: 'morning',
  count: null,
  ...more,
});
const paper = (itemId: string, minutes: number | null): Paper => ({ itemId, minutes });

const table = (more: Partial<Timetable> = {}): Timetable => ({
  conference: { date: '2025-11-26', starts: '08:00', timeZone: 'Asia/Ho_Chi_Minh' },
  sittings: [sitting('morning')],
  items: [],
  papers: [],
  ...more,
});

/** Starts and ends of items as minutes after midnight. */
const spans = (timetable: Timetable) => [...plannedTimes(timetable).values()].map(({ start, end }) => [start, end]);

describe('a clock time', () => {
  it('is the minutes after midnight', () => {
    expect(['00:00', '08:05', '23:59'].map(clockMinutes)).toEqual([0, 485, 1439]);
  });

  it('is not known from a part of the day, or from nothing', () => {
    expect(['morning', null].map(clockMinutes)).toEqual([null, null]);
  });
});

describe('the length of an item', () => {
  it('is its own, whatever its papers take', () => {
    expect(lengthOf(item('papers', 80), [paper('papers', 10)])).toBe(80);
  });

  it('is otherwise the sum of its papers', () => {
    expect(lengthOf(item('papers', null), [paper('papers', 10), paper('other', 7), paper('papers', 15)])).toBe(25);
  });

  it('is unknown without papers, and if one paper’s length is unknown', () => {
    expect(lengthOf(item('papers', null), [])).toBe(null);
    expect(lengthOf(item('papers', null), [paper('papers', null), paper('papers', 10)])).toBe(null);
  });

  it('is unknown while the number of papers differs from the planned one', () => {
    const papers = [paper('papers', 10), paper('papers', 10)];
    expect([1, 2, 3].map((count) => lengthOf(item('papers', null, { count }), papers))).toEqual([null, 20, null]);
  });
});

describe('the start of a sitting', () => {
  const start = (sittings: readonly Sitting[], at: number, conference: Partial<Timetable['conference']> = {}) => {
    const whole = { ...table().conference, ...conference };
    const one = sittings[at];
    return one && sittingStart({ conference: whole, sittings }, one);
  };

  it('is its own', () => {
    expect(start([sitting('a', { date: '2025-11-27', starts: '09:30' })], 0)).toEqual({ date: '2025-11-27', minute: 570 });
  });

  it('is the one of the conference for the first sitting only', () => {
    const both = [sitting('a'), sitting('b')];
    expect([start(both, 0), start(both, 1)]).toEqual([
      { date: '2025-11-26', minute: 480 },
      { date: '2025-11-26', minute: null },
    ]);
  });

  it('has no day if only other sittings have one', () => {
    expect(start([sitting('a', { date: '2025-11-26' }), sitting('b', { starts: '14:00' })], 1)).toEqual({ date: null, minute: 840 });
  });

  it('is not known from a part of the day, even if the conference has a clock time', () => {
    expect(start([sitting('a', { starts: 'afternoon' })], 0)?.minute).toBe(null);
  });

  it('is not known if nothing was entered', () => {
    expect(start([sitting('a')], 0, { date: null, starts: null })).toEqual({ date: null, minute: null });
  });
});

describe('planned times', () => {
  it('follow from the lengths', () => {
    const items = [item('a', 10), item('b', 20), item('c', 80)];
    expect(spans(table({ items }))).toEqual([
      [480, 490],
      [490, 510],
      [510, 590],
    ]);
  });

  it('are moments in the zone of the conference', () => {
    const items = [item('a', 10)];
    expect(plannedTimes(table({ items })).get('a')).toEqual({
      start: 480,
      end: 490,
      at: Date.UTC(2025, 10, 26, 1, 0),
      until: Date.UTC(2025, 10, 26, 1, 10),
      minutes: 10,
    });
  });

  it('are unknown after an unknown length, whose item still has a start', () => {
    const items = [item('a', 10), item('b', null), item('c', 10)];
    expect(spans(table({ items }))).toEqual([
      [480, 490],
      [490, null],
      [null, null],
    ]);
  });

  it('are known again from the next sitting’s own start', () => {
    const sittings = [sitting('morning'), sitting('later', { starts: '14:00' })];
    const items = [item('a', null), item('b', 15, { sittingId: 'later' })];
    expect(spans(table({ sittings, items }))).toEqual([
      [480, null],
      [840, 855],
    ]);
  });

  it('run into the next day past midnight', () => {
    const items = [item('a', 90), item('b', 10)];
    const sittings = [sitting('morning', { starts: '23:00' })];
    const times = plannedTimes(table({ sittings, items }));
    expect(times.get('b')).toEqual({
      start: 1470,
      end: 1480,
      at: Date.UTC(2025, 10, 26, 17, 30),
      until: Date.UTC(2025, 10, 26, 17, 40),
      minutes: 10,
    });
  });

  it('are clock times without a moment if the day is not known', () => {
    const conference = { date: null, starts: '08:00', timeZone: 'Asia/Ho_Chi_Minh' };
    expect(plannedTimes(table({ conference, items: [item('a', 10)] })).get('a')).toEqual({
      start: 480,
      end: 490,
      at: null,
      until: null,
      minutes: 10,
    });
  });

  it('follow each other without a gap, and once unknown stay so within that sitting', () => {
    const lengths = fc.array(fc.option(fc.integer({ min: 1, max: 1440 })), { maxLength: 40 });
    fc.assert(
      fc.property(lengths, (minutes) => {
        const items = minutes.map((length, at) => item(String(at), length));
        const found = spans(table({ items }));
        expect(found.map(([start]) => start)).toEqual(found.length === 0 ? [] : [480, ...found.slice(0, -1).map(([, end]) => end)]);
        const known = found.findIndex(([, end]) => end === null);
        expect(known).toBe(minutes.indexOf(null));
      }),
    );
  });
});
