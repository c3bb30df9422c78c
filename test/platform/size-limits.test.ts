import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsContract } from '../../server/accounts/contract.ts';
import { agendaContract } from '../../server/planning/agenda/contract.ts';
import { documentsContract } from '../../server/planning/documents/contract.ts';
import { LOGIN_BYTES, MESSAGE_BYTES, STRANGER_BYTES } from '../../server/platform/size-limits.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { bareConference } from '../helpers/conference.ts';
import { callHttp, callSocket, connect, httpOutcome, socketOutcome } from '../helpers/doors.ts';

let app: TestApp;
let conferenceId: string;
let planner: Login;
let viewer: Login;
beforeAll(async () => {
  app = await startApp();
  conferenceId = await bareConference(app);
  planner = await app.user({ administrator: true, creator: true });
  viewer = await app.member(conferenceId, 'viewer');
});
afterAll(() => app.end());

const signIn = (bytes: number) => ({ name: 'nobody', password: 'x'.repeat(bytes) });

describe('a body', () => {
  it('without a login is read up to 64 kB', async () => {
    const outcome = async (bytes: number) => httpOutcome(await callHttp(app.url, accountsContract.signIn, signIn(bytes), null));
    expect([await outcome(STRANGER_BYTES - 1000), await outcome(STRANGER_BYTES)]).toEqual(['invalid', 'too-large']);
  });

  it('of a login is read as far as the contract of the operation allows', async () => {
    const texts = (bytes: number) => ({ conferenceId, title: 'x'.repeat(bytes) });
    const order = (bytes: number) => ({ conferenceId, sittings: ['x'.repeat(bytes)] });
    const outcomes = [
      await callHttp(app.url, agendaContract.addItem, texts(LOGIN_BYTES - 1000), planner.token),
      await callHttp(app.url, agendaContract.addItem, texts(LOGIN_BYTES), planner.token),
      await callHttp(app.url, agendaContract.reorder, order(LOGIN_BYTES), planner.token),
    ];
    expect(outcomes.map(httpOutcome)).toEqual(['invalid', 'too-large', 'invalid']);
  });

  it('that may be a whole file is not read for anybody who may not send one', async () => {
    const path = `/api/v1/conferences/${conferenceId}/documents/d1/files`;
    for (const [login, status] of [
      [null, 401],
      [viewer, 403],
      [planner, 400],
    ] as const)
      expect(await answered(path, login, { 'content-type': 'application/json' })).toBe(status);
    expect(documentsContract.addFile.route).toBe('POST /conferences/:conferenceId/documents/:id/files');
  });
});

/** The status with which a request is answered whose body is announced as 8 MB; only a part that is not JSON is ever sent. */
function answered(path: string, login: Login | null, headers: Record<string, string>): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const sent = request(`${app.url}${path}`, {
    method: 'POST',
    headers: { ...headers, ...(login ? { authorization: `Bearer ${login.token}`, cookie: `dc_session=${login.token}` } : {}) },
  });
  sent.on('error', reject);
  sent.on('response', (response) => (response.resume(), resolve(response.statusCode ?? 0)));
  // Only the planner's body is read to its end.
  if (login === planner) sent.end('{');
  else sent.setHeader('content-length', 8_000_000).write('{');
  return promise.finally(() => sent.destroy());
}

describe('a form with a file', () => {
  const multipart = { 'content-type': 'multipart/form-data; boundary=x' };

  it('is refused before it is read, unless its sender may upload a file there', async () => {
    const files = `/conferences/${conferenceId}/documents/d1/files`;
    const found = [
      await answered(files, null, multipart),
      await answered(files, viewer, multipart),
      await answered('/sign-in', viewer, multipart),
      await answered('/conferences/import', viewer, multipart),
    ];
    expect(found).toEqual([401, 403, 400, 403]);
  });
});

describe('a message over a socket', () => {
  it('without a login closes the connection if it has more than 64 kB, and is not read', async () => {
    const socket = await connect(app.url, null);
    expect(socketOutcome(await callSocket(socket, accountsContract.signIn.name, signIn(STRANGER_BYTES - 1000)))).toBe('invalid');
    const closed = new Promise((resolve) => socket.once('disconnect', resolve));
    socket.emit(accountsContract.signIn.name, signIn(STRANGER_BYTES));
    expect(await closed).toBe('transport close');
  });

  it('of a login is refused if it has more than the operation allows', async () => {
    const socket = await connect(app.url, planner.token);
    const outcome = async (bytes: number) =>
      socketOutcome(await callSocket(socket, agendaContract.addItem.name, { conferenceId, title: 'x'.repeat(bytes) }));
    expect([await outcome(LOGIN_BYTES - 1000), await outcome(LOGIN_BYTES), await outcome(MESSAGE_BYTES - 1000)]).toEqual([
      'invalid',
      'too-large',
      'too-large',
    ]);
    socket.close();
  });
});
