import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsContract } from '../../server/accounts/contract.ts';
import { accessContract } from '../../server/planning/sites/access/contract.ts';
import { startApp, type TestApp } from '../helpers/app.ts';
import { callHttp, connect, httpOutcome } from '../helpers/doors.ts';
import { published } from '../live/sitting/published-day.ts';

let app: TestApp;
let conferenceId: string;
beforeAll(async () => {
  app = await startApp();
  ({ conferenceId } = await published(app));
  await app.system.run(accessContract.openAccess, { conferenceId });
});
afterAll(() => app.end());

describe('one browser has one login', () => {
  const password = 'mot-mat-khau';

  it('signing in again ends the session that asked for it', async () => {
    const name = 'nguoi-dung-mot';
    await app.user({ name, password });
    const signIn = async (token: string | null) => (await callHttp(app.url, accountsContract.signIn, { name, password }, token)).body;
    const { token: first } = (await signIn(null)) as { token: string };
    const socket = await connect(app.url, first);
    const end = new Promise<string>((resolve) => socket.once('disconnect', resolve));
    const { token: second } = (await signIn(first)) as { token: string };
    expect(await end).toBe('io server disconnect');
    const kindOf = async (token: string) => (await callHttp(app.url, accountsContract.me, {}, token)).body;
    expect(await kindOf(first)).toMatchObject({ kind: 'anonymous' });
    expect(await kindOf(second)).toMatchObject({ kind: 'user' });
  });

  it('a wrong password ends nothing', async () => {
    const login = await app.user({ name: 'nguoi-dung-hai', password });
    const answer = await callHttp(app.url, accountsContract.signIn, { name: 'nguoi-dung-hai', password: 'sai' }, login.token);
    expect(httpOutcome(answer)).toBe('wrong-password');
    expect((await callHttp(app.url, accountsContract.me, {}, login.token)).body).toMatchObject({ kind: 'user' });
  });

  it('joining as a site ends the session before', async () => {
    const login = await app.user();
    const { secret } = await app.db.siteAccess.findFirstOrThrow({ where: { conferenceId } });
    expect(httpOutcome(await callHttp(app.url, accessContract.join, { secret }, login.token))).toBe('ok');
    app.clock.now += 3000;
    expect((await callHttp(app.url, accountsContract.me, {}, login.token)).body).toMatchObject({ kind: 'anonymous' });
  });

  it.each(['site', 'screen'])('asks before the link of another %s is opened where a site has joined', async (kind) => {
    const [own, other] = await app.db.siteAccess.findMany({ where: { conferenceId }, orderBy: { siteId: 'asc' } });
    const { token } = await app.link('site', conferenceId, own?.siteId ?? '');
    const screen = { id: `screen-${kind}`, conferenceId, name: 'Màn hình', secret: `secret-of-a-screen-${kind}`, createdAt: new Date() };
    await app.db.displayLink.create({ data: screen });
    const path = kind === 'site' ? `/j/${other?.secret}` : `/d/${screen.secret}`;
    const words = kind === 'site' ? 'Vào điểm cầu này sẽ kết thúc' : 'kết thúc lần đăng nhập hoặc tham gia';
    const headers = { cookie: `dc_session=${token}` };
    const answer = await fetch(app.url + path, { headers, redirect: 'manual' });
    expect([answer.status, (await answer.text()).replaceAll('\u00a0', ' ').includes(words)]).toEqual([200, true]);
    const home = await fetch(`${app.url}/j/${own?.secret}`, { headers, redirect: 'manual' });
    expect([home.status, home.headers.get('location')]).toEqual([303, `/conferences/${conferenceId}/site`]);
  });

  it('signing out clears the browser’s copies of pages, and pages of a cleared reader are never stored', async () => {
    const login = await app.user({ clearance: 1 });
    await app.db.membership.create({ data: { conferenceId, userId: login.actor.id, role: 'viewer' } });
    const headers = { cookie: `dc_session=${login.token}` };
    const keepingOf = async (path: string) => (await fetch(app.url + path, { headers })).headers.get('cache-control');
    for (const path of [`/conferences/${conferenceId}/live`, `/conferences/${conferenceId}`])
      expect(await keepingOf(path)).toBe('no-store');
    const page = await (await fetch(`${app.url}/me`, { headers })).text();
    const body = new URLSearchParams({ _csrf: /csrf-token" content="([^"]+)"/.exec(page)?.[1] ?? '' });
    const left = await fetch(`${app.url}/sign-out`, { method: 'POST', headers, body, redirect: 'manual' });
    expect([left.status, left.headers.get('clear-site-data')]).toEqual([303, '"cache"']);
  });
});
