import { describe, expect, it } from 'vitest';
import { alongside, indexPlan, type PlanLists } from '../../../server/live/sitting/rules/index.ts';
import { morningPlan, siteActing, SittingDay } from './sitting-day.ts';

const provinces = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
/** The morning with a main hall and eight more provinces. */
const plan: PlanLists = {
  ...morningPlan,
  sites: [
    ...morningPlan.sites.map((site) => ({ ...site, kind: site.id === 'main' ? 'main' : 'province' })),
    ...provinces.map((id) => ({ id, group: false, kind: 'province' })),
  ],
};
const everyone = new Set(plan.sites.map(({ id }) => id));

function papersRunning(): SittingDay {
  const day = new SittingDay(plan);
  day.run('sitting.open', { sittingId: 'morning' });
  day.run('item.start', { itemId: 'papers' });
  return day;
}

const around = (day: SittingDay, siteId: string, shown: readonly string[] = [], sending: ReadonlySet<string> = everyone) =>
  alongside(day.state, indexPlan(plan), { siteId, shown, sending });

describe('the small pictures that a site sees', () => {
  it('begin with the main hall, then the notified next speaker, then the list', () => {
    const day = papersRunning();
    day.run('floor.grant', { paperId: 'quang-ninh' });
    day.run('queue.add', { siteId: 'a' });
    day.run('floor.prepare', { siteId: 'b' });
    expect(around(day, 'c', ['site-22'])).toEqual(['main', 'b', 'site-15', 'site-96', 'a']);
  });

  it('continue with those who asked for the floor, and those who spoke last', () => {
    const day = papersRunning();
    day.run('floor.grant', { siteId: 'a' });
    day.wait(60);
    day.run('floor.grant', { siteId: 'b', handOver: true });
    day.wait(60);
    day.run('floor.end', {});
    day.run('request.make', {}, siteActing('c'));
    expect(around(day, 'site-15', ['main'])).toEqual(['site-22', 'site-96', 'c', 'b', 'a']);
  });

  it('are at most six, each once, and never the site itself or one already visible', () => {
    const day = papersRunning();
    for (const siteId of ['a', 'b', 'c', 'd', 'e']) day.run('queue.add', { siteId });
    day.run('request.make', {}, siteActing('a'));
    expect(around(day, 'a', ['site-22'])).toEqual(['main', 'site-15', 'site-96', 'b', 'c', 'd']);
  });

  it('are of sites that send a picture', () => {
    const day = papersRunning();
    expect(around(day, 'a', [], new Set(['main', 'site-96']))).toEqual(['main', 'site-96']);
  });

  it('are only the hall if nobody else is involved', () => {
    expect(around(new SittingDay(plan), 'a')).toEqual(['main']);
  });
});
