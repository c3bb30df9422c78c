import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { mediaContract } from '../../../server/live/media/contract/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { connect } from '../../helpers/doors.ts';
import { conferenceOf, Pages } from '../../helpers/media/many-sites.ts';
import { NodePage } from '../../helpers/media/node-page.ts';
import { mediaWorker } from '../../helpers/parts.ts';
import { WAIT_OPTIONS } from '../../helpers/wait.ts';

const SECOND = 1000;

describe.skipIf(!mediaWorker())('the media of a conference', () => {
  let app: TestApp;
  let conferenceId: string;
  let siteIds: string[];
  let pages: Pages;

  beforeAll(async () => {
    app = await startApp({ media: { workers: 2, announced: '127.0.0.1' } });
    ({ conferenceId, siteIds } = await conferenceOf(app, 8));
    pages = new Pages(app, conferenceId);
  });
  afterAll(async () => {
    await pages.close();
    await app.end();
  });

  const dumps = async () => Promise.all(app.media.status.handles.map(({ worker }) => worker.dump()));
  const routers = async () => (await dumps()).flatMap(({ routerIds }) => routerIds).length;
  const lines = async () => {
    const servers = await Promise.all(app.media.status.handles.map(({ webRtcServer }) => webRtcServer.dump()));
    return servers.reduce((sum, { webRtcTransportIds }) => sum + webRtcTransportIds.length, 0);
  };
  const code = (asked: Promise<unknown>): Promise<string> =>
    asked.then(
      () => 'ok',
      (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
    );
  const join = async (login: Pick<Login, 'run'>, purpose: 'watch' | 'site' | 'check'): Promise<string> =>
    (await login.run(mediaContract.join, { conferenceId, purpose })).peerId;

  it('lets pages connect over TCP on the same port if UDP is blocked', async () => {
    const socket: Socket = await connect(app.url, (await app.member(conferenceId, 'viewer')).token);
    const protocols: unknown[] = [];
    const page = new NodePage({
      socket,
      conferenceId,
      purpose: 'watch',
      through: (options) => {
        protocols.push(...options.iceCandidates.map(({ protocol, address }) => `${String(protocol)} ${String(address)}`));
        return { ...options, iceCandidates: options.iceCandidates.filter(({ protocol }) => protocol === 'tcp') };
      },
    });
    await page.session.start();
    const main = await pages.site('main', 0);
    await page.sees('main', 0);
    await vi.waitFor(() => expect(page.heard()).toEqual([0]), WAIT_OPTIONS);
    expect(protocols).toEqual(['udp 127.0.0.1', 'tcp 127.0.0.1']);
    await page.close();
    await main.page.close();
    socket.close();
  });

  it('lets each role do what it may, and refuses the rest in words', async () => {
    const site = await app.link('site', conferenceId, 'province-1');
    const technician = await app.bound(conferenceId, 'technician', { siteId: 'province-1' });
    const display = await app.link('display', conferenceId, 'hall');
    const [viewer, delegate, desk] = [
      await app.member(conferenceId, 'viewer'),
      await app.member(conferenceId, 'delegate'),
      await app.member(conferenceId, 'secretary'),
    ];
    const others = [technician, display, viewer, delegate, desk];
    expect(await Promise.all(others.map((login) => code(join(login, 'site'))))).toEqual(others.map(() => 'forbidden'));
    expect(await Promise.all([display, viewer, delegate, desk].map((login) => code(join(login, 'check'))))).toEqual([
      'forbidden',
      'forbidden',
      'forbidden',
      'forbidden',
    ]);
    expect(await Promise.all([site, technician].map((login) => code(join(login, 'check'))))).toEqual(['ok', 'ok']);
    const of = async (login: Login, purpose: 'watch' | 'site' | 'check', sites: string[]) => {
      const peerId = await join(login, purpose);
      return code(login.run(mediaContract.watch, { conferenceId, peerId, sites }));
    };
    const seven = siteIds.filter((id) => id !== 'province-1').slice(0, 7);
    expect(await Promise.all([display, viewer, delegate].map((login) => of(login, 'watch', [])))).toEqual([
      'forbidden',
      'forbidden',
      'forbidden',
    ]);
    expect([
      await of(site, 'site', seven),
      await of(site, 'site', [...seven.slice(1), 'province-1']),
      await of(site, 'check', seven.slice(1)),
    ]).toEqual(['too-many-pictures', 'ok', 'forbidden']);
    expect([await of(technician, 'watch', seven), await of(desk, 'watch', seven)]).toEqual(['too-many-pictures', 'ok']);
    const watching = await join(site, 'watch');
    const rtpParameters = {
      mid: '0',
      codecs: [{ mimeType: 'audio/opus', clockRate: 48_000, channels: 2, payloadType: 111 }],
      encodings: [{ ssrc: 1 }],
    };
    expect(await code(site.run(mediaContract.produce, { conferenceId, peerId: watching, source: 'microphone', rtpParameters }))).toEqual(
      'forbidden',
    );
    expect(await code(technician.run(mediaContract.stop, { conferenceId, peerId: watching, source: 'microphone' }))).toEqual('not-found');
  });

  it('closes pages that never connect, and itself when it is empty, with everything in the workers', async () => {
    const room = await app.media.rooms.open(conferenceId);
    expect([room.peers.size > 5, (await routers()) > 0, (await lines()) > 5]).toEqual([true, true, true]);
    app.clock.now += 46 * SECOND;
    await app.media.reap();
    expect([room.peers.size, app.media.joining.quota.size, (await app.media.rooms.all()).length, await lines()]).toEqual([0, 0, 1, 0]);
    app.clock.now += 59 * SECOND;
    await app.media.reap();
    expect([room.closed, (await routers()) > 0]).toEqual([false, true]);
    app.clock.now += SECOND;
    await app.media.reap();
    expect([room.closed, (await app.media.rooms.all()).length, app.media.status.handles.map(({ load }) => load)]).toEqual([
      true,
      0,
      [0, 0],
    ]);
    await vi.waitFor(async () => expect(await routers()).toEqual(0), WAIT_OPTIONS);
  });

  it('opens again for whoever comes next', async () => {
    const main = await pages.site('main', 0);
    const viewer = await pages.open((await app.member(conferenceId, 'viewer')).token, 'watch');
    await viewer.sees('main', 0);
    expect(main.page.session.status).toEqual('on');
  });
});
