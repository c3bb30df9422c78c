import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { minutesContract as contract } from '../../../server/record/minutes/contract.ts';
import type { Acknowledged, Followed } from '../../../server/platform/sockets/protocol.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { callSocket, connect, socketOutcome } from '../../helpers/doors.ts';
import { WAIT_OPTIONS } from '../../helpers/wait.ts';
import { Editor, paragraph, published } from './morning.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ hasPeers: true });
});
afterAll(() => app.end());

async function twoSecretaries() {
  const conferenceId = await published(app);
  const [secretary, colleague] = [await app.member(conferenceId, 'secretary'), await app.member(conferenceId, 'secretary')];
  return { conferenceId, secretary, colleague, editor: new Editor(colleague, conferenceId, 'item.opening') };
}

/** What a page without a socket asks every three seconds; returns whether it is told to send its words now. */
async function asks({ token }: Login, conferenceId: string, isSaved: boolean, page = 'page-1'): Promise<boolean> {
  const response = await fetch(`${app.url}/messages/follow`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ input: { conferenceId, revision: null, holdsWords: true, page, isSaved }, options: {} }),
  });
  const answer = (await response.json()) as Acknowledged<Followed>;
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.output.sendNow ?? false;
}

/** Whether the words in the last version are those that stand in the minutes now, and how many paragraphs they are. */
async function keptIn(login: Login, conferenceId: string, number: number): Promise<[boolean, number]> {
  const { parts } = await login.run(contract.compare, { conferenceId, number });
  return [parts.every(({ changed }) => !changed), parts.flatMap(({ blocks }) => blocks).length];
}

describe('a version that is kept while somebody writes at a page without a socket', () => {
  it('tells the page with its next answer to send its words, and holds them', async () => {
    const { conferenceId, secretary, colleague, editor } = await twoSecretaries();
    expect(await asks(colleague, conferenceId, false)).toBe(false);
    editor.add(paragraph('Đang gõ dở.'));
    const keeping = secretary.run(contract.keepVersion, { conferenceId, label: 'một' });
    await vi.waitFor(async () => expect(await asks(colleague, conferenceId, false)).toBe(true), WAIT_OPTIONS);
    await editor.send();
    expect(await asks(colleague, conferenceId, true)).toBe(false);
    const kept = await keeping;
    expect([kept.missing, await keptIn(secretary, conferenceId, kept.number)]).toEqual([[], [true, 1]]);
  });

  it('says whose words did not come, and does not wait for a page that has a socket by now', async () => {
    const { conferenceId, secretary, colleague } = await twoSecretaries();
    await asks(colleague, conferenceId, false);
    await asks(secretary, conferenceId, false, 'page-2');
    const socket = await connect(app.url, secretary.token);
    const following = { conferenceId, revision: null, holdsWords: true, page: 'page-2' };
    expect(socketOutcome(await callSocket(socket, 'follow', following))).toBe('ok');
    socket.on('send-now', (_about: unknown, answer: (sent: unknown) => void) => answer({ isSaved: true }));
    const { missing } = await secretary.run(contract.keepVersion, { conferenceId, label: 'một' });
    socket.close();
    const user = await app.db.user.findUniqueOrThrow({ where: { id: colleague.actor.id } });
    expect(missing).toEqual([user.displayName]);
  });
});

describe('a version that is kept while somebody writes at another server', () => {
  it('waits until what was typed there has come by itself', async () => {
    const { conferenceId, secretary, editor } = await twoSecretaries();
    await editor.addAndSend(paragraph('Đã gửi.'));
    let isKept = false;
    const keeping = secretary.run(contract.keepVersion, { conferenceId, label: 'một' }).finally(() => (isKept = true));
    // A version that waits for nobody is kept before this is done.
    for (let n = 0; n < 3; n += 1) await published(app);
    await editor.addAndSend(paragraph('Đang gõ dở.'));
    expect(isKept).toBe(false);
    const kept = await keeping;
    expect([kept.missing, await keptIn(secretary, conferenceId, kept.number)]).toEqual([[], [true, 2]]);
  });

  it('waits for nobody where nobody else has written lately', async () => {
    const { conferenceId, secretary, editor } = await twoSecretaries();
    await editor.addAndSend(paragraph('Đã gửi.'));
    app.clock.now += 31_000;
    let isLate = false;
    const limit = setTimeout(() => (isLate = true), 3000);
    await secretary.run(contract.keepVersion, { conferenceId, label: 'một' });
    clearTimeout(limit);
    expect(isLate).toBe(false);
  });
});
