import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Node as TextNode } from '@tiptap/pm/model';
import type { MinutesBlock } from '../../../server/record/minutes/contract.ts';
import type { NoteCounts } from '../../../server/record/minutes/presenter/notes.ts';
import { textBlock } from '../../../server/record/minutes/presenter/text-blocks.ts';
import { readBody } from '../../../server/record/minutes/rules/body.ts';
import { compareBlocks } from '../../../server/record/minutes/rules/compare.ts';
import { numbering, signOf, type ListLine } from '../../../server/record/minutes/rules/lists.ts';
import { isMinutesText } from '../../../server/record/minutes/rules/shape.ts';
import { bodyOf } from '../../../server/record/minutes/rules/document.ts';
import { textOf } from '../../../server/record/minutes/rules/words.ts';
import type { Block } from '../../../server/record/printouts/contract.ts';
import { writeDocx } from '../../../server/record/printouts/writers/docx.ts';
import { writePdf } from '../../../server/record/printouts/writers/pdf.ts';
import { docxNumbers, docxText, installed, pdfRaw } from '../printouts/files.ts';
import { paper } from '../printouts/fixtures.ts';
import { anyText, schema, sharedText } from './random-text.ts';

/** Every word of a random text ends with a number. */
const wordsIn = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(/\s+/)
    .filter((word) => /[^\d\s]\d+$/u.test(word));

function wordsOf(text: TextNode): string[] {
  const lines: string[] = [];
  text.descendants((node) => {
    if (node.isTextblock) lines.push(node.textContent);
  });
  return wordsIn(lines.join('\n'));
}

const nothing = { plan: {}, state: {}, spoken: new Map(), entries: [], withheld: [] } as unknown;
const onPaper = (blocks: readonly MinutesBlock[]): Block[] =>
  blocks.flatMap((block) => textBlock(nothing as Parameters<typeof textBlock>[0], block, new Map() as NoteCounts, 'vi'));

/** The list lines of a printout, including those in tables, with their attributes. */
const itemsOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) =>
    block.kind === 'item'
      ? [block]
      : block.kind === 'grid'
        ? block.rows.flat().flatMap((cell) => cell.lines.flatMap(({ list }) => list ?? []))
        : [],
  );
const numbersOf = (blocks: readonly Block[]): number[] => itemsOf(blocks).flatMap(({ number }) => number ?? []);

const numRuns = (short: number): { numRuns: number } => ({ numRuns: process.env.FULL ? short * 5 : short });

describe('whatever the editor can hold', () => {
  it('is text that the server takes, with the same words in the same order in plain text, comparison and Word', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const doc = sharedText(text);
        expect(isMinutesText(bodyOf(doc))).toEqual(true);
        const [words, blocks] = [wordsOf(text), readBody(doc)];
        expect(wordsIn(blocks.map(textOf).join('\n'))).toEqual(words);
        const compared = compareBlocks([], blocks).map((block) => block.words.map((one) => one.text).join(''));
        expect(wordsIn(compared.join('\n'))).toEqual(words);
        const file = await writeDocx(paper({}, onPaper(blocks)));
        expect(wordsIn((await docxText(file)).join('\n'))).toEqual(words);
        expect(await docxNumbers(file)).toEqual(numbersOf(onPaper(blocks)));
      }),
      numRuns(60),
    );
  });

  it.skipIf(!installed('pdftotext'))(
    'has the same words in the same order in the PDF (left out where pdftotext is not installed)',
    async () => {
      /** A cell across several rows is set with the last of them, and a row that crosses a page is set page by page. */
      const isSetInOrder = (text: TextNode, written: string): boolean => {
        const json = JSON.stringify(text.toJSON());
        return !json.includes('"rowspan":2') && (!json.includes('"table"') || !written.trimEnd().includes('\f'));
      };
      await fc.assert(
        fc.asyncProperty(anyText, async (text) => {
          const blocks = onPaper(readBody(sharedText(text)));
          const written = pdfRaw(await writePdf(paper({}, blocks)));
          const inOrder = (words: readonly string[]): readonly string[] => (isSetInOrder(text, written) ? words : words.toSorted());
          expect(inOrder(wordsIn(written))).toEqual(inOrder(wordsOf(text)));
          const numbers = written.split(/\s+/).filter((word) => /^\d+\.$/.test(word));
          expect(inOrder(numbers)).toEqual(inOrder(numbersOf(blocks).map((number) => `${number}.`)));
        }),
        numRuns(12),
      );
    },
  );

  it('comes back to the editor as it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = yXmlFragmentToProseMirrorRootNode(bodyOf(sharedText(text)), schema);
        expect(shown.toJSON()).toEqual(text.toJSON());
      }),
      numRuns(60),
    );
  });
});

describe('lines of lists', () => {
  const signs = (lines: readonly [ListLine['list'], number, number?][]): string[] => {
    const place = numbering();
    return lines.map(([list, level, start]) => signOf(place({ list, level, start: start ?? null })));
  };

  it('count on over deeper lines and further paragraphs, and anew after a line outside of the list', () => {
    const lines = signs([
      ['number', 1],
      ['none', 1],
      ['number', 1],
      ['dash', 2],
      ['number', 2],
      ['number', 1],
      [null, 1],
      ['number', 1],
      ['number', 2],
      ['number', 1],
    ]);
    expect(lines).toEqual(['1.', '', '2.', '-', '1.', '3.', '', '1.', '1.', '2.']);
  });

  it('begin where they say', () => {
    expect(
      signs([
        ['number', 1, 4],
        ['number', 1],
        [null, 1],
        ['number', 1],
        ['dash', 1],
        ['number', 1],
      ]),
    ).toEqual(['4.', '5.', '', '1.', '-', '1.']);
  });
});
