import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startApp } from '../../helpers/app.ts';
import { freshDatabase, type FreshDatabase } from '../../helpers/database.ts';
import { callSocket } from '../../helpers/doors.ts';
import { FakeHall } from '../../helpers/media/fake-hall.ts';
import { conferenceOf } from '../../helpers/media/many-sites.ts';
import { NodePage } from '../../helpers/media/node-page.ts';
import { steadySocket } from '../../helpers/media/steady-socket.ts';
import { isLongMedia, mediaWorker } from '../../helpers/parts.ts';
import { freePort, startServer, type ServerProcess } from '../../helpers/server-process.ts';
import { WAIT_OPTIONS } from '../../helpers/wait.ts';

const SITES = isLongMedia ? 12 : 2;
const SPEAKER = 1;

describe.skipIf(!mediaWorker())('a server that is stopped and started again', () => {
  let database: FreshDatabase;
  let server: ServerProcess;
  let port: number;
  const pages: NodePage[] = [];
  const sockets: Socket[] = [];
  const halls: FakeHall[] = [];
  const start = () => startServer({ databaseUrl: database.url, port, password: 'restart-restart' });

  beforeAll(async () => {
    database = await freshDatabase();
    port = await freePort();
    // Create the conference and its logins before the server starts.
    const app = await startApp({ now: 'real', databaseUrl: database.url });
    const { conferenceId, chair, siteIds } = await conferenceOf(app, SITES);
    const tokens = [];
    for (const siteId of siteIds) tokens.push((await app.link('site', conferenceId, siteId)).token);
    tokens.push((await app.member(conferenceId, 'viewer')).token);
    await app.close();
    server = await start();
    for (const [number, token] of tokens.entries()) {
      const socket = await steadySocket(server.url, token, conferenceId);
      sockets.push(socket);
      const isSite = number <= SITES;
      const page = new NodePage({ socket, conferenceId, purpose: isSite ? 'site' : 'watch' });
      pages.push(page);
      await page.session.start();
      if (!isSite) continue;
      const hall = new FakeHall(number, { width: 160, height: 90 }, 8);
      halls.push(hall);
      await page.session.send('camera', hall.camera);
      await page.session.send('microphone', hall.microphone);
    }
    const desk = await steadySocket(server.url, chair.token, conferenceId);
    sockets.push(desk);
    const granted = await callSocket(desk, 'floor.grant', { conferenceId, siteId: 'province-1', handOver: true });
    if (!granted.ok) throw new Error(granted.error.code);
  });
  afterAll(async () => {
    await Promise.all(pages.map((page) => page.close()));
    for (const hall of halls) hall.close();
    for (const socket of sockets) socket.close();
    await server.stop();
    await database.drop();
  });

  const watching = () => pages.filter((_, number) => number !== SPEAKER);
  const seesAgain = (since: number) => () =>
    expect(
      watching()
        .map((page) => page.seen.get('main'))
        .map((seen) => seen?.hall === SPEAKER && seen.changedAt > since),
    ).toEqual(watching().map(() => true));

  for (const [way, end] of [
    ['in order', () => server.stop()],
    ['like a power cut', () => server.kill()],
  ] as const)
    it(`finds all its pages again after it was stopped ${way}, and the speaker still has the floor`, async () => {
      await Promise.all(watching().map((page) => page.sees('main', SPEAKER)));
      await end();
      const from = performance.now();
      server = await start();
      const up = performance.now();
      await vi.waitFor(seesAgain(from), WAIT_OPTIONS);
      console.info(
        `${SITES + 1} sites and a viewer, the server stopped ${way}: all see the speaker ${Math.round(performance.now() - up)} ms after it was up again`,
      );
      await vi.waitFor(
        () => expect(watching().map((page) => page.heard().includes(SPEAKER))).toEqual(watching().map(() => true)),
        WAIT_OPTIONS,
      );
    });
});
