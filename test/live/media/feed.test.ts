import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SiteReport } from '../../../server/live/media/contract/index.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { conferenceOf, Pages, type TakingPart } from '../../helpers/media/many-sites.ts';
import type { NodePage } from '../../helpers/media/node-page.ts';
import { mediaWorker } from '../../helpers/parts.ts';
import { WAIT_OPTIONS } from '../../helpers/wait.ts';

const LINE = { mode: 'full', loss: 0, jitter: 1, roundTrip: 20, bitrate: 500_000 } as const;
const SMALL = { width: 160, height: 90 };

describe.skipIf(!mediaWorker())('the site that speaks, as everyone is told of it', () => {
  let app: TestApp;
  let conferenceId: string;
  let chair: Login;
  let pages: Pages;
  let speaker: TakingPart;
  let other: TakingPart;
  let viewer: NodePage;
  /** Makes the pages of the sites report every second. */
  const reports = new Map<NodePage, Partial<SiteReport>>();
  let reporting: NodeJS.Timeout;

  beforeAll(async () => {
    app = await startApp({ now: 'real', media: true });
    ({ conferenceId, chair } = await conferenceOf(app, 2));
    pages = new Pages(app, conferenceId);
    speaker = await pages.site('province-1', 1, SMALL, 8);
    other = await pages.site('province-2', 2, SMALL, 8);
    viewer = await pages.open((await app.member(conferenceId, 'viewer')).token, 'watch');
    reporting = setInterval(() => {
      for (const [{ session }, more] of reports)
        void session.report({ level: 0.5, up: LINE, down: LINE, sees: null, ...more }).catch(() => {});
    }, 500);
    reports.set(speaker.page, {});
    await chair.run(contract.grant, { conferenceId, siteId: 'province-1', handOver: true });
  });
  afterAll(async () => {
    clearInterval(reporting);
    await pages.close();
    await app.end();
  });

  /** What everyone is told of the speaker. */
  const told = () => viewer.session.news?.feed;
  const of = (fault: string | null, watching: number, seenBy: number) => ({ siteId: 'province-1', fault, watching, seenBy });

  it('is seen by as many sites as report that they show it', async () => {
    await vi.waitFor(() => expect(told()).toEqual(of(null, 0, 0)), WAIT_OPTIONS);
    reports.set(other.page, { sees: false });
    await vi.waitFor(() => expect(told()).toEqual(of(null, 1, 0)), WAIT_OPTIONS);
    await other.page.sees('main', 1);
    reports.set(other.page, { sees: true });
    await vi.waitFor(() => expect(told()).toEqual(of(null, 1, 1)), WAIT_OPTIONS);
  });

  it('is reported as silent, and as not responding once its page freezes, even while its sound still arrives', async () => {
    reports.set(speaker.page, { level: 0 });
    await vi.waitFor(() => expect(told()).toEqual(of('silent', 1, 1)), WAIT_OPTIONS);
    reports.delete(speaker.page);
    await vi.waitFor(() => expect(told()).toEqual(of('frozen', 1, 1)), WAIT_OPTIONS);
    reports.set(speaker.page, {});
    await vi.waitFor(() => expect(told()).toEqual(of(null, 1, 1)), WAIT_OPTIONS);
  });

  it('is unheard once its microphone stops, and the next speaker does not inherit that', async () => {
    speaker.hall.close();
    await vi.waitFor(() => expect(viewer.session.news?.feed?.fault).toBe('unheard'), WAIT_OPTIONS);
    reports.set(other.page, {});
    await chair.run(contract.grant, { conferenceId, siteId: 'province-2', handOver: true });
    const room = await app.media.rooms.open(conferenceId);
    expect([room.routing.main, room.news().feed]).toEqual(['province-2', null]);
    await vi.waitFor(
      () => expect(viewer.session.news?.feed).toEqual({ siteId: 'province-2', fault: null, watching: 0, seenBy: 0 }),
      WAIT_OPTIONS,
    );
  });
});
