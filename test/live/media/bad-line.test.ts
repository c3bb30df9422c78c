import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Socket } from 'socket.io-client';
import { LineKeeper, type LineModes } from '../../../client/live/media/line-keeper.ts';
import { LINE_MODES, type HealthNews, type LineMode } from '../../../server/live/media/contract/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { connect } from '../../helpers/doors.ts';
import { BadLine } from '../../helpers/media/bad-line.ts';
import { BusyCamera } from '../../helpers/media/busy-camera.ts';
import { FakeHall } from '../../helpers/media/fake-hall.ts';
import { conferenceOf } from '../../helpers/media/many-sites.ts';
import { NodePage } from '../../helpers/media/node-page.ts';
import { isLongMedia, mediaWorker } from '../../helpers/parts.ts';
import { WAIT_OPTIONS } from '../../helpers/wait.ts';

const SITE = 'province-1';
/** A picture in the lowest layer takes about 90 kbit/s, a sound 60, including all headers. */
const THIN = { picture: 150_000, sound: 80_000, state: 30_000 } as const;
/** A quarter of what the cameras of these tests give. */
const SMALLEST = 160;
const SHOWN = new Map(['main', 'hall', 'second', 'screen'].map((slot) => [slot, slot === 'main' ? 640 : 0]));

/**
 * Where a sequence of modes begins, its lowest mode, where it ends, and whether each step leads to an adjacent mode. On a busy machine
 * it may hesitate, as on a connection that gets worse again.
 */
function wayOf(modes: readonly LineMode[]) {
  const rungs = modes.map((mode) => LINE_MODES.indexOf(mode));
  const stepwise = rungs.slice(1).every((rung, at) => Math.abs(rung - (rungs[at] ?? rung)) === 1);
  return { from: modes[0], lowest: LINE_MODES[Math.max(...rungs)], to: modes.at(-1), stepwise };
}

describe.skipIf(!mediaWorker())('a site on a bad line', () => {
  let app: TestApp;
  let conferenceId = '';
  let line: BadLine;
  let site: NodePage;
  let kept: LineKeeper;
  const modes: Record<keyof LineModes, LineMode[]> = { up: [], down: [] };
  const seenAtDesk: Record<keyof LineModes, LineMode[]> = { up: [], down: [] };
  const ends: (() => unknown)[] = [];

  const follow = async ({ token }: Login): Promise<Socket> => {
    const socket = await connect(app.url, token);
    ends.push(() => socket.close());
    await socket.emitWithAck('follow', { conferenceId, revision: null });
    return socket;
  };
  /** A site with a busy hall that adapts to its connection. */
  const takesPart = async (siteId: string, number: number, through?: BadLine['through']) => {
    const socket = await follow(await app.link('site', conferenceId, siteId));
    const page = new NodePage({ socket, conferenceId, purpose: 'site', through });
    const [camera, hall] = [new BusyCamera(), new FakeHall(number)];
    const keeper = new LineKeeper({
      session: page.session,
      isSite: true,
      level: () => 0.5,
      onMode: (now) => siteId === SITE && note(modes, now),
    });
    ends.push(
      () => keeper.close(),
      () => page.close(),
      () => camera.close(),
      () => hall.close(),
    );
    await page.session.start();
    keeper.show(SHOWN);
    await keeper.send('camera', camera.track);
    await keeper.send('microphone', hall.microphone);
    keeper.start();
    return { page, keeper };
  };
  const note = (into: typeof modes, { up, down }: { readonly up: LineMode | null; readonly down: LineMode | null }): void => {
    if (up && into.up.at(-1) !== up) into.up.push(up);
    if (down && into.down.at(-1) !== down) into.down.push(down);
  };
  const reaches = (direction: keyof LineModes, mode: LineMode) => vi.waitFor(() => expect(kept.modes[direction]).toBe(mode), WAIT_OPTIONS);
  const frames = (): number => site.seen.get('main')?.frames ?? 0;
  /** The mode in the Prometheus metrics. */
  const countedMode = async (direction: keyof LineModes): Promise<string | undefined> => {
    const text = await (await fetch(`${app.url}/metrics`)).text();
    const labels = `conference="${conferenceId}",site="${SITE}",direction="${direction}"`;
    return new RegExp(`^diemcau_media_site_line_mode{${labels},mode="(\\w+)"} 1$`, 'm').exec(text)?.[1];
  };
  /** A connection that breaks briefly appears as mode "state" at the desk, so only compare where both settle. */
  const deskSees = () =>
    vi.waitFor(() => expect({ up: seenAtDesk.up.at(-1), down: seenAtDesk.down.at(-1) }).toEqual(kept.modes), WAIT_OPTIONS);

  beforeAll(async () => {
    app = await startApp({ now: 'real', media: true });
    const conference = await conferenceOf(app, 1);
    ({ conferenceId } = conference);
    line = await BadLine.before(app.media.status.handles.map(({ webRtcServer }) => webRtcServer));
    const desk = await follow(conference.chair);
    desk.on('health', ({ sites }: HealthNews) => {
      const health = sites.find(({ siteId }) => siteId === SITE);
      note(seenAtDesk, { up: health?.up?.mode ?? null, down: health?.down?.mode ?? null });
    });
    await takesPart('main', 0);
    ({ page: site, keeper: kept } = await takesPart(SITE, 1, line.through));
    note(modes, { up: 'full', down: 'full' });
    await vi.waitUntil(() => frames() > 10 && seenAtDesk.up.length + seenAtDesk.down.length === 2, WAIT_OPTIONS);
  });
  afterAll(async () => {
    for (const end of ends.toReversed()) await end();
    line.close();
    await app.end();
  });

  it('still hears when its connection cannot carry a picture, and sees again once it recovers; the desk shows the same', async () => {
    line.down.faults.bandwidth = THIN.sound;
    await reaches('down', 'voice');
    await vi.waitFor(() => expect(site.heard()).toEqual([0]), WAIT_OPTIONS);
    await deskSees();
    await vi.waitFor(async () => expect(await countedMode('down')).toBe('voice'), WAIT_OPTIONS);
    line.down.faults.bandwidth = null;
    await reaches('down', 'full');
    expect(wayOf(modes.down)).toEqual({ from: 'full', lowest: 'voice', to: 'full', stepwise: true });
    // A bad downlink alone does not stop the site's own picture.
    expect(modes.up.filter((mode) => mode === 'voice' || mode === 'state')).toEqual([]);
    await reaches('up', 'full');
    const before = frames();
    await vi.waitFor(() => expect(frames()).toBeGreaterThan(before), WAIT_OPTIONS);
    await deskSees();
  });

  it.runIf(isLongMedia)('sees the smallest picture on 150 kbit/s', async () => {
    const width = (): number => site.seen.get('main')?.width ?? 0;
    await vi.waitFor(() => expect(width()).toBeGreaterThan(SMALLEST), WAIT_OPTIONS);
    line.down.faults.bandwidth = THIN.picture;
    await vi.waitFor(() => expect([kept.modes.down, width()]).toEqual(['small', SMALLEST]), WAIT_OPTIONS);
    const before = frames();
    await vi.waitFor(() => expect(frames()).toBeGreaterThan(before + 20), WAIT_OPTIONS);
    line.down.faults.bandwidth = null;
    await reaches('down', 'full');
    await deskSees();
  });

  it.runIf(isLongMedia)('goes down to state only and recovers, in the other direction too', async () => {
    line.set({ bandwidth: THIN.state });
    await Promise.all([reaches('down', 'state'), reaches('up', 'state')]);
    await deskSees();
    line.set({ bandwidth: null });
    await Promise.all([reaches('down', 'full'), reaches('up', 'full')]);
    const way = { from: 'full', lowest: 'state', to: 'full', stepwise: true };
    expect([wayOf(modes.down), wayOf(modes.up)]).toEqual([way, way]);
    await deskSees();
  });

  it.runIf(isLongMedia)('continues as before after its connection was cut', async () => {
    const { down } = kept.modes;
    line.cut(true);
    await vi.waitFor(() => expect(site.session.status).toBe('broken'), WAIT_OPTIONS);
    line.cut(false);
    await vi.waitFor(() => expect(site.session.status).toBe('on'), WAIT_OPTIONS);
    const before = frames();
    await vi.waitFor(() => expect([kept.modes.down, frames() > before]).toEqual([down, true]), WAIT_OPTIONS);
  });
});
