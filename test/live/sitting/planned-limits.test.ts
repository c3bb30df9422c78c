import { describe, expect, it } from 'vitest';
import { morningPlan, SittingDay } from './sitting-day.ts';

describe('the usual time of a turn', () => {
  it('is what the plan has for the item, or else for the conference, until the desk sets another', () => {
    const items = morningPlan.items.map((item) => (item.id === 'papers' ? { ...item, turnMinutes: 4 } : item));
    const day = new SittingDay({ ...morningPlan, conference: { turnMinutes: 5 }, items });
    day.run('sitting.open', { sittingId: 'morning' });
    const limitOf = (input: object) => {
      day.run('floor.grant', { ...input, handOver: day.state.floor !== null });
      return day.state.floor?.limitSeconds;
    };
    day.run('item.start', { itemId: 'papers' });
    expect([limitOf({ paperId: 'quang-ninh' }), limitOf({ siteId: 'site-15' })]).toEqual([600, 240]);
    expect([
      day.refusal('limit.set', { itemId: 'papers', seconds: 240 }),
      day.refusal('limit.set', { itemId: null, seconds: 300 }),
    ]).toEqual(['limit-same', 'limit-same']);
    day.run('limit.set', { itemId: 'papers', seconds: null });
    expect(limitOf({ siteId: 'site-96' })).toBe(null);
    day.run('floor.end');
    day.run('item.start', { itemId: 'closing' });
    expect(limitOf({ siteId: 'site-15' })).toBe(300);
    day.run('limit.set', { itemId: null, seconds: null });
    expect(limitOf({ siteId: 'site-96' })).toBe(null);
  });
});
