import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { teamContract } from '../../../server/planning/conferences/team/contract.ts';
import { mediaContract } from '../../../server/live/media/contract/index.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { accessContract } from '../../../server/planning/sites/access/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { FakeHall } from '../../helpers/media/fake-hall.ts';
import { conferenceOf } from '../../helpers/media/many-sites.ts';
import { NodePage } from '../../helpers/media/node-page.ts';
import { steadySocket } from '../../helpers/media/steady-socket.ts';
import { mediaWorker } from '../../helpers/parts.ts';
import { WAIT_OPTIONS } from '../../helpers/wait.ts';
import { putAwayOpen } from './put-away-open.ts';

const [MAIN, SITE, OLDER] = [0, 1, 2];

describe.skipIf(!mediaWorker())('a page with sound and picture', () => {
  let app: TestApp;
  let conferenceId: string;
  let organizer: Login;
  let main: NodePage;
  const pages: NodePage[] = [];
  const sockets: Socket[] = [];
  const halls: FakeHall[] = [];

  const come = async (login: Login, purpose: 'watch' | 'site' | 'check', number?: number): Promise<NodePage> => {
    const socket = await steadySocket(app.url, login.token, conferenceId);
    sockets.push(socket);
    const page = new NodePage({ socket, conferenceId, purpose });
    pages.push(page);
    await page.session.start();
    if (number !== undefined) {
      const hall = new FakeHall(number, { width: 160, height: 90 }, 8);
      halls.push(hall);
      await page.session.send('camera', hall.camera);
      await page.session.send('microphone', hall.microphone);
    }
    return page;
  };
  const room = () => app.media.rooms.open(conferenceId);
  const of = async (id: string) => [...(await room()).peers.values()].filter(({ options }) => options.actor.id === id);
  const frames = (page: NodePage): number => page.seen.get('main')?.frames ?? 0;
  /** Whether a page gets new pictures while a control page gets many. */
  const getsPictures = async (page: NodePage, other: NodePage): Promise<boolean> => {
    const [before, from] = [frames(page), frames(other)];
    await vi.waitFor(() => expect(frames(other) - from).toBeGreaterThan(15), WAIT_OPTIONS);
    // Frames in transit or waiting to be shown are few.
    return frames(page) - before > 8;
  };

  beforeAll(async () => {
    app = await startApp({ now: 'real', media: true });
    ({ conferenceId } = await conferenceOf(app, 2));
    organizer = await app.member(conferenceId, 'organizer');
    main = await come(await app.link('site', conferenceId, 'main'), 'site', MAIN);
  });
  afterAll(async () => {
    await Promise.all(pages.map((page) => page.close()));
    for (const hall of halls) hall.close();
    for (const socket of sockets) socket.close();
    await app.end();
  });

  it('gives way to a newer page of the same site, is told so, and continues to watch', async () => {
    const site = await app.link('site', conferenceId, 'province-1');
    const older = await come(site, 'site', OLDER);
    const viewer = await come(await app.member(conferenceId, 'organizer'), 'watch');
    viewer.session.watch(['province-1']);
    await viewer.sees('site/province-1', OLDER);
    const newer = await come(site, 'site', SITE);
    await viewer.sees('site/province-1', SITE);
    await older.session.report(null);
    expect([older.replaced, newer.replaced]).toEqual([1, 0]);
    await vi.waitFor(
      async () => expect((await of('province-1')).map(({ uplinks }) => uplinks.size).toSorted()).toEqual([0, 2]),
      WAIT_OPTIONS,
    );
    await older.sees('main', MAIN);
    await newer.close();
    await vi.waitFor(async () => expect((await of('province-1')).length).toEqual(1), WAIT_OPTIONS);
    await older.close();
    await come(site, 'site', OLDER);
    await viewer.sees('site/province-1', OLDER);
    await viewer.close();
  });

  it('sends all its sources or none after another page of its site began at the same moment', async () => {
    const site = await app.link('site', conferenceId, 'province-1');
    const [one, other] = [await come(site, 'site'), await come(site, 'site')];
    const hall = new FakeHall(OLDER, { width: 160, height: 90 }, 8);
    halls.push(hall);
    for (const source of ['camera', 'microphone'] as const) for (const page of [one, other]) await page.session.send(source, hall[source]);
    await vi.waitFor(async () => {
      for (const page of [one, other]) await page.session.report(null);
      const sent = (await of('province-1')).map(({ uplinks }) => [...uplinks.keys()].toSorted());
      // The first page is from the test before.
      expect(sent).toEqual([[], [], ['camera', 'microphone']]);
    }, WAIT_OPTIONS);
    expect([one.replaced, other.replaced]).toEqual([1, 0]);
    for (const page of [one, other]) await page.close();
  });

  it('is closed at once when its site’s link is revoked, and cannot join again', async () => {
    const watching = await come(await app.member(conferenceId, 'viewer'), 'watch');
    await watching.sees('main', MAIN);
    const site = await come(await app.link('site', conferenceId, 'province-2'), 'site', SITE);
    await site.sees('main', MAIN);
    await organizer.run(accessContract.revokeAccess, { conferenceId, siteId: 'province-2' });
    await vi.waitFor(
      async () => expect([(await of('province-2')).length, (await room()).news().sites['province-2']]).toEqual([0, undefined]),
      WAIT_OPTIONS,
    );
    expect(await getsPictures(site, watching)).toEqual(false);
    expect((await of('province-2')).length).toEqual(0);
  });

  it('is closed when its user loses their role in the conference, and when their session ends', async () => {
    const [demoted, signedOut] = [await app.member(conferenceId, 'viewer'), await app.member(conferenceId, 'viewer')];
    const watching = await come(await app.member(conferenceId, 'viewer'), 'watch');
    const [one, other] = [await come(demoted, 'watch'), await come(signedOut, 'watch')];
    await Promise.all([one, other, watching].map((page) => page.sees('main', MAIN)));
    await organizer.run(teamContract.remove, { conferenceId, userId: demoted.actor.id, role: 'viewer' });
    const response = await fetch(`${app.url}/api/v1/sign-out`, {
      method: 'POST',
      headers: { authorization: `Bearer ${signedOut.token}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toEqual(200);
    await vi.waitFor(async () => expect([...(await of(demoted.actor.id)), ...(await of(signedOut.actor.id))]).toEqual([]), WAIT_OPTIONS);
    expect(await Promise.all([one, other].map((page) => getsPictures(page, watching)))).toEqual([false, false]);
  });

  it('is closed soon after another server ended its session', async () => {
    const user = await app.member(conferenceId, 'viewer');
    const page = await come(user, 'watch');
    await page.sees('main', MAIN);
    await app.media.reap();
    expect((await of(user.actor.id)).length).toEqual(1);
    await app.db.session.deleteMany({ where: { subjectId: user.actor.id } });
    await app.media.reap();
    expect((await of(user.actor.id)).length).toEqual(0);
  });

  it('loses what only staff may see when its user is no longer staff', async () => {
    const user = await app.member(conferenceId, 'organizer', 'viewer');
    const page = await come(user, 'watch');
    page.session.watch(['main']);
    await page.sees('site/main', MAIN);
    await organizer.run(teamContract.remove, { conferenceId, userId: user.actor.id, role: 'organizer' });
    await vi.waitFor(
      async () =>
        expect((await of(user.actor.id)).map(({ slots, sites, options }) => [slots.size, sites.size, options.staff])).toEqual([
          [4, 0, false],
        ]),
      WAIT_OPTIONS,
    );
  });

  it('joins again by itself with its new clearance', async () => {
    const before = await of('main');
    const cleared = await app.user({ administrator: true, clearance: 2 });
    await cleared.run(accessContract.setClearance, { conferenceId, siteId: 'main', clearance: 2 });
    await vi.waitFor(
      async () => expect((await of('main')).map(({ options, uplinks }) => [options.actor.clearance, uplinks.size])).toEqual([[2, 2]]),
      WAIT_OPTIONS,
    );
    expect((await of('main'))[0]?.id === before[0]?.id).toEqual(false);
  });

  it('is closed when the conference goes to the trash, even an organizer’s, with everything that the room used', async () => {
    const watching = await come(organizer, 'watch');
    await watching.sees('main', MAIN);
    const before = await room();
    await putAwayOpen(app, conferenceId, 'trash');
    await vi.waitFor(() => expect([before.closed, before.peers.size, app.media.joining.quota.size]).toEqual([true, 0, 0]), WAIT_OPTIONS);
    expect([before.home.router.closed, await app.media.rooms.all()]).toEqual([true, []]);
    // Otherwise it would reconnect by itself, beside the page of the next test.
    await main.close();
    const again = organizer.run(mediaContract.join, { conferenceId, purpose: 'watch' });
    await expect(again).rejects.toMatchObject({ code: 'not-found' });
  });

  it('joins a new room when the conference is back, and follows what happens in it', async () => {
    await organizer.run(conferencesContract.restore, { conferenceId });
    await come(await app.link('site', conferenceId, 'main'), 'site', MAIN);
    const viewer = await come(await app.member(conferenceId, 'viewer'), 'watch');
    await viewer.sees('main', MAIN);
    await organizer.run(contract.closeMicrophones, { conferenceId, siteId: 'main' });
    expect((await room()).routing.hallMicrophone).toEqual(null);
  });

  it('is closed when the conference is archived, and joins again by itself', async () => {
    const viewer = await come(await app.member(conferenceId, 'viewer'), 'watch');
    await viewer.sees('main', MAIN);
    await putAwayOpen(app, conferenceId, 'archive');
    await vi.waitFor(async () => expect([viewer.session.status, await app.media.rooms.all()]).toEqual(['off', []]), WAIT_OPTIONS);
    // Told so, it does not wait for its next attempt.
    const told = new Promise((resolve) => sockets.at(-1)?.once('media-open', resolve));
    await organizer.run(conferencesContract.unarchive, { conferenceId });
    expect(await told).toEqual({ conferenceId });
    await vi.waitFor(() => expect(viewer.session.status).toEqual('on'), WAIT_OPTIONS);
    const before = frames(viewer);
    await vi.waitFor(() => expect(frames(viewer)).toBeGreaterThan(before), WAIT_OPTIONS);
  });
});
