import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { allPieces, wordsOf } from '../../../client/record/minutes/pieces.ts';
import { minutesContract as contract, PART_BYTES, UPDATE_BYTES } from '../../../server/record/minutes/contract.ts';
import { bodyOf } from '../../../server/record/minutes/rules/document.ts';
import { isMinutesText } from '../../../server/record/minutes/rules/shape.ts';
import { textOf } from '../../../server/record/minutes/rules/words.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { list, paragraph, published } from './morning.ts';
import { schema } from './random-text.ts';
import { Page } from './writing-page.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

const SENTENCE = 'Hội nghị nghe báo cáo và thảo luận về nhiệm vụ trọng tâm. ';
const around = (name: string, inside: readonly Y.XmlElement[]): Y.XmlElement => {
  const element = new Y.XmlElement(name);
  element.insert(0, [...inside]);
  return element;
};
const row = (index: number) =>
  around(
    'tableRow',
    [1, 2, 3].map((column) => around('tableCell', [paragraph(`${index}.${column} ${SENTENCE.repeat(3)}`)])),
  );

const LONG: Readonly<Record<string, () => Y.XmlElement[]>> = {
  '450 paragraphs': () => Array.from({ length: 450 }, (_, index) => paragraph(`${index}: ${SENTENCE.repeat(20)}`, index)),
  'a table of 400 rows': () => [
    around(
      'table',
      Array.from({ length: 400 }, (_, index) => row(index)),
    ),
  ],
  'a list of an earlier release': () => [
    list(
      true,
      Array.from({ length: 450 }, (_, index) => `${index} ${SENTENCE.repeat(12)}`),
    ),
  ],
  'one paragraph': () => [paragraph(`đầu 👍 ${SENTENCE.repeat(6000)}👍 cuối`)],
};

describe('a change that is too long for one update', () => {
  for (const [what, blocks] of Object.entries(LONG)) {
    it(`goes in pieces that are each text by themselves: ${what}`, () => {
      const doc = new Y.Doc();
      bodyOf(doc).insert(0, blocks());
      const other = new Y.Doc();
      const pieces = [...allPieces(doc, Y.encodeStateAsUpdate(doc))];
      for (const piece of pieces) {
        Y.applyUpdate(other, piece);
        expect({ isWhole: other.store.pendingStructs === null, isText: isMinutesText(bodyOf(other)) }).toEqual({
          isWhole: true,
          isText: true,
        });
        // Throws, as an editor would delete it, if a table has no row or a list no line.
        yXmlFragmentToProseMirrorRootNode(bodyOf(other), schema).check();
      }
      expect(pieces.length).toBeGreaterThan(1);
      expect(Math.max(...pieces.map((piece) => piece.byteLength))).toBeLessThan(UPDATE_BYTES);
      expect(bodyOf(other).toJSON()).toEqual(bodyOf(doc).toJSON());
    });
  }

  async function page() {
    const conferenceId = await published(app);
    const secretary = await app.member(conferenceId, 'secretary');
    const shown = new Page(secretary, conferenceId, new Map());
    const words = async (): Promise<string[]> => {
      const { parts } = await secretary.run(contract.texts, { conferenceId });
      return parts.flatMap(({ blocks }) => blocks.map(textOf));
    };
    return { shown, words };
  }

  it('is saved, with what is typed after it', async () => {
    const { shown, words } = await page();
    shown.body.insert(0, LONG['450 paragraphs']?.() ?? []);
    await shown.sendAll();
    shown.body.push([paragraph('Viết tiếp.')]);
    await shown.sendAll();
    const saved = await words();
    expect({ blocks: saved.length, last: saved.at(-1) }).toEqual({ blocks: 451, last: 'Viết tiếp.' });
    shown.text.close();
  });

  it('is removed from the text and reported if the server refuses it, and what is typed after it is saved', async () => {
    const { shown, words } = await page();
    shown.body.push([paragraph('Trước.')]);
    await shown.sendAll();
    const long = SENTENCE.repeat(Math.ceil(PART_BYTES / 60));
    shown.body.push([paragraph(long)]);
    await shown.text.send();
    shown.body.push([paragraph('Viết tiếp.')]);
    await shown.sendAll();
    const saved = await words();
    expect([saved[0], saved.at(-1)].map((one) => one?.slice(0, 20))).toEqual(['Trước.', 'Viết tiếp.']);
    expect(shown.withdrawn.map(({ reason }) => reason)).toEqual(['too-large']);
    expect(saved).toHaveLength(3);
    // Accepted and refused words together are all words.
    expect((saved[1] ?? '').trim().length + (shown.withdrawn[0]?.words.length ?? 0)).toBeGreaterThan(long.trim().length - 3);
    shown.text.close();
  });

  it('is reported in its own words', () => {
    const doc = new Y.Doc();
    bodyOf(doc).insert(0, [paragraph('Một.', 5), paragraph('Hai.')]);
    expect(wordsOf(Y.encodeStateAsUpdate(doc))).toEqual('Một.\nHai.');
  });
});
