import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsContract as contract } from '../../server/accounts/contract.ts';
import { deviceOf } from '../../server/accounts/rules.ts';
import { openSession } from '../../server/accounts/store.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { callHttp, connect, httpOutcome } from '../helpers/doors.ts';
import { published } from '../live/sitting/published-day.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let app: TestApp;
beforeAll(async () => void (app = await startApp()));
afterAll(() => app.end());

const kindOf = async (token: string) => ((await callHttp(app.url, contract.me, {}, token)).body as { kind: string }).kind;
/** Moves the clock on, past what is cached about logins. */
const pass = (ms: number) => void (app.clock.now += ms);

/** A second session of the same user, from another browser. */
const another = ({ actor }: Login) =>
  openSession(app.db, { kind: 'user', subjectId: actor.id, conferenceId: null, now: app.clock.now, device: 'Firefox/140.0 (Windows NT)' });
const listed = async (token: string) =>
  ((await callHttp(app.url, contract.sessions, {}, token)).body as { sessions: { id: string; device: string | null; current: boolean }[] })
    .sessions;

describe('sessions', () => {
  it('are listed to their owner only, with the one that asks marked', async () => {
    const [own, stranger] = [await app.user(), await app.user()];
    pass(1000);
    await another(own);
    expect((await listed(own.token)).map(({ device, current }) => [device, current])).toEqual([
      ['Firefox/140.0 (Windows NT)', false],
      [null, true],
    ]);
    const [foreign] = await listed(stranger.token);
    expect(httpOutcome(await callHttp(app.url, contract.endSession, { id: foreign?.id }, own.token))).toBe('not-found');
    expect(await kindOf(stranger.token)).toBe('user');
  });

  it('end one by one, or all but the one that asks, together with their sockets', async () => {
    const own = await app.user();
    const [second, third] = [await another(own), await another(own)];
    const socket = await connect(app.url, third);
    const closed = new Promise<string>((resolve) => socket.once('disconnect', resolve));
    const endedId = (await listed(second)).find(({ current }) => current)?.id;
    expect(httpOutcome(await callHttp(app.url, contract.endSession, { id: endedId }, own.token))).toBe('ok');
    expect([await kindOf(second), await kindOf(third)]).toEqual(['anonymous', 'user']);
    expect((await callHttp(app.url, contract.endOtherSessions, {}, own.token)).body).toEqual({ ended: 1 });
    expect([await closed, await kindOf(third), await kindOf(own.token)]).toEqual(['io server disconnect', 'anonymous', 'user']);
    const events = await app.db.securityEvent.findMany({ where: { kind: 'sessions-ended', actorId: own.actor.id } });
    expect(events.map(({ detail }) => detail)).toEqual([{ count: 1 }, { count: 1 }]);
  });

  it('of users end after twelve hours without use; each use, and an open socket, keeps them', async () => {
    const [resting, asking, watching] = [await app.user(), await app.user(), await app.user()];
    const socket = await connect(app.url, watching.token);
    for (let hours = 0; hours < 24; hours += 6) {
      pass(6 * HOUR_MS);
      expect(await kindOf(asking.token)).toBe('user');
      await app.tidy();
    }
    expect([await kindOf(resting.token), await kindOf(asking.token), await kindOf(watching.token)]).toEqual(['anonymous', 'user', 'user']);
    expect(socket.connected).toBe(true);
    socket.close();
  });

  it('of sites rest from one rehearsal to the next, and end after two weeks', async () => {
    const { conferenceId } = await published(app);
    const link = await app.link('site', conferenceId, 'site-96');
    pass(13 * DAY_MS);
    expect(await kindOf(link.token)).toBe('site');
    pass(3000);
    await app.tidy();
    pass(14 * DAY_MS);
    expect(await kindOf(link.token)).toBe('anonymous');
  });

  it('of earlier releases, whose last use is not known, go on', async () => {
    const old = await app.user();
    await app.db.session.updateMany({ where: { subjectId: old.actor.id }, data: { lastUsedAt: null } });
    pass(20 * HOUR_MS);
    expect(await kindOf(old.token)).toBe('user');
    await app.tidy();
    pass(13 * HOUR_MS);
    expect(await kindOf(old.token)).toBe('anonymous');
  });
});

describe('what has expired', () => {
  it('is removed: sessions, and receipts of commands that nobody repeats', async () => {
    const receipt = { actorId: 'user:x', name: 'x', inputHash: 'x', output: '{}' };
    await app.db.commandReceipt.createMany({
      data: [
        { ...receipt, commandId: 'old', at: BigInt(app.clock.now - 31 * DAY_MS) },
        { ...receipt, commandId: 'new', at: BigInt(app.clock.now - 29 * DAY_MS) },
      ],
    });
    await app.tidy();
    expect((await app.db.commandReceipt.findMany({ select: { commandId: true } })).map(({ commandId }) => commandId)).toEqual(['new']);
    pass(70 * DAY_MS);
    const { actor } = await app.user();
    await app.tidy();
    const left = await app.db.session.findMany();
    expect(left.map(({ subjectId }) => subjectId)).toEqual([actor.id]);
  });
});

describe('a device', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      'Chrome',
      'Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/130.0 Chrome/124.0 Safari/537.36',
      'Cốc Cốc',
      'Windows',
    ],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge', 'Windows'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
      'Safari',
      'macOS',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile Safari/604.1',
      'Chrome',
      'iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0 Mobile Safari/537.36',
      'Samsung Internet',
      'Android',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
    ['node', null, null],
    [null, null, null],
  ])('is named by browser and system: %s', (userAgent, browser, system) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system });
  });
});
