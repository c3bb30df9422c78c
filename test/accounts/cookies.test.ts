import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Socket } from 'socket.io-client';
import { isSecure, trustOf } from '../../server/platform/http/proxies.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { callSocket, connect } from '../helpers/doors.ts';

const HTTPS = { 'x-forwarded-proto': 'https' };

let app: TestApp;
let user: Login;
beforeAll(async () => {
  app = await startApp();
  user = await app.user();
});
afterAll(() => app.end());

/** Names and attributes of the cookies that the page of sign-in sets, and whether it asks for HTTPS from now on. */
async function signInPage(headers: Record<string, string>) {
  const answer = await fetch(`${app.url}/sign-in`, { headers });
  await answer.text();
  const cookies = answer.headers
    .getSetCookie()
    .map((cookie) => [cookie.replace(/=.*/, ''), /; Secure/.test(cookie), /; Domain/i.test(cookie)]);
  return { cookies, hsts: answer.headers.get('strict-transport-security') };
}

const statusOf = async (headers: Record<string, string>) => (await fetch(`${app.url}/me`, { headers, redirect: 'manual' })).status;

async function kindBySocket(headers: Record<string, string>): Promise<unknown> {
  const socket: Socket = await connect(app.url, null, headers);
  const answer = (await callSocket(socket, 'accounts.me', {})) as { output?: { kind: string } };
  socket.close();
  return answer.output?.kind;
}

describe('behind a proxy that speaks HTTPS', () => {
  it('cookies belong to this host alone, and browsers are told to stay with HTTPS', async () => {
    expect(await signInPage(HTTPS)).toEqual({ cookies: [['__Host-dc_visitor', true, false]], hsts: 'max-age=31536000' });
  });

  it('a session counts under that name only, for pages and for sockets', async () => {
    const [own, planted] = [`__Host-dc_session=${user.token}`, `dc_session=${user.token}`];
    expect([await statusOf({ ...HTTPS, cookie: own }), await statusOf({ ...HTTPS, cookie: planted })]).toEqual([200, 303]);
    expect([await kindBySocket({ ...HTTPS, cookie: own }), await kindBySocket({ ...HTTPS, cookie: planted })]).toEqual([
      'user',
      'anonymous',
    ]);
  });
});

describe('over plain HTTP', () => {
  it('cookies keep their plain names, and nothing asks for HTTPS', async () => {
    expect(await signInPage({})).toEqual({ cookies: [['dc_visitor', false, false]], hsts: null });
    expect([await statusOf({ cookie: `dc_session=${user.token}` }), await kindBySocket({ cookie: `dc_session=${user.token}` })]).toEqual([
      200,
      'user',
    ]);
  });
});

describe('a request', () => {
  it('came by HTTPS if it is encrypted itself, or a trusted proxy says so', () => {
    const from = (remoteAddress: string, proto: string | undefined, encrypted = false) =>
      isSecure({ socket: { remoteAddress, encrypted }, headers: { 'x-forwarded-proto': proto } }, trustOf('loopback'));
    expect([from('127.0.0.1', 'https'), from('127.0.0.1', 'HTTPS, http'), from('203.0.113.7', undefined, true)]).toEqual([
      true,
      true,
      true,
    ]);
    expect([from('127.0.0.1', undefined), from('127.0.0.1', 'http, https'), from('203.0.113.7', 'https')]).toEqual([false, false, false]);
  });
});
