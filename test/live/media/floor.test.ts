import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Socket } from 'socket.io-client';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { connect } from '../../helpers/doors.ts';
import { FakeHall } from '../../helpers/media/fake-hall.ts';
import { NodePage } from '../../helpers/media/node-page.ts';
import { mediaWorker } from '../../helpers/parts.ts';
import { withPapers, type PublishedDay } from '../sitting/published-day.ts';
import { WAIT_OPTIONS } from '../../helpers/wait.ts';

const [MAIN, LAO_CAI, QUANG_NINH] = [0, 1, 2];

describe.skipIf(!mediaWorker())('sound and picture follow the floor', () => {
  let app: TestApp;
  let day: PublishedDay;
  const sockets: Socket[] = [];
  const halls: FakeHall[] = [];
  const pages: NodePage[] = [];

  const page = async (token: string, purpose: 'watch' | 'site'): Promise<NodePage> => {
    const socket = await connect(app.url, token);
    sockets.push(socket);
    await socket.emitWithAck('follow', { conferenceId: day.conferenceId, revision: null });
    const opened = new NodePage({ socket, conferenceId: day.conferenceId, purpose });
    pages.push(opened);
    await opened.session.start();
    return opened;
  };
  const site = async (siteId: string, number: number): Promise<NodePage> => {
    const opened = await page((await app.link('site', day.conferenceId, siteId)).token, 'site');
    const hall = new FakeHall(number);
    halls.push(hall);
    await opened.session.send('camera', hall.camera);
    await opened.session.send('microphone', hall.microphone);
    return opened;
  };
  let main: NodePage;
  let laoCai: NodePage;
  let quangNinh: NodePage;
  let viewer: NodePage;

  beforeAll(async () => {
    app = await startApp({ now: 'real', media: true });
    day = await withPapers(app);
    for (const siteId of ['main', 'site-15', 'site-22'])
      await app.db.siteAccess.create({
        data: { conferenceId: day.conferenceId, siteId, code: siteId, secret: siteId, rotatedAt: new Date() },
      });
    main = await site('main', MAIN);
    laoCai = await site('site-15', LAO_CAI);
    quangNinh = await site('site-22', QUANG_NINH);
    viewer = await page((await app.member(day.conferenceId, 'viewer')).token, 'watch');
  });
  afterAll(async () => {
    for (const one of pages) await one.close();
    for (const hall of halls) hall.close();
    for (const socket of sockets) socket.close();
    await app.end();
  });

  it('sends picture and sound of the main hall to everyone while nobody else has the floor', async () => {
    await Promise.all([laoCai, quangNinh, viewer].map((one) => one.sees('main', MAIN)));
    await vi.waitFor(
      () => expect([laoCai, quangNinh, viewer, main].map((one) => one.heard())).toEqual([[MAIN], [MAIN], [MAIN], []]),
      WAIT_OPTIONS,
    );
  });

  it('moves picture and sound to the site that is given the floor', async () => {
    const { conferenceId, chair } = day;
    await chair.run(contract.grant, { conferenceId, siteId: 'site-15', handOver: true });
    await Promise.all([main, quangNinh, viewer].map((one) => one.sees('main', LAO_CAI)));
    await vi.waitFor(
      () =>
        expect([main, quangNinh, viewer, laoCai].map((one) => one.heard())).toEqual([[LAO_CAI], [MAIN, LAO_CAI], [MAIN, LAO_CAI], [MAIN]]),
      WAIT_OPTIONS,
    );
    await chair.run(contract.grant, { conferenceId, siteId: 'site-22', handOver: true });
    await Promise.all([main, laoCai, viewer].map((one) => one.sees('main', QUANG_NINH)));
    await vi.waitFor(
      () => expect([main, laoCai, quangNinh].map((one) => one.heard())).toEqual([[QUANG_NINH], [MAIN, QUANG_NINH], [MAIN]]),
      WAIT_OPTIONS,
    );
  });
});
