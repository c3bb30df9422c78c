import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statisticsContract as contract } from '../../../server/record/statistics/contract.ts';
import { proceedingsContract as live } from '../../../server/live/sitting/contract/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { published } from '../minutes/morning.ts';

const SERIES = 'Hội nghị công tác văn phòng';
let app: TestApp;
let chair: Login;
let ids: string[];

/** Three conferences of a series, of which the chair leads two; in the first was spoken for five minutes. */
beforeAll(async () => {
  app = await startApp();
  chair = await app.user();
  ids = [];
  for (const date of ['2023-11-26', '2025-11-26', '2024-11-26']) {
    const id = await published(app);
    const series = { name: SERIES, cadence: null, previous: null, next: null };
    await app.db.conference.update({ where: { id }, data: { date, series, seriesName: SERIES } });
    ids.push(id);
  }
  for (const id of ids.slice(0, 2)) await app.db.membership.create({ data: { conferenceId: id, userId: chair.actor.id, role: 'chair' } });
  const conferenceId = ids[0] ?? '';
  await chair.run(live.openSitting, { conferenceId, sittingId: 'morning' });
  await chair.run(live.startItem, { conferenceId, itemId: 'opening' });
  await chair.run(live.grant, { conferenceId, participantId: 'pham-gia-tuc', seconds: 600, handOver: false });
  app.clock.now += 300_000;
  await chair.run(live.closeSitting, { conferenceId, sittingId: 'morning' });
});
afterAll(() => app.end());

const pageOf = async (path: string, who: Login) => {
  const response = await fetch(`${app.url}${path}`, { headers: { cookie: `dc_session=${who.token}`, 'accept-language': 'vi' } });
  return { status: response.status, html: (await response.text()).replaceAll('\u00a0', ' ') };
};

describe('the figures of a series', () => {
  it('stand beside each other by date, where the caller may read them', async () => {
    const { held, others } = await chair.run(contract.series, { series: SERIES });
    expect(others).toBe(0);
    expect(held.map(({ id, date, seconds, used, planned, turns }) => [id, date, seconds, used, planned, turns])).toEqual([
      [ids[0], '2023-11-26', 300, 300, 600, 1],
      [ids[1], '2025-11-26', null, 0, null, 0],
    ]);
  });

  it('are left out and counted where the caller has another role', async () => {
    const viewer = await app.member(ids[0] ?? '', 'viewer');
    expect(await viewer.run(contract.series, { series: SERIES })).toEqual({ held: [], others: 1 });
    expect(await viewer.run(contract.series, { series: 'không có' })).toEqual({ held: [], others: 0 });
  });

  it('are a page of the statistics', async () => {
    const { status, html } = await pageOf(`/conferences/${ids[1] ?? ''}/statistics?series`, chair);
    expect(status).toBe(200);
    expect(html).toContain('Thống kê qua các kỳ');
    expect(html).toContain(`href="/conferences/${ids[0] ?? ''}/statistics"`);
    expect(html).not.toContain(ids[2]);
  });
});
