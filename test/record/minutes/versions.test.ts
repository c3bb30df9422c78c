import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Socket } from 'socket.io-client';
import type * as Y from 'yjs';
import { VERSION_INTERVAL_MS } from '../../../server/record/minutes/commands/keeping.ts';
import { minutesContract as contract } from '../../../server/record/minutes/contract.ts';
import { MORNING, startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { callSocket, connect, socketOutcome } from '../../helpers/doors.ts';
import { codeOf } from '../../helpers/refusals.ts';
import { Editor, paragraph, published } from './morning.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

async function secretaryAt(part = 'item.opening') {
  app.clock.now = MORNING;
  const conferenceId = await published(app);
  const secretary = await app.member(conferenceId, 'secretary');
  return { conferenceId, secretary, editor: new Editor(secretary, conferenceId, part) };
}

const labels = async (login: Awaited<ReturnType<typeof secretaryAt>>['secretary'], conferenceId: string) =>
  (await login.run(contract.versions, { conferenceId })).versions.map(({ number, label, restores }) => ({ number, label, restores }));

describe('versions of the minutes', () => {
  it('are saved automatically every five minutes while the text changes', async () => {
    const { conferenceId, secretary, editor } = await secretaryAt();
    for (const minute of [0, 2, 4, 6, 8, 12]) {
      app.clock.now = MORNING + minute * 60_000;
      editor.add(paragraph(`phút ${minute}`));
      await editor.send();
    }
    const { versions } = await secretary.run(contract.versions, { conferenceId });
    expect(versions.map(({ number, at, by }) => ({ number, at, by }))).toEqual([
      { number: 2, at: MORNING + 12 * 60_000, by: null },
      { number: 1, at: MORNING + 6 * 60_000, by: null },
    ]);
    expect(VERSION_INTERVAL_MS).toEqual(300_000);
  });

  it('are saved by hand with a label and the name of who saved them', async () => {
    const { conferenceId, secretary, editor } = await secretaryAt();
    editor.add(paragraph('Nội dung'));
    await editor.send();
    const kept = await secretary.run(contract.keepVersion, { conferenceId, label: 'Trước khi gửi' });
    const name = (await app.db.user.findUnique({ where: { id: secretary.actor.id } }))?.displayName;
    expect(kept).toEqual({ number: 1, at: MORNING, label: 'Trước khi gửi', restores: null, by: name, missing: [] });
  });

  it('show word by word what changed since', async () => {
    const { conferenceId, secretary, editor } = await secretaryAt();
    editor.add(paragraph('Giao Văn phòng tổng hợp.'));
    editor.add(paragraph('Đoạn giữ nguyên.'));
    await editor.send();
    await secretary.run(contract.keepVersion, { conferenceId, label: 'một' });
    const text = (editor.body.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.insert('Giao Văn phòng '.length, 'Trung ương Đảng ');
    editor.add(paragraph('Đoạn mới.'));
    await editor.send();
    const { parts } = await secretary.run(contract.compare, { conferenceId, number: 1 });
    expect(parts).toEqual([
      {
        part: 'item.opening',
        changed: true,
        blocks: [
          {
            change: 'changed',
            kind: 'paragraph',
            words: [
              { change: 'same', text: 'Giao Văn phòng ' },
              { change: 'added', text: 'Trung ương Đảng ' },
              { change: 'same', text: 'tổng hợp.' },
            ],
          },
          { change: 'same', kind: 'paragraph', words: [{ change: 'same', text: 'Đoạn giữ nguyên.' }] },
          { change: 'added', kind: 'paragraph', words: [{ change: 'added', text: 'Đoạn mới.' }] },
        ],
      },
    ]);
  });

  it('are restored as an edit, after saving the current text', async () => {
    const { conferenceId, secretary, editor } = await secretaryAt();
    editor.add(paragraph('Bản đầu.'));
    await editor.send();
    await secretary.run(contract.keepVersion, { conferenceId, label: 'một' });
    editor.body.delete(0, 1);
    editor.add(paragraph('Bản sau.'));
    await editor.send();
    const { kept, parts } = await secretary.run(contract.restore, { conferenceId, number: 1 });
    await editor.fetch();
    expect({ words: editor.words, parts, restores: kept.restores }).toEqual({ words: ['Bản đầu.'], parts: ['item.opening'], restores: 1 });
    await secretary.run(contract.restore, { conferenceId, number: kept.number });
    await editor.fetch();
    expect(editor.words).toEqual(['Bản sau.']);
    expect(await labels(secretary, conferenceId)).toEqual([
      { number: 3, label: null, restores: 2 },
      { number: 2, label: null, restores: 1 },
      { number: 1, label: 'một', restores: null },
    ]);
  });

  it('keep what somebody else writes while one of them is restored', async () => {
    const { conferenceId, secretary, editor } = await secretaryAt();
    editor.add(paragraph('Bản đầu.'));
    await editor.send();
    await secretary.run(contract.keepVersion, { conferenceId, label: 'một' });
    editor.add(paragraph('Đoạn thừa.'));
    await editor.send();
    editor.add(paragraph('Đang viết dở.'));
    await secretary.run(contract.restore, { conferenceId, number: 1 });
    await editor.send();
    await editor.fetch();
    expect(editor.words.toSorted()).toEqual(['Bản đầu.', 'Đang viết dở.']);
  });

  it('are not found under a number that does not exist', async () => {
    const { conferenceId, secretary } = await secretaryAt();
    expect(await codeOf(secretary.run(contract.restore, { conferenceId, number: 9 }))).toEqual('not-found');
    expect(await codeOf(secretary.run(contract.compare, { conferenceId, number: 9 }))).toEqual('not-found');
  });
});

describe('a version that is kept while others write', () => {
  /** A page that holds words: told to send them now it does what `sendNow` says, or answers nothing where that is null. */
  async function writing(conferenceId: string, login: Login, sendNow: ((answer: (sent: unknown) => void) => Promise<void>) | null) {
    const page = await connect(app.url, login.token);
    page.on('send-now', (_about: unknown, answer: (sent: unknown) => void) => void sendNow?.(answer));
    expect(socketOutcome(await callSocket(page, 'follow', { conferenceId, revision: null, holdsWords: true }))).toBe('ok');
    return page;
  }
  const nameOf = async ({ actor }: Login) => (await app.db.user.findUnique({ where: { id: actor.id } }))?.displayName;

  it('holds what was typed and not sent yet, and says whose words did not come', async () => {
    const { conferenceId, secretary, editor } = await secretaryAt();
    const [colleague, silent] = [await app.member(conferenceId, 'secretary'), await app.member(conferenceId, 'secretary')];
    editor.add(paragraph('Đang gõ dở.'));
    const pages = [
      await writing(conferenceId, colleague, async (answer) => {
        await editor.send();
        answer({ isSaved: true });
      }),
      await writing(conferenceId, silent, null),
      await writing(conferenceId, silent, async (answer) => answer({ isSaved: false })),
    ];
    const kept = await secretary.run(contract.keepVersion, { conferenceId, label: 'một' });
    expect(kept.missing).toEqual([await nameOf(silent)]);
    const { parts } = await secretary.run(contract.compare, { conferenceId, number: kept.number });
    expect(parts.map(({ part, changed, blocks }) => [part, changed, blocks.length])).toEqual([['item.opening', false, 1]]);
    pages.forEach((page) => page.close());
  });

  it('is what stands before another one is restored: words that were on their way are in it', async () => {
    const { conferenceId, secretary, editor } = await secretaryAt();
    await editor.addAndSend(paragraph('Bản đầu.'));
    await secretary.run(contract.keepVersion, { conferenceId, label: 'một' });
    const page = await writing(conferenceId, secretary, async (answer) => {
      await editor.addAndSend(paragraph('Đang gõ dở.'));
      answer({ isSaved: true });
    });
    const { kept, missing } = await secretary.run(contract.restore, { conferenceId, number: 1 });
    page.close();
    await secretary.run(contract.restore, { conferenceId, number: kept.number });
    await editor.fetch();
    expect({ words: editor.words, missing }).toEqual({ words: ['Bản đầu.', 'Đang gõ dở.'], missing: [] });
  });

  it('asks no page that holds nothing, that is not the staff of the conference, or that follows another one by now', async () => {
    const { conferenceId, secretary } = await secretaryAt();
    const viewer = await app.member(conferenceId, 'viewer');
    const other = await published(app);
    await app.db.membership.create({ data: { conferenceId: other, userId: secretary.actor.id, role: 'secretary' } });
    const left = await writing(conferenceId, secretary, null);
    await callSocket(left, 'follow', { conferenceId: other, revision: null });
    const pages = [left, await writing(conferenceId, viewer, null), await connect(app.url, secretary.token)];
    await callSocket(pages[2] as Socket, 'follow', { conferenceId, revision: null });
    expect((await secretary.run(contract.keepVersion, { conferenceId, label: 'một' })).missing).toEqual([]);
    pages.forEach((page) => page.close());
  });
});
