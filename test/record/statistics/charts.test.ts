import { describe, expect, it } from 'vitest';
import { drawBars } from '../../../server/record/statistics/presenter/charts/bars.ts';
import { drawCourse } from '../../../server/record/statistics/presenter/charts/course.ts';
import { share, timeMarks } from '../../../server/record/statistics/presenter/charts/scale.ts';
import { drawTiles } from '../../../server/record/statistics/presenter/charts/tiles.ts';
import { drawTimeline } from '../../../server/record/statistics/presenter/charts/timeline.ts';
import { PROVINCES } from '../../../server/planning/sites/rules/provinces.ts';
import { START, SittingDay } from '../../live/sitting/sitting-day.ts';
import { arrives, figuresAfter, loses } from './figures-day.ts';

const MINUTE = 60_000;

describe('an axis', () => {
  it('has places in percent, none outside it', () => {
    expect([share(5, 0, 10), share(-1, 0, 10), share(11, 0, 10), share(1, 3, 3)]).toEqual([50, 0, 100, 0]);
  });

  it('of time has at most six marks, at round times, however long it is', () => {
    expect(timeMarks(START, START + 180 * MINUTE).map(({ at }) => (at - START) / MINUTE)).toEqual([0, 30, 60, 90, 120, 150, 180]);
    expect(timeMarks(START, START)).toEqual([{ at: START, x: 0 }]);
    expect(timeMarks(0, START).length).toBeLessThanOrEqual(7);
  });
});

describe('bars', () => {
  it('are of one scale, what is over time apart', () => {
    const { rows, height } = drawBars([
      { name: 'a', used: 50, planned: 40 },
      { name: 'b', used: 20, planned: 100 },
      { name: 'c', used: 30, planned: null },
    ]);
    expect(rows.map(({ used, over, planned }) => [used, over, planned])).toEqual([
      [40, 10, 40],
      [20, 0, 100],
      [30, 0, null],
    ]);
    expect(height).toBe(126);
  });

  it('of nothing have no width', () => {
    expect(drawBars([{ name: 'a', used: 0, planned: 0 }]).rows[0]).toMatchObject({ used: 0, over: 0, planned: 0 });
    expect(drawBars([])).toEqual({ height: 0, rows: [] });
  });
});

describe('the map of tiles', () => {
  const site = (province: string, present: number | null, expected: number | null) => ({
    id: province,
    name: province,
    isMain: false,
    province,
    present,
    expected,
    at: null,
  });

  it('has a tile of its own for each of the 34 provinces', () => {
    const { tiles } = drawTiles(
      PROVINCES.map(({ code }) => site(code, 1, 1)),
      10,
    );
    expect(tiles.length).toBe(34);
    expect(new Set(tiles.map(({ x, row }) => `${x} ${row}`)).size).toBe(34);
  });

  it('tells low, silent and reported apart, and draws no share that is not known', () => {
    const { tiles } = drawTiles(
      [site('01', 89, 100), site('22', 90, 100), site('96', null, 30), site('15', 12, null), site('01', 5, 5)],
      10,
    );
    expect(tiles.map(({ state, filled }) => [state, filled])).toEqual([
      ['low', 89],
      ['reported', 90],
      ['silent', null],
      ['reported', null],
    ]);
  });
});

describe('the course of presence', () => {
  it('steps at each report and goes on until the end', () => {
    const drawn = drawCourse(
      [
        { at: 0, present: 50 },
        { at: 50, present: 100 },
      ],
      100,
    );
    expect(drawn?.steps).toEqual([
      { x1: 0, x2: 50, y: 50, before: 100 },
      { x1: 50, x2: 100, y: 0, before: 50 },
    ]);
    expect(drawn?.max).toBe(100);
  });

  it('is drawn with few steps however many reports there were, and ends exactly', () => {
    const points = Array.from({ length: 5000 }, (_, n) => ({ at: n, present: n + 1 }));
    const drawn = drawCourse(points, 6000);
    expect(drawn?.steps.length).toBeLessThanOrEqual(241);
    expect(drawn?.steps.at(-1)).toMatchObject({ x2: 100, y: 0 });
    expect([drawCourse([], 10), drawCourse([{ at: 10, present: 1 }], 10)]).toEqual([null, null]);
  });
});

describe('the line of time', () => {
  const drawnAfter = (day: SittingDay) => {
    const { sittings, items, lines } = figuresAfter(day, 'morning');
    const [sitting] = sittings;
    return sitting ? drawTimeline(sitting, items, lines.gaps) : null;
  };

  it('has what was planned above what was held, and leans as it gets later', () => {
    const day = new SittingDay();
    arrives(day, 'site-22');
    day.wait(600).run('sitting.open', { sittingId: 'morning' });
    day.run('item.start', { itemId: 'opening' });
    day.wait(600);
    loses(day, 'site-22');
    day.wait(600).run('item.start', { itemId: 'papers' });
    const drawn = drawnAfter(day.wait(60));
    expect(drawn?.planned.map(({ text }) => text)).toEqual(['1', '2', '3']);
    expect(drawn?.held.map(({ text, x, width }) => [text, x, width])).toEqual([
      ['1', 9.52, 19.05],
      ['', 28.57, 0.95],
    ]);
    expect(drawn?.leans).toEqual([
      { from: 0, to: 9.52, isLate: true },
      { from: 9.52, to: 28.57, isLate: true },
    ]);
    expect(drawn?.tracks.map(({ name, gaps }) => [name, gaps])).toEqual([['Tỉnh ủy Quảng Ninh', [{ x: 19.05, width: 10.47 }]]]);
  });

  it('leaves the plan out where the sitting was held on another day', () => {
    const day = new SittingDay();
    day.wait(3 * 86_400).run('sitting.open', { sittingId: 'morning' });
    day.run('item.start', { itemId: 'opening' });
    const drawn = drawnAfter(day.wait(60));
    expect([drawn?.planned, drawn?.held.length]).toEqual([[], 1]);
  });
});
