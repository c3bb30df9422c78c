import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { MAX_UPDATES } from '../../../server/record/minutes/commands/documents.ts';
import { minutesContract as contract, UPDATE_BYTES } from '../../../server/record/minutes/contract.ts';
import { textOf } from '../../../server/record/minutes/rules/words.ts';
import { bodyOf } from '../../../server/record/minutes/rules/document.ts';
import { MAX_DEPTH } from '../../../server/record/minutes/rules/shape.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { codeOf } from '../../helpers/refusals.ts';
import { Editor, list, listLine, note, paragraph, proceeding, published } from './morning.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

const PART = 'item.opening';
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

async function twoSecretaries(part = PART) {
  const conferenceId = await published(app);
  const [first, second] = [await app.member(conferenceId, 'secretary'), await app.member(conferenceId, 'secretary')];
  return { conferenceId, secretary: first, one: new Editor(first, conferenceId, part), other: new Editor(second, conferenceId, part) };
}

const blocksOf = async (login: Login, conferenceId: string, part = PART) =>
  (await login.run(contract.texts, { conferenceId })).parts.find((one) => one.part === part)?.blocks ?? [];
const stored = (conferenceId: string) => app.db.minutesUpdate.count({ where: { conferenceId } });

/** A document with nested lists, so many nodes deep. */
function nestedLists(depth: number): Y.Doc {
  const doc = new Y.Doc();
  let around: Y.XmlFragment = bodyOf(doc);
  for (let at = 1; at < depth; at += 1) {
    const inside = new Y.XmlElement(at % 2 === 1 ? 'bulletList' : 'listItem');
    around.insert(0, [inside]);
    around = inside;
  }
  around.insert(0, [paragraph('sâu')]);
  return doc;
}

/** A number as encoded by Yjs: seven bits per byte, lowest first. */
function varUint(number: number): number[] {
  const [low, rest] = [number % 128, Math.floor(number / 128)];
  return rest === 0 ? [low] : [low + 128, ...varUint(rest)];
}

/** An update of one struct for `length` deleted characters of a client. */
const garbageOf = (clientId: number, length: number): Uint8Array =>
  Uint8Array.from([...[1, 1, clientId, 0].flatMap(varUint), 0, ...varUint(length), 0]);

describe('the shared text of the minutes', () => {
  it('keeps the words of two secretaries who write in the same place at the same time', async () => {
    const { one, other } = await twoSecretaries();
    one.add(paragraph('Đồng chí Phạm Gia Túc khai mạc hội nghị.'));
    other.add(paragraph('Hội nghị nghe phát biểu khai mạc.'));
    await Promise.all([one.send(), other.send()]);
    await Promise.all([one.fetch(), other.fetch()]);
    expect(one.words.toSorted()).toEqual(['Hội nghị nghe phát biểu khai mạc.', 'Đồng chí Phạm Gia Túc khai mạc hội nghị.']);
    expect(other.words).toEqual(one.words);
  });

  it('loses no word whatever two secretaries write, in whatever order it comes', async () => {
    const act = fc.record({
      who: fc.boolean(),
      place: fc.nat(5),
      word: fc.stringMatching(/^[a-zđăâêôơư]{1,8}$/),
      does: fc.constantFrom('write', 'send', 'fetch'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        const { one, other } = await twoSecretaries();
        const written: string[] = [];
        for (const [index, { who, place, word, does }] of acts.entries()) {
          const editor = who ? one : other;
          const text = `${word}${index}`;
          if (does === 'write') editor.add(paragraph(text), Math.min(place, editor.body.length));
          if (does === 'write') written.push(text);
          if (does === 'send') await editor.send();
          if (does === 'fetch') await editor.fetch();
        }
        await Promise.all([one.send(), other.send()]);
        await Promise.all([one.fetch(), other.fetch()]);
        expect(one.words.toSorted()).toEqual(written.toSorted());
        expect(other.words).toEqual(one.words);
      }),
      { numRuns: process.env.FULL ? 60 : 12 },
    );
  });

  it('accepts the same update twice with one effect', async () => {
    const { conferenceId, secretary, one } = await twoSecretaries();
    one.add(paragraph('Một lần.'));
    const update = one.unsent();
    await secretary.run(contract.write, { conferenceId, part: PART, update });
    await secretary.run(contract.write, { conferenceId, part: PART, update });
    expect(await stored(conferenceId)).toEqual(1);
  });

  it('is read back as paragraphs, lists, bold words, conclusions and proceedings', async () => {
    const { conferenceId, secretary, one } = await twoSecretaries();
    one.add(paragraph('Nghe báo cáo', 1000));
    const text = (one.body.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.format(0, 4, { bold: {} });
    one.add(list(true, ['Thứ nhất', 'Thứ hai']));
    one.add(listLine('Thứ ba', 'number'));
    one.add(note('conclusion', 'Giao tổng hợp.', 'Văn phòng', 'before:2025-12-31'));
    one.add(note('task', 'Rà soát.', null, 'không rõ'));
    one.add(proceeding(7));
    await one.send();
    expect(await blocksOf(secretary, conferenceId)).toEqual([
      { kind: 'paragraph', at: 1000, list: null, runs: [{ text: 'Nghe', bold: true }, { text: ' báo cáo' }] },
      ...['Thứ nhất', 'Thứ hai', 'Thứ ba'].map((text, index) => ({
        kind: 'paragraph',
        at: null,
        list: { level: 1, mark: 'number', number: index + 1 },
        runs: [{ text }],
      })),
      { kind: 'note', note: 'conclusion', at: null, runs: [{ text: 'Giao tổng hợp.' }], owner: 'Văn phòng', due: { before: '2025-12-31' } },
      { kind: 'note', note: 'task', at: null, runs: [{ text: 'Rà soát.' }], owner: null, due: null },
      { kind: 'proceeding', at: null, seq: 7 },
    ]);
  });

  it('merges many small updates and keeps the text', async () => {
    const { conferenceId, secretary, one } = await twoSecretaries();
    const words = Array.from({ length: MAX_UPDATES + 3 }, (_, index) => `đoạn ${index}`);
    for (const word of words) await one.addAndSend(paragraph(word));
    expect(await stored(conferenceId)).toEqual(4);
    const texts = (await blocksOf(secretary, conferenceId)).map((block) => (block.kind === 'paragraph' ? block.runs[0]?.text : ''));
    expect(texts).toEqual(words);
  });
});

describe('an update of the minutes is refused, and nothing changes,', () => {
  it('when it cannot be read', async () => {
    const { conferenceId, secretary } = await twoSecretaries();
    for (const update of ['', base64(Buffer.from('không phải văn bản')), base64(Buffer.alloc(40, 255))]) {
      expect(await codeOf(secretary.run(contract.write, { conferenceId, part: PART, update }))).toEqual('minutes-update');
    }
    expect(await stored(conferenceId)).toEqual(0);
  });

  it('when it contains anything but text', async () => {
    const { conferenceId, secretary } = await twoSecretaries();
    const other = new Y.Doc();
    other.getMap('secrets').set('a', 1);
    const strange = new Y.Doc();
    strange.getXmlFragment('body').insert(0, [new Y.XmlElement('script')]);
    for (const doc of [other, strange]) {
      const update = base64(Y.encodeStateAsUpdate(doc));
      expect(await codeOf(secretary.run(contract.write, { conferenceId, part: PART, update }))).toEqual('minutes-update');
    }
    expect(await stored(conferenceId)).toEqual(0);
  });

  it('when it is nested too deeply, and the text can still be read', async () => {
    const { conferenceId, secretary, one } = await twoSecretaries();
    one.add(paragraph('Đã lưu.'));
    await one.send();
    for (const depth of [MAX_DEPTH + 1, 4000]) {
      const update = base64(Y.encodeStateAsUpdate(nestedLists(depth)));
      expect(await codeOf(secretary.run(contract.write, { conferenceId, part: PART, update }))).toEqual('minutes-update');
    }
    expect((await blocksOf(secretary, conferenceId)).map(textOf)).toEqual(['Đã lưu.']);
  });

  it('when a node is where the editor puts none, something is embedded in words, or an attribute is not a plain value', async () => {
    const { conferenceId, secretary } = await twoSecretaries();
    const stray = new Y.XmlElement('paragraph');
    stray.insert(0, [new Y.XmlElement('bulletList')]);
    const embedding = new Y.XmlElement('paragraph');
    const words = new Y.XmlText();
    words.insertEmbed(0, { image: 'data:' });
    embedding.insert(0, [words]);
    const strange = new Y.XmlElement('paragraph');
    strange.setAttribute('at', { toString: 'x' } as never);
    for (const block of [stray, embedding, strange, new Y.XmlElement('listItem')]) {
      const doc = new Y.Doc();
      doc.getXmlFragment('body').insert(0, [block]);
      const update = base64(Y.encodeStateAsUpdate(doc));
      expect(await codeOf(secretary.run(contract.write, { conferenceId, part: PART, update }))).toEqual('minutes-update');
    }
    expect(await stored(conferenceId)).toEqual(0);
  });

  it("when it writes in the place of a colleague's page, and the colleague's next words are stored", async () => {
    const { conferenceId, secretary, one, other } = await twoSecretaries();
    other.add(paragraph('Trước.'));
    await other.send();
    await one.fetch();
    const forger = new Y.Doc();
    Y.applyUpdate(forger, Y.encodeStateAsUpdate(one.doc));
    forger.clientID = other.doc.clientID;
    bodyOf(forger).insert(0, [paragraph('Giả danh.')]);
    const update = base64(Y.encodeStateAsUpdate(forger, Y.encodeStateVector(one.doc)));
    expect(await codeOf(secretary.run(contract.write, { conferenceId, part: PART, update }))).toEqual('minutes-update');
    other.add(paragraph('Sau.'));
    await other.send();
    expect((await blocksOf(secretary, conferenceId)).map(textOf)).toEqual(['Trước.', 'Sau.']);
  });

  it('when a page claims to have written more than is possible', async () => {
    const { conferenceId, secretary } = await twoSecretaries();
    const update = base64(garbageOf(7, 2 ** 31));
    expect(await codeOf(secretary.run(contract.write, { conferenceId, part: PART, update }))).toEqual('minutes-update');
    expect(await stored(conferenceId)).toEqual(0);
  });

  it('when an earlier one is missing', async () => {
    const { conferenceId, secretary, one } = await twoSecretaries();
    one.add(paragraph('Trước'));
    const before = Y.encodeStateVector(one.doc);
    ((one.body.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(5, ' và sau');
    const later = base64(Y.encodeStateAsUpdate(one.doc, before));
    expect(await codeOf(secretary.run(contract.write, { conferenceId, part: PART, update: later }))).toEqual('minutes-gap');
    expect(await stored(conferenceId)).toEqual(0);
  });

  it('when it is too large', async () => {
    const { conferenceId, secretary, one } = await twoSecretaries();
    one.add(paragraph('a'.repeat(UPDATE_BYTES)));
    expect(await codeOf(secretary.run(contract.write, { conferenceId, part: PART, update: one.unsent() }))).toEqual('invalid');
  });

  it('for an item that is not in the agenda, and for one that the writer may not know', async () => {
    const { conferenceId, secretary, one } = await twoSecretaries();
    one.add(paragraph('Lời'));
    for (const part of ['item.none', 'item.secret']) {
      expect(await codeOf(secretary.run(contract.write, { conferenceId, part, update: one.unsent() }))).toEqual('not-found');
      expect(await codeOf(secretary.run(contract.read, { conferenceId, part }))).toEqual('not-found');
    }
  });

  it('from a chair, a site and a viewer', async () => {
    const { conferenceId } = await twoSecretaries();
    const chair = await app.member(conferenceId, 'chair');
    const viewer = await app.member(conferenceId, 'viewer');
    const update = base64(Y.encodeStateAsUpdate(new Y.Doc()));
    for (const login of [chair, viewer])
      expect(await codeOf(login.run(contract.write, { conferenceId, part: PART, update }))).toEqual('forbidden');
    expect(await codeOf(chair.run(contract.read, { conferenceId, part: PART }))).toEqual('accepted');
    expect(await codeOf(viewer.run(contract.read, { conferenceId, part: PART }))).toEqual('forbidden');
  });
});
