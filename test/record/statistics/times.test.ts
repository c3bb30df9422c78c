import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../server/record/statistics/rules/index.ts';
import { START, SittingDay } from '../../live/sitting/sitting-day.ts';
import { arrives, counts, figuresAfter, loses, recordOf } from './figures-day.ts';

const HOUR = 3_600_000;
/** The morning opened two minutes late, with every site but Cà Mau joined. */
function opened(): SittingDay {
  const day = new SittingDay();
  for (const siteId of ['site-15', 'site-22']) arrives(day, siteId);
  day.wait(120).run('sitting.open', { sittingId: 'morning' });
  return day;
}

const itemOf = (day: SittingDay, id: string) => figuresAfter(day).items.find((item) => item.id === id);

describe('a sitting', () => {
  it('lasts from its opening to its closing, without breaks', () => {
    const day = opened();
    day.wait(600).run('sitting.adjourn', { sittingId: 'morning' });
    day.wait(900).run('sitting.resume', { sittingId: 'morning' });
    day.wait(300).run('sitting.close', { sittingId: 'morning' });
    const from = START + 120_000;
    expect(figuresAfter(day.wait(HOUR), 'morning').sittings).toEqual([
      {
        id: 'morning',
        title: null,
        number: 1,
        plannedAt: START,
        openedAt: from,
        closedAt: from + 1_800_000,
        until: from + 1_800_000,
        breaks: [{ from: from + 600_000, to: from + 1_500_000 }],
        seconds: 900,
      },
    ]);
  });

  it('that is open lasts until now', () => {
    expect(figuresAfter(opened().wait(90), 'morning').sittings[0]).toMatchObject({ closedAt: null, seconds: 90 });
  });

  it('that was forgotten open lasts until the last thing that happened', () => {
    const day = opened();
    day.wait(60).run('item.start', { itemId: 'opening' });
    day.wait(30 * 24 * 3600);
    expect(figuresAfter(day, 'morning').sittings[0]).toMatchObject({ closedAt: null, seconds: 60 });
    expect(itemOf(day, 'opening')).toMatchObject({ used: 0 });
  });

  it('over midnight lasts as long as it did', () => {
    const day = opened();
    day.wait(15 * 3600).run('item.start', { itemId: 'opening' });
    day.wait(2 * 3600).run('sitting.close', { sittingId: 'morning' });
    expect(figuresAfter(day, 'morning').sittings[0]?.seconds).toBe(17 * 3600);
    expect(itemOf(day, 'opening')?.used).toBe(2 * 3600);
  });

  it('of no length has no seconds, and loses no lines', () => {
    const day = opened();
    loses(day, 'site-22');
    day.run('sitting.close', { sittingId: 'morning' });
    expect(figuresAfter(day.wait(60)).sittings[0]?.seconds).toBe(0);
    expect(figuresAfter(day).lines).toMatchObject({ gaps: [], losses: 0, seconds: 0 });
  });

  it('counts nothing once its opening is taken back', () => {
    const day = opened();
    const { seq } = day.entries.at(-1) ?? { seq: 0 };
    day.wait(5).run('proceedings.correct', { seq });
    expect(figuresAfter(day.wait(60)).sittings.map(({ openedAt }) => openedAt)).toEqual([null, null]);
  });
});

describe('an item', () => {
  it('is late by its planned time and used while it ran, without breaks', () => {
    const day = opened();
    day.run('item.start', { itemId: 'opening' });
    day.wait(300).run('sitting.adjourn', { sittingId: 'morning' });
    day.wait(600).run('sitting.resume', { sittingId: 'morning' });
    day.wait(400).run('item.start', { itemId: 'papers' });
    expect(itemOf(day, 'opening')).toMatchObject({ number: 1, plannedAt: START, planned: 600, late: 120, used: 700, state: 'finished' });
    expect(itemOf(day, 'papers')).toMatchObject({ number: 2, plannedAt: START + 600_000, planned: 4800, late: 820, used: 0 });
    expect(itemOf(day, 'closing')).toMatchObject({ planned: null, late: null, used: null });
  });

  it('that was put off is used for as long as it ran, both times', () => {
    const day = opened();
    day.run('item.start', { itemId: 'opening' });
    day.wait(100).run('item.postpone', { itemId: 'opening' });
    day.wait(1000).run('item.start', { itemId: 'opening' });
    day.wait(50).run('item.finish', { itemId: 'opening' });
    expect(itemOf(day, 'opening')).toMatchObject({ used: 150, late: 120 });
  });

  it('goes on when its end is taken back', () => {
    const day = opened();
    day.run('item.start', { itemId: 'opening' });
    const { seq } = day.wait(100).run('item.finish', { itemId: 'opening' });
    day.wait(20).run('proceedings.correct', { seq });
    expect(itemOf(day.wait(30), 'opening')).toMatchObject({ state: 'running', used: 150 });
  });

  it('that was begun by mistake leaves its time to the one before', () => {
    const day = opened();
    day.run('item.start', { itemId: 'opening' });
    const { seq } = day.wait(100).run('item.start', { itemId: 'papers' });
    day.wait(20).run('proceedings.correct', { seq });
    expect(itemOf(day.wait(30), 'opening')).toMatchObject({ state: 'running', used: 150 });
    expect(itemOf(day, 'papers')).toMatchObject({ state: 'planned', used: null, startedAt: null });
  });
});

describe('a lost line', () => {
  it('counts while the sitting runs, not in a break', () => {
    const day = opened();
    day.wait(60);
    loses(day, 'site-22');
    day.wait(60).run('sitting.adjourn', { sittingId: 'morning' });
    day.wait(600).run('sitting.resume', { sittingId: 'morning' });
    day.wait(30);
    arrives(day, 'site-22');
    expect(figuresAfter(day.wait(60)).lines).toEqual({
      gaps: [
        {
          siteId: 'site-22',
          name: 'Tỉnh ủy Quảng Ninh',
          why: 'lost',
          from: START + 180_000,
          to: START + 870_000,
          isOpen: false,
          seconds: 90,
        },
      ],
      losses: 1,
      seconds: 90,
      never: [{ id: 'site-96', name: 'Tỉnh ủy Cà Mau' }],
    });
  });

  it('that is not back yet counts until now, once however often it is told', () => {
    const day = opened();
    loses(day, 'site-22');
    day.wait(40);
    loses(day, 'site-22');
    expect(figuresAfter(day.wait(20)).lines).toMatchObject({ losses: 1, seconds: 60, gaps: [{ isOpen: true, seconds: 60 }] });
  });

  it('before the opening and after the closing is none', () => {
    const day = new SittingDay();
    for (const siteId of ['site-15', 'site-22', 'site-96']) arrives(day, siteId);
    loses(day, 'site-22');
    day.wait(60);
    arrives(day, 'site-22');
    day.run('sitting.open', { sittingId: 'morning' });
    day.wait(60).run('sitting.close', { sittingId: 'morning' });
    loses(day, 'site-15');
    expect(figuresAfter(day.wait(600)).lines).toEqual({ gaps: [], losses: 0, seconds: 0, never: [] });
  });

  it('is told apart from joining late, and told for the sitting that was asked for', () => {
    const day = opened();
    day.wait(300);
    arrives(day, 'site-96');
    day.wait(60).run('sitting.close', { sittingId: 'morning' });
    day.wait(3600).run('sitting.open', { sittingId: 'afternoon' });
    loses(day, 'site-96');
    day.wait(10);
    const told = (sittingId: string) => figuresAfter(day, sittingId).lines.gaps.map(({ why, seconds }) => [why, seconds]);
    expect(told('morning')).toEqual([['late', 300]]);
    expect(told('afternoon')).toEqual([['lost', 10]]);
  });
});

describe('a site that joins in a later sitting', () => {
  it('never joined the one before', () => {
    const day = opened();
    day.wait(60).run('sitting.close', { sittingId: 'morning' });
    day.wait(3600);
    arrives(day, 'site-96');
    day.wait(60).run('sitting.open', { sittingId: 'afternoon' });
    day.wait(60);
    const of = (sittingId: string) => figuresAfter(day, sittingId).lines;
    expect(of('morning').never).toEqual([{ id: 'site-96', name: 'Tỉnh ủy Cà Mau' }]);
    expect([of('morning').gaps, of('afternoon').gaps, of('afternoon').never]).toEqual([[], [], []]);
  });
});

describe('what was held on another day than planned', () => {
  it('is neither late nor early', () => {
    const day = new SittingDay();
    day.wait(3 * 86_400).run('sitting.open', { sittingId: 'morning' });
    day.run('item.start', { itemId: 'opening' });
    expect(itemOf(day, 'opening')).toMatchObject({ late: null, used: 0 });
  });
});

describe('attendance', () => {
  it('is what each site told last, and how many were there after each report', () => {
    const day = new SittingDay();
    counts(day, 'site-22', 30);
    day.wait(60);
    counts(day, 'site-15', 28);
    day.wait(60).run('sitting.open', { sittingId: 'morning' });
    day.wait(60);
    counts(day, 'site-22', 31);
    day.wait(60);
    counts(day, 'site-15', null);
    const { attendance } = figuresAfter(day);
    expect(attendance).toMatchObject({ present: 31, expected: 32, reported: 1 });
    expect(attendance.sites.map(({ id, present, expected }) => [id, present, expected])).toEqual([
      ['main', null, null],
      ['site-15', null, 30],
      ['site-22', 31, 32],
      ['site-96', null, null],
    ]);
    expect(attendance.course).toEqual([
      { at: START, present: 30, sites: 1 },
      { at: START + 60_000, present: 58, sites: 2 },
      { at: START + 180_000, present: 59, sites: 2 },
      { at: START + 240_000, present: 31, sites: 1 },
    ]);
  });

  it('of a sitting begins with what was told before it, and ends with it', () => {
    const day = new SittingDay();
    counts(day, 'site-22', 30);
    day.wait(60).run('sitting.open', { sittingId: 'morning' });
    day.wait(60).run('sitting.close', { sittingId: 'morning' });
    day.wait(60);
    counts(day, 'site-22', 5);
    expect(figuresAfter(day, 'morning').attendance).toMatchObject({ present: 30, course: [{ at: START + 60_000, present: 30, sites: 1 }] });
  });
});

describe('what a reader may not know', () => {
  it('is said to be left out', () => {
    const day = opened();
    const hidden = recordOf(day, (plan) => ({
      ...plan,
      items: plan.items.map((item) => (item.id === 'secret' ? { ...item, hidden: true, title: null } : item)),
    }));
    const { items, leftOut } = figuresOf(hidden, null);
    expect(leftOut).toBe(1);
    expect(items.find(({ id }) => id === 'secret')).toMatchObject({ title: null, isHidden: true });
  });
});
