import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsContract } from '../../server/accounts/contract.ts';
import { proceedingsContract as contract } from '../../server/live/sitting/contract/index.ts';
import { stateOf } from '../../server/live/sitting/rules/index.ts';
import type { Acknowledged, Followed } from '../../server/platform/sockets/protocol.ts';
import { startApp, type TestApp } from '../helpers/app.ts';
import { callSocket, connect } from '../helpers/doors.ts';
import { siteSpeaks } from '../live/sitting/published-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

async function send(name: string, input: unknown, headers: Record<string, string>, options: unknown = {}): Promise<Acknowledged<unknown>> {
  const response = await fetch(`${app.url}/messages/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ input, options }),
  });
  return (await response.json()) as Acknowledged<unknown>;
}
const by = (token: string) => ({ authorization: `Bearer ${token}` });
const codeIn = (answer: Acknowledged<unknown>): string => (answer.ok ? 'ok' : answer.error.code);

describe('a message sent as a plain request', () => {
  it('follows a journal like the socket, and gets no more', async () => {
    const { conferenceId, chair } = await siteSpeaks(app);
    const socket = await connect(app.url, chair.token);
    const asked = { conferenceId, revision: null };
    expect(await send('follow', asked, by(chair.token))).toEqual(await callSocket(socket, 'follow', asked));
    socket.close();
    const stranger = await app.user();
    expect(codeIn(await send('follow', asked, by(stranger.token)))).toBe('not-found');
    expect(codeIn(await send('follow', asked, {}))).toBe('unauthenticated');
  });

  it('answers a catch-up with missing entries, and the whole state to another view', async () => {
    const { conferenceId, chair } = await siteSpeaks(app);
    const first = (await send('follow', { conferenceId, revision: null }, by(chair.token))) as { output: Followed };
    const { revision, view } = first.output;
    const missing = await send('follow', { conferenceId, revision: revision - 1, view }, by(chair.token));
    expect(missing).toMatchObject({ ok: true, output: { revision, entries: [{ seq: revision, kind: 'floor.granted' }] } });
    const other = await send('follow', { conferenceId, revision: revision - 1, view: 'everyone-0/0' }, by(chair.token));
    expect(other).toMatchObject({ ok: true, output: { revision, snapshot: expect.anything() } });
  });

  it('runs a command once, however often it is sent under its id', async () => {
    const { conferenceId, chair } = await siteSpeaks(app);
    const floor = stateOf(await app.journals.state(conferenceId)).floor;
    const input = { conferenceId, turnId: floor?.turnId ?? '' };
    const sent = () => send(contract.end.name, input, by(chair.token), { id: 'once' });
    const [one, other] = [await sent(), await sent()];
    expect([codeIn(one), other]).toEqual(['ok', one]);
  });

  it("needs the page's token where a cookie says who sends it, and an operation that exists", async () => {
    const user = await app.user();
    const cookie = { cookie: `dc_session=${user.token}` };
    expect(codeIn(await send(accountsContract.signOut.name, {}, cookie))).toBe('form-expired');
    expect(codeIn(await send('nothing.atAll', {}, by(user.token)))).toBe('not-found');
    const broken = await fetch(`${app.url}/messages/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' });
    expect(codeIn((await broken.json()) as Acknowledged<unknown>)).toBe('not-json');
  });
});
