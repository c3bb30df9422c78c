import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaignsContract } from '../../../server/planning/awards/contract.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { followUpContract } from '../../../server/record/follow-up/contract.ts';
import { seriesContract as contract } from '../../../server/record/series/contract.ts';
import { isByTerm, promisesOf, termAt } from '../../../server/record/series/rules.ts';
import { MORNING, startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { importSeed } from '../../helpers/seeded.ts';
import { FACTS } from '../follow-up/facts.ts';

const SERIES = 'Hội nghị toàn quốc công tác Văn phòng tỉnh ủy, thành ủy';
const YEAR = 365 * 24 * 3600 * 1000;

describe('a term of the National Party Congress', () => {
  it('begins every five years, and counts where the cadence says so', () => {
    expect(['2020-12-31', '2021-01-01', '2025-11-26', '2026-03-01', '1999-01-01'].map((day) => termAt(day).from)).toEqual([
      2016, 2021, 2021, 2026, 1996,
    ]);
    expect(['2 lần trong mỗi nhiệm kỳ', 'mỗi năm', null, 'twice a term'].map(isByTerm)).toEqual([true, false, false, true]);
  });
});

describe('what became of promises', () => {
  it('counts each of them once', () => {
    const key = { conferenceId: 'c', kind: 'task', owner: null, ownerId: null, askedOn: null } as const;
    const matters = [
      { ...key, id: '1', status: 'done', lastDay: '2025-01-01' },
      { ...key, id: '2', status: 'closed', lastDay: null },
      { ...key, id: '3', status: 'open', lastDay: '2025-01-01' },
      { ...key, id: '4', status: 'forwarded', lastDay: '2025-01-02' },
      { ...key, id: '5', kind: 'recommendation', status: 'answered', lastDay: null },
    ] as const;
    expect(promisesOf('c', matters, '2025-01-02')).toEqual({
      id: 'c',
      recommendations: 1,
      tasks: 4,
      done: 1,
      closed: 1,
      overdue: 1,
      open: 2,
    });
  });
});

describe('the page of a series', () => {
  let app: TestApp;
  let organizer: Login;
  let conferenceId: string;
  beforeAll(async () => {
    app = await startApp();
    organizer = await app.user({ creator: true });
    conferenceId = await importSeed(organizer);
  });
  afterAll(() => app.end());

  const page = async ({ token }: Pick<Login, 'token'>, path = `/series?name=${encodeURIComponent(SERIES)}`) =>
    // Words that belong together are bound on pages.
    (await (await fetch(`${app.url}${path}`, { headers: { cookie: `dc_session=${token}` } })).text()).replaceAll('\u00a0', ' ');

  it('tells what was promised and done, campaigns, and starts the next conference with what is known of it', async () => {
    await organizer.run(followUpContract.add, { conferenceId, facts: { ...FACTS, kind: 'task' } });
    app.clock.now = MORNING + YEAR;
    const { conferences: later } = await organizer.run(contract.promises, { series: SERIES });
    app.clock.now = MORNING;
    expect(later).toEqual([{ id: conferenceId, recommendations: 3, tasks: 1, done: 0, closed: 0, overdue: 2, open: 2 }]);
    const { conferences, campaigns } = await organizer.run(contract.promises, { series: SERIES });
    expect(conferences).toEqual([{ id: conferenceId, recommendations: 3, tasks: 1, done: 0, closed: 0, overdue: 0, open: 4 }]);
    expect(campaigns.map(({ closedOn, units }) => [closedOn, units])).toEqual([
      [null, 0],
      [null, 0],
    ]);
    const html = await page(organizer);
    expect(html).toContain('Nhiệm kỳ 2021–2026');
    expect(html).toContain('26/11/2025: 4 mục; đã xong 0, thôi theo dõi 0, đang làm 4, quá hạn 0.');
    const next =
      /href="(\/conferences\/[^"]*\/duplicate\?[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=') ?? '';
    expect(await page(organizer, next)).toContain('value="Hội nghị toàn quốc công tác Văn phòng tỉnh ủy, thành ủy (2027)"');
  });

  it('shows nobody more than they may read elsewhere', async () => {
    const [viewer, stranger] = [await app.member(conferenceId, 'viewer'), await app.user({ creator: true })];
    for (const login of [viewer, stranger])
      expect(await login.run(contract.promises, { series: SERIES })).toEqual({ conferences: [], campaigns: [] });
    expect(await page(stranger)).toContain('Không có hội nghị nào của chuỗi này');
    expect(await page(viewer)).not.toContain('/duplicate');
    const { conference } = await stranger.run(conferencesContract.get, {
      conferenceId: (await stranger.run(conferencesContract.create, await factsOf(organizer, conferenceId))).id,
    });
    expect(conference.series?.name).toBe(SERIES);
    const { conferences, campaigns } = await stranger.run(contract.promises, { series: SERIES });
    expect([conferences.map(({ id }) => id), campaigns]).toEqual([[conference.id], []]);
  });

  it('says when a campaign was concluded, and with what', async () => {
    const facts = { launchedIn: null, endsWith: null, startsOn: '2025-11-26', targets: [], units: ['A', 'B'], carriedFrom: null };
    await organizer.run(campaignsContract.add, { conferenceId, ...facts, title: 'Thi đua', closedOn: '2026-11-26', result: 'Đạt 100%' });
    const { campaigns } = await organizer.run(contract.promises, { series: SERIES });
    expect(campaigns.at(-1)).toMatchObject({ title: 'Thi đua', units: 2, closedOn: '2026-11-26', result: 'Đạt 100%' });
    expect(await page(organizer)).toContain('tổng kết ngày 26/11/2026');
  });
});

/** The facts of a conference, to make another one like it. */
async function factsOf(login: Login, conferenceId: string) {
  const { conference } = await login.run(conferencesContract.get, { conferenceId });
  const { title, organizer, mode, date, starts, timeZone, venue, placeOfIssue, series, turnMinutes } = conference;
  return { title, organizer, mode, date, starts, timeZone, venue, placeOfIssue, series, turnMinutes };
}
