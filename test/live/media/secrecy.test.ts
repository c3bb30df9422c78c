import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { mediaContract, type HealthNews } from '../../../server/live/media/contract/index.ts';
import { redacted } from '../../../server/live/media/signalling/redacted.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { conferenceOf, Pages, type TakingPart } from '../../helpers/media/many-sites.ts';
import type { NodePage } from '../../helpers/media/node-page.ts';
import { mediaWorker } from '../../helpers/parts.ts';
import { WAIT_OPTIONS } from '../../helpers/wait.ts';

const [MAIN, CLEARED, UNCLEARED] = [0, 1, 2];
/** How many bytes must reach the server before asserting that nothing was forwarded. */
const ENOUGH = 8000;

describe.skipIf(!mediaWorker())('what is classified', () => {
  let app: TestApp;
  let conferenceId: string;
  let chair: Login;
  let pages: Pages;
  let main: TakingPart;
  let cleared: TakingPart;
  let uncleared: TakingPart;
  let viewer: NodePage;

  beforeAll(async () => {
    app = await startApp({ now: 'real', media: true });
    ({ conferenceId } = await conferenceOf(app, 2));
    for (const siteId of ['main', 'province-1'])
      await app.db.siteAccess.update({ where: { conferenceId_siteId: { conferenceId, siteId } }, data: { clearance: 1 } });
    chair = await app.user({ clearance: 1 });
    await app.db.membership.create({ data: { conferenceId, userId: chair.actor.id, role: 'chair' } });
    pages = new Pages(app, conferenceId);
    main = await pages.site('main', MAIN);
    cleared = await pages.site('province-1', CLEARED);
    uncleared = await pages.site('province-2', UNCLEARED);
    viewer = await pages.open((await app.member(conferenceId, 'viewer')).token, 'watch');
    for (const { page } of [cleared, uncleared]) page.session.watch(['main']);
    await Promise.all([cleared.page, uncleared.page].map((page) => page.sees('site/main', MAIN)));
    await viewer.sees('main', MAIN);
  });
  afterAll(async () => {
    await pages.close();
    await app.end();
  });

  const room = () => app.media.rooms.open(conferenceId);
  /** Bytes sent to a page since it joined, by the server's count: sounds, pictures of the program feed and of individual sites. */
  const sentTo = async (page: NodePage): Promise<number> => {
    const id = page.session.consumer('main')?.id;
    const peer = [...(await room()).peers.values()].find(({ slots }) => slots.get('main')?.consumer.id === id);
    const stats = await Promise.all((peer?.downlinks ?? []).map(({ consumer }) => consumer.getStats()));
    return stats.flat().reduce((sum, one) => sum + (one.type === 'outbound-rtp' ? one.byteCount : 0), 0);
  };
  const arrived = async (): Promise<number> => {
    const stats = (await (await room()).senders.uplinkOf('main', 'microphone')?.uplink.producer.getStats()) ?? [];
    return stats.reduce((sum, { byteCount }) => sum + byteCount, 0);
  };
  /** Which of these pages were sent anything while that much of the main hall's sound arrived. */
  const reached = async (of: readonly NodePage[]): Promise<boolean[]> => {
    const [from, before] = [await arrived(), await Promise.all(of.map(sentTo))];
    await vi.waitFor(async () => expect((await arrived()) - from).toBeGreaterThan(ENOUGH), WAIT_OPTIONS);
    return (await Promise.all(of.map(sentTo))).map((now, at) => now > (before[at] ?? 0));
  };
  const everyone = () => [main.page, cleared.page, uncleared.page, viewer];

  it('reaches nobody until the chair allows it, and everyone is told that it is off', async () => {
    await chair.run(contract.startItem, { conferenceId, itemId: 'secret' });
    await vi.waitFor(() => expect(everyone().map(({ session }) => session.news?.barred)).toEqual([true, true, true, true]), WAIT_OPTIONS);
    expect(await reached(everyone())).toEqual([false, false, false, false]);
  });

  it('reaches those who are cleared and nobody else once the chair allowed it', async () => {
    await chair.run(contract.allowTransmission, { conferenceId, itemId: 'secret' });
    await chair.run(contract.grant, { conferenceId, siteId: 'province-1', handOver: true });
    await main.page.sees('main', CLEARED);
    expect(await reached([main.page, cleared.page, uncleared.page, viewer])).toEqual([true, true, false, false]);
    expect([uncleared.page.heard(), viewer.heard()]).toEqual([[], []]);
  });

  it('reveals nothing to those without clearance who join now, request single sites, or look at connections', async () => {
    const late = await pages.site('province-2', UNCLEARED);
    late.page.session.watch(['main', 'province-1']);
    expect(await reached([late.page])).toEqual([false]);
    const told = () => Object.keys(late.page.session.news ?? {}).toSorted();
    await vi.waitFor(() => expect(told()).toEqual(['barred', 'changes', 'conferenceId', 'epoch', 'feed', 'sites']), WAIT_OPTIONS);
    await app.media.feed.look();
    expect([(await room()).news(1).feed?.siteId, (await room()).news(0).feed, late.page.session.news?.feed]).toEqual([
      'province-1',
      null,
      null,
    ]);
    await app.media.health.look();
    const organizer = await app.member(conferenceId, 'organizer');
    const open = ({ sites }: HealthNews) =>
      sites
        .filter((site) => site.open)
        .map(({ siteId }) => siteId)
        .toSorted();
    // Connections are measured all the time: what two see is compared where nothing was measured in between.
    await vi.waitFor(async () => {
      const [known, seen] = await Promise.all([chair, organizer].map((login) => login.run(mediaContract.health, { conferenceId })));
      expect([known && open(known), seen && open(seen)]).toEqual([['main', 'province-1'], []]);
      expect(known && redacted(known, 1, 0)).toEqual(seen);
    }, WAIT_OPTIONS);
  });

  it('is off again for everyone when the chair withdraws the permission', async () => {
    await chair.run(contract.allowTransmission, { conferenceId, itemId: null });
    await vi.waitFor(() => expect(everyone().map(({ session }) => session.news?.barred)).toEqual([true, true, true, true]), WAIT_OPTIONS);
    expect(await reached(everyone())).toEqual([false, false, false, false]);
  });

  it('ends when an open item begins: everyone sees and hears again', async () => {
    const [{ page: seeing }, frames] = [cleared, viewer.seen.get('main')?.frames ?? 0];
    await chair.run(contract.startItem, { conferenceId, itemId: 'closing' });
    await vi.waitFor(() => expect((viewer.seen.get('main')?.frames ?? 0) > frames).toEqual(true), WAIT_OPTIONS);
    await vi.waitFor(() => expect([viewer.heard(), seeing.heard()]).toEqual([[MAIN], [MAIN]]), WAIT_OPTIONS);
  });
});
