import type { Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Source } from '../../../server/live/media/contract/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { FakeHall } from '../../helpers/media/fake-hall.ts';
import { BadLine } from '../../helpers/media/bad-line.ts';
import { conferenceOf } from '../../helpers/media/many-sites.ts';
import { NodePage } from '../../helpers/media/node-page.ts';
import { steadySocket } from '../../helpers/media/steady-socket.ts';
import { mediaWorker } from '../../helpers/parts.ts';
import { WAIT_OPTIONS } from '../../helpers/wait.ts';

const SITE = 'province-1';
const ALL: readonly Source[] = ['camera', 'microphone'];

describe.skipIf(!mediaWorker())('several pages of one site', () => {
  let app: TestApp;
  let conferenceId: string;
  let login: Login;
  let watching: NodePage;
  const ends: (() => unknown)[] = [];
  const open: NodePage[] = [];

  const come = async ({ token }: Login, purpose: 'site' | 'watch', through?: BadLine['through']) => {
    const socket: Socket = await steadySocket(app.url, token, conferenceId);
    const page = new NodePage({ socket, conferenceId, purpose, through });
    ends.push(() => socket.close());
    await page.session.start();
    return page;
  };
  /** A page of the site with a camera and a microphone, of which nothing is sent yet. */
  const siteOpens = async (number: number, through?: BadLine['through']) => {
    const [page, hall] = [await come(login, 'site', through), new FakeHall(number, { width: 160, height: 90 }, 8)];
    open.push(page);
    ends.push(() => hall.close());
    return { page, begin: (source: 'camera' | 'microphone') => page.session.send(source, hall[source]) };
  };
  /** What each of the site's pages sends according to the server, in order of joining. */
  const sending = async (): Promise<Source[][]> => {
    const peers = [...(await app.media.rooms.open(conferenceId)).peers.values()].filter(({ options }) => options.siteId === SITE);
    return peers.map(({ uplinks }) =>
      [...uplinks.values()].flatMap(({ source, producer }) => (producer.closed ? [] : [source])).toSorted(),
    );
  };
  const everyoneHears = async () => ((await app.media.rooms.open(conferenceId)).news().sites[SITE] ?? []).toSorted();
  const reports = () => Promise.all(open.map(({ session }) => session.report(null)));
  /** Makes all pages report, as they do every two seconds, until they send this. */
  const comesTo = (wanted: readonly (readonly Source[])[]) =>
    vi.waitFor(async () => {
      await reports();
      expect(await sending()).toEqual(wanted);
    }, WAIT_OPTIONS);

  beforeAll(async () => {
    app = await startApp({ now: 'real', media: true });
    ({ conferenceId } = await conferenceOf(app, 1));
    login = await app.link('site', conferenceId, SITE);
    watching = await come(await app.member(conferenceId, 'organizer'), 'watch');
    watching.session.watch([SITE]);
  });
  afterEach(() => Promise.all(open.splice(0).map((page) => page.close())));
  afterAll(async () => {
    await watching.close();
    for (const end of ends.toReversed()) await end();
    await app.end();
  });

  it('that start at the same moment end with one of them sending both sound and picture', async () => {
    const [one, other] = [await siteOpens(1), await siteOpens(2)];
    await one.begin('microphone');
    await other.begin('microphone');
    await other.begin('camera');
    await one.begin('camera');
    expect(await sending()).toEqual([['camera'], []]);
    await comesTo([ALL, []]);
    expect([one.page.replaced, other.page.replaced, await everyoneHears()]).toEqual([0, 1, ALL]);
    await watching.sees(`site/${SITE}`, 1);
  });

  it('that start while others do end with one that sends everything, and the others know', async () => {
    const [first, second, third] = [await siteOpens(1), await siteOpens(2), await siteOpens(3)];
    await Promise.all([first.begin('microphone'), second.begin('microphone'), third.begin('camera')]);
    await Promise.all([third.begin('microphone'), first.begin('camera')]);
    await second.begin('camera');
    await comesTo([[], ALL, []]);
    expect([first.page.replaced, second.page.replaced, third.page.replaced]).toEqual([1, 0, 1]);
    await watching.sees(`site/${SITE}`, 2);
    await reports();
    expect(await everyoneHears()).toEqual(ALL);
  });

  it('send again by themselves once the other one has left, not while it merely sends nothing', async () => {
    const [one, other] = [await siteOpens(1), await siteOpens(2)];
    await one.begin('camera');
    await other.begin('camera');
    await comesTo([[], ['camera']]);
    await other.page.session.send('camera', null);
    for (let times = 0; times < 3; times += 1) await reports();
    expect([await everyoneHears(), one.page.replaced, one.page.mayReturn]).toEqual([[], 1, 0]);
    await other.page.close();
    await vi.waitFor(async () => {
      await one.page.session.report(null);
      expect(one.page.mayReturn).toBeGreaterThan(0);
    }, WAIT_OPTIONS);
    await one.begin('camera');
    await comesTo([['camera']]);
  });

  it('send again by themselves if the other one vanished together with its connection', async () => {
    const line = await BadLine.before(app.media.status.handles.map(({ webRtcServer }) => webRtcServer));
    ends.push(() => line.close());
    const [one, other] = [await siteOpens(1), await siteOpens(2, line.through)];
    await one.begin('camera');
    await other.begin('camera');
    await comesTo([[], ['camera']]);
    const { peers, senders } = await app.media.rooms.open(conferenceId);
    const vanishing = [...peers.values()].findLast(({ options }) => options.siteId === SITE);
    const now = Date.now();
    const isFree = (heardAt: number) => senders.isFree(Object.assign(vanishing ?? {}, { heardAt }) && SITE, now);
    expect([isFree(now), isFree(now - 1500), isFree(now - 2500)]).toEqual([false, false, true]);
    // What the browser sends is heard, although it has reported nothing.
    await vi.waitFor(() => expect(senders.isFree(SITE, now)).toBe(false), WAIT_OPTIONS);
    line.up.faults.loss = 1;
    await vi.waitFor(async () => {
      await one.page.session.report(null);
      expect(one.page.mayReturn).toBeGreaterThan(0);
    }, WAIT_OPTIONS);
  });
});
