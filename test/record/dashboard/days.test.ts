import { describe, expect, it } from 'vitest';
import { daysBetween } from '../../../server/planning/rescheduling/rules.ts';
import { dayAt } from '../../../server/planning/conferences/rules.ts';
import { dayRuler, phaseOf } from '../../../server/record/dashboard/rules/days.ts';

const days = { firstDay: '2025-11-26', lastDay: '2025-11-27' };

describe('the days of a conference', () => {
  it('are to come, of today, or over; or there are none', () => {
    expect(['2025-11-25', '2025-11-26', '2025-11-27', '2025-11-28'].map((today) => phaseOf(days, today))).toEqual([
      'before',
      'today',
      'today',
      'past',
    ]);
    expect(phaseOf({ firstDay: null, lastDay: null }, '2025-11-26')).toBe('undated');
  });

  it('begin at midnight of the zone and are counted over changes of summer time', () => {
    expect([dayAt(Date.UTC(2025, 10, 25, 16, 59), 'Asia/Ho_Chi_Minh'), dayAt(Date.UTC(2025, 10, 25, 17), 'Asia/Ho_Chi_Minh')]).toEqual([
      '2025-11-25',
      '2025-11-26',
    ]);
    expect([daysBetween('2025-03-29', '2025-03-31'), daysBetween('2025-12-31', '2025-01-01')]).toEqual([2, -364]);
  });
});

describe('the ruler of days', () => {
  it('begins with the first thing of the preparation; gone days are apart from those to come, Mondays are tall', () => {
    const { ticks, now, marks, inWeeks } = dayRuler('2025-11-21', '2025-11-26', [
      { day: '2025-11-06' },
      { day: '2025-11-26' },
      { day: '2025-11-29' },
    ]);
    expect({ n: ticks.length, gone: ticks.filter(({ part }) => part === 'gone').length, now, inWeeks }).toEqual({
      n: 21,
      gone: 15,
      now: 0.75,
      inWeeks: false,
    });
    expect(ticks.flatMap(({ at, isTall }) => (isTall ? [Math.round(at * 20)] : []))).toEqual([4, 11, 18, 20]);
    // What is due after the conference has no place.
    expect(marks.map(({ at, what }) => [at, what.day])).toEqual([
      [0, '2025-11-06'],
      [1, '2025-11-26'],
    ]);
  });

  it('shows two weeks at least, and what is long past not at all', () => {
    expect(dayRuler('2025-11-25', '2025-11-26', []).ticks.length).toBe(15);
    const { ticks, marks } = dayRuler('2025-11-21', '2025-11-26', [{ day: '2025-01-01' }]);
    expect([ticks.length, marks]).toEqual([15, []]);
  });

  it('is in weeks where days would stand too close', () => {
    const { ticks, now, inWeeks } = dayRuler('2025-06-02', '2025-11-26', []);
    expect([ticks.length, now, inWeeks]).toEqual([27, 0, true]);
  });
});
