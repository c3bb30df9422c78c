import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { stateOf } from '../../../server/live/sitting/rules/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { BadLine } from '../../helpers/media/bad-line.ts';
import { FakeHall } from '../../helpers/media/fake-hall.ts';
import { conferenceOf } from '../../helpers/media/many-sites.ts';
import { NodePage } from '../../helpers/media/node-page.ts';
import { steadySocket } from '../../helpers/media/steady-socket.ts';
import { isLongMedia, mediaWorker } from '../../helpers/parts.ts';
import { WAIT_OPTIONS } from '../../helpers/wait.ts';

const SITES = isLongMedia ? 12 : 2;
/** How long connections stay cut, in seconds: longer than it takes to detect. */
const CUT = isLongMedia ? 90 : 8;
const SIZE = { width: 160, height: 90 };

interface Present {
  readonly siteId: string | null;
  readonly page: NodePage;
  readonly socket: Socket;
}

describe.skipIf(!mediaWorker())('what breaks comes back without a click', () => {
  let app: TestApp;
  let conferenceId: string;
  let chair: Login;
  let line: BadLine;
  const present: Present[] = [];
  const halls: FakeHall[] = [];
  /** The speaker's number and page, whose traffic goes over a connection that can be cut. */
  const SPEAKER = 1;
  let speaker: Present;

  const come = async (login: Login, siteId: string | null, number: number): Promise<Present> => {
    const socket = await steadySocket(app.url, login.token, conferenceId);
    const through = number === SPEAKER ? line.through : undefined;
    const page = new NodePage({ socket, conferenceId, purpose: siteId === null ? 'watch' : 'site', through });
    await page.session.start();
    if (siteId !== null) {
      const hall = new FakeHall(number, SIZE, 8);
      halls.push(hall);
      await page.session.send('camera', hall.camera);
      await page.session.send('microphone', hall.microphone);
    }
    const one = { siteId, page, socket };
    present.push(one);
    return one;
  };
  const others = () => present.filter((one) => one !== speaker);
  /** Waits until everyone sees the speaker in frames after a moment. Returns when each saw the first. */
  const backSince = async (moment: number, who: readonly Present[]): Promise<number[]> => {
    const at = () =>
      who
        .map(({ page }) => page.seen.get('main'))
        .map((seen) => (seen?.hall === SPEAKER && seen.changedAt > moment ? seen.changedAt : null));
    await vi.waitFor(() => expect(at()).not.toContain(null), WAIT_OPTIONS);
    return at().map((seen) => (seen ?? 0) - moment);
  };
  const tell = (what: string, times: readonly number[]) =>
    console.info(
      `${what}: the first of ${times.length} pages sees the speaker again after ${Math.round(Math.min(...times))} ms, the last after ${Math.round(Math.max(...times))} ms`,
    );
  const seconds = (count: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, count * 1000));
  const room = () => app.media.rooms.open(conferenceId);
  const place = async () => {
    const { floor, requests, places } = stateOf(await app.journals.state(conferenceId));
    return { floor: floor?.speaker.siteId, requests, places };
  };

  beforeAll(async () => {
    app = await startApp({ now: 'real', media: true });
    const made = await conferenceOf(app, SITES);
    ({ conferenceId, chair } = made);
    line = await BadLine.before(app.media.status.handles.map(({ webRtcServer }) => webRtcServer));
    for (const [number, siteId] of made.siteIds.entries()) await come(await app.link('site', conferenceId, siteId), siteId, number);
    await come(await app.member(conferenceId, 'viewer'), null, -1);
    const found = present.find(({ siteId }) => siteId === `province-${SPEAKER}`);
    if (!found) throw new Error('nobody speaks');
    speaker = found;
    await chair.run(contract.grant, { conferenceId, siteId: 'province-1', handOver: true });
    await chair.run(contract.addToQueue, { conferenceId, siteId: 'province-1', seconds: null, before: null });
    await Promise.all(others().map(({ page }) => page.sees('main', SPEAKER)));
  });
  afterAll(async () => {
    await Promise.all(present.map(({ page }) => page.close()));
    for (const hall of halls) hall.close();
    for (const { socket } of present) socket.close();
    line.close();
    await app.end();
  });

  it('keeps a speech going while the socket is cut but media flow on', async () => {
    const [peers, before] = [[...(await room()).peers.keys()], await place()];
    const frames = () => others().map(({ page }) => page.seen.get('main')?.frames ?? 0);
    speaker.socket.disconnect();
    const from = frames();
    await seconds(isLongMedia ? 30 : 3);
    await vi.waitFor(() => expect(frames().map((now, at) => now - (from[at] ?? 0) > 10)).toEqual(from.map(() => true)), WAIT_OPTIONS);
    speaker.socket.connect();
    await vi.waitFor(() => expect(speaker.socket.connected).toEqual(true), WAIT_OPTIONS);
    await speaker.page.session.report(null);
    expect([[...(await room()).peers.keys()], await place(), speaker.page.states.includes('broken')]).toEqual([peers, before, false]);
  });

  it('recovers after the whole connection was cut during a speech, and still has the floor', async () => {
    const before = await place();
    line.cut(true);
    speaker.socket.disconnect();
    await vi.waitFor(() => expect(speaker.page.states.at(-1)).toEqual('broken'), WAIT_OPTIONS);
    await seconds(CUT);
    const frames = others().map(({ page }) => page.seen.get('main')?.frames ?? 0);
    const mended = performance.now();
    line.cut(false);
    speaker.socket.connect();
    const times: number[] = [];
    await vi.waitFor(
      () =>
        expect(others().map(({ page }, at) => (page.seen.get('main')?.frames ?? 0) > (frames[at] ?? 0) + 3)).toEqual(
          frames.map(() => true),
        ),
      WAIT_OPTIONS,
    );
    times.push(performance.now() - mended);
    await vi.waitFor(() => expect(speaker.page.states.at(-1)).toEqual('on'), WAIT_OPTIONS);
    console.info(`A line cut for ${CUT} s: the speaker is seen again ${Math.round(times[0] ?? 0)} ms after it is there`);
    expect(await place()).toEqual(before);
    await vi.waitFor(() => expect(speaker.page.heard()).toEqual([0]), WAIT_OPTIONS);
    const own = [...(await room()).peers.values()].filter(
      ({ options }) => options.siteId === speaker.siteId && options.receive.iceState !== 'disconnected',
    );
    expect(own.length).toEqual(1);
  });

  it('is seen and heard by everyone again after the worker was killed during a speech', async () => {
    const [epoch, { worker }] = [(await room()).epoch, (await room()).home.handle];
    const killed = performance.now();
    process.kill(worker.pid, 'SIGKILL');
    // The speaker's connection leads to a port that is gone with the worker, so the new one gets its own.
    await vi.waitFor(
      () => expect(app.media.status.handles.map(({ worker: next }) => next.pid === worker.pid)).toEqual([false]),
      WAIT_OPTIONS,
    );
    for (const { udpSockets } of [await app.media.status.handles[0]?.webRtcServer.dump()].filter((dump) => dump !== undefined))
      for (const { port } of udpSockets) await line.open(port);
    tell(`${SITES + 1} sites and a viewer, the worker killed`, await backSince(killed, others()));
    expect([(await room()).epoch === epoch, (await place()).floor]).toEqual([false, 'province-1']);
    await vi.waitFor(
      () => expect(others().map(({ page }) => page.heard().includes(SPEAKER))).toEqual(others().map(() => true)),
      WAIT_OPTIONS,
    );
    await vi.waitFor(
      async () =>
        expect([...(await room()).peers.values()].map(({ options }) => options.siteId).toSorted()).toEqual(
          present.map(({ siteId }) => siteId).toSorted(),
        ),
      WAIT_OPTIONS,
    );
  });
});
