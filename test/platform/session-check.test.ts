import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessContract } from '../../server/planning/sites/access/contract.ts';
import { formSecret } from '../../server/platform/http/form-secret.ts';
import { formTokens } from '../../server/platform/http/tokens.ts';
import { startApp, type TestApp } from '../helpers/app.ts';
import { callSocket, connect, socketOutcome } from '../helpers/doors.ts';
import { published } from '../live/sitting/published-day.ts';

let app: TestApp;
let conferenceId: string;
beforeAll(async () => {
  app = await startApp();
  ({ conferenceId } = await published(app));
  await app.system.run(accessContract.openAccess, { conferenceId });
});
afterAll(() => app.end());

const closed = (socket: Socket): Promise<string> => new Promise((resolve) => socket.once('disconnect', resolve));

/** Somebody who follows the conference and sends nothing. */
async function listener(token: string): Promise<Socket> {
  const socket = await connect(app.url, token);
  expect(socketOutcome(await callSocket(socket, 'follow', { conferenceId, revision: null }))).toBe('ok');
  return socket;
}

describe('a socket that only listens', () => {
  it('closes soon after its session was ended elsewhere, and the others stay', async () => {
    const [leaver, stayer] = [await app.member(conferenceId, 'viewer'), await app.member(conferenceId, 'viewer')];
    const [gone, staying] = [await listener(leaver.token), await listener(stayer.token)];
    const end = closed(gone);
    await app.db.session.deleteMany({ where: { subjectId: leaver.actor.id } });
    expect(await end).toBe('io server disconnect');
    expect(socketOutcome(await callSocket(staying, 'clock', {}))).toBe('ok');
    staying.close();
  });

  it('closes when its session expires', async () => {
    const viewer = await app.member(conferenceId, 'viewer');
    const end = closed(await listener(viewer.token));
    await app.db.session.updateMany({ where: { subjectId: viewer.actor.id }, data: { expiresAt: new Date(app.clock.now) } });
    expect(await end).toBe('io server disconnect');
  });

  it.each(['a role taken', 'a clearance lowered', 'a login disabled'])('closes after %s elsewhere', async (change) => {
    const login = await app.member(conferenceId, 'secretary');
    const [id, where] = [login.actor.id, { id: login.actor.id }];
    await app.db.user.update({ where, data: { clearance: 2 } });
    app.clock.now += 3000;
    const end = closed(await listener(login.token));
    if (change === 'a role taken') await app.db.membership.deleteMany({ where: { userId: id } });
    else
      await app.db.user.update({
        where,
        data: change === 'a clearance lowered' ? { clearance: 1 } : { disabledAt: new Date(app.clock.now) },
      });
    expect(await end).toBe('io server disconnect');
  });

  it("closes after its site's code was revoked, or its site's clearance lowered, elsewhere", async () => {
    const access = await app.db.siteAccess.findFirstOrThrow({ where: { conferenceId } });
    const where = { conferenceId_siteId: { conferenceId, siteId: access.siteId } };
    for (const data of [{ clearance: 1 }, { clearance: 0 }, { revokedAt: new Date(app.clock.now) }]) {
      const { token } = await app.link('site', conferenceId, access.siteId);
      const end = closed(await listener(token));
      await app.db.siteAccess.update({ where, data });
      expect(await end).toBe('io server disconnect');
      app.clock.now += 3000;
    }
    await app.db.siteAccess.update({ where, data: { revokedAt: null } });
  });
});

describe('a page says for whom it was rendered', () => {
  it('and gets a socket only while that person, with that clearance, uses the browser', async () => {
    const login = await app.user();
    const { readerMark } = formTokens(await formSecret(app.db));
    const headers = { cookie: `dc_session=${login.token}` };
    const openWith = async (reader: string): Promise<string> => {
      const socket = await connect(app.url, null, headers, { reader }).catch((error: Error) => error.message);
      if (typeof socket === 'string') return socket;
      socket.close();
      return 'open';
    };
    const other = await app.user();
    expect(await openWith(readerMark(login.actor))).toBe('open');
    expect(await openWith(readerMark({ ...login.actor, clearance: 1 }))).toBe('other-reader');
    expect(await openWith(readerMark(other.actor))).toBe('other-reader');
  });
});
