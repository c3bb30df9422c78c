import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { minutesContract as contract } from '../../../server/record/minutes/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { codeOf } from '../../helpers/refusals.ts';
import { Editor, paragraph, published } from './morning.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

const PART = 'item.opening';

/** A part that was written a moment ago, so that the server holds it in memory. */
async function writtenPart() {
  const conferenceId = await published(app);
  const secretary = await app.member(conferenceId, 'secretary');
  const editor = new Editor(secretary, conferenceId, PART);
  await editor.addAndSend(paragraph('Khai mạc.'));
  await editor.addAndSend(paragraph('Chủ tọa phát biểu.'));
  const words = async () => {
    const page = new Editor(secretary, conferenceId, PART);
    await page.fetch();
    return page.words;
  };
  const send = (bytes: Uint8Array) =>
    secretary.run(contract.write, { conferenceId, part: PART, update: Buffer.from(bytes).toString('base64') });
  return { conferenceId, secretary, editor, words, send };
}

describe('the part of the minutes that is being written', () => {
  it('takes what another server has stored meanwhile, and what is written after it', async () => {
    const { conferenceId, secretary, editor, words, send } = await writtenPart();
    const before = Y.encodeStateVector(editor.doc);
    editor.add(paragraph('Ở máy chủ khác.'));
    const bytes = new Uint8Array(Y.encodeStateAsUpdate(editor.doc, before));
    const elsewhere = { conferenceId, part: PART, number: 3, bytes, actorId: secretary.actor.id, at: new Date(app.clock.now) };
    await app.db.minutesUpdate.create({ data: elsewhere });
    const after = Y.encodeStateVector(editor.doc);
    editor.add(paragraph('Bế mạc.'));
    await send(Y.encodeStateAsUpdate(editor.doc, after));
    expect(await words()).toEqual(['Khai mạc.', 'Chủ tọa phát biểu.', 'Ở máy chủ khác.', 'Bế mạc.']);
    expect(await app.db.minutesUpdate.count({ where: { conferenceId } })).toBe(4);
  });

  it('is what is stored, not what a transaction that failed would have stored', async () => {
    const { conferenceId, editor, words, send } = await writtenPart();
    await app.db.minutesUpdate.deleteMany({ where: { conferenceId, number: 2 } });
    const before = Y.encodeStateVector(editor.doc);
    editor.add(paragraph('Sau câu bị mất.'));
    expect(await codeOf(send(Y.encodeStateAsUpdate(editor.doc, before)))).toBe('minutes-gap');
    await send(Y.encodeStateAsUpdate(editor.doc));
    expect(await words()).toEqual(['Khai mạc.', 'Chủ tọa phát biểu.', 'Sau câu bị mất.']);
  });

  it('is what is stored also under the number of an update that failed', async () => {
    const { conferenceId, editor, words, send } = await writtenPart();
    const [first] = await app.db.minutesUpdate.findMany({ where: { conferenceId }, orderBy: { number: 'asc' } });
    await app.db.minutesUpdate.updateMany({ where: { conferenceId, number: 2 }, data: { bytes: new Uint8Array(first?.bytes ?? []) } });
    const before = Y.encodeStateVector(editor.doc);
    editor.add(paragraph('Sau câu bị mất.'));
    expect(await codeOf(send(Y.encodeStateAsUpdate(editor.doc, before)))).toBe('minutes-gap');
    expect(await words()).toEqual(['Khai mạc.']);
  });
});
