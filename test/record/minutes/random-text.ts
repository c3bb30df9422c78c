import { getSchema } from '@tiptap/core';
import { Node as Block, type Schema } from '@tiptap/pm/model';
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import * as Y from 'yjs';
import { minutesSchema } from '../../../client/record/minutes/schema.ts';
import { bodyOf } from '../../../server/record/minutes/rules/document.ts';

/** The schema of the page's editor. */
export const schema: Schema = getSchema(minutesSchema(() => {}));

interface Json {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly Json[];
  readonly text?: string;
  readonly marks?: readonly { readonly type: string }[];
}

/** Numbers of this length fit into the narrowest column of a table, where a longer word is broken across two lines. */
const MAX_NUMBER = 999;
/** Words that can be told apart: a letter of their kind and a number. */
let words = 0;
const word = fc
  .constantFrom('a', 'ế', 'kinh phí', 'Ủy', '&', '<b>', '$x', '#let', '*_`')
  .map((text) => () => `${text}${(words = (words % MAX_NUMBER) + 1)}`);
const gap = fc.constantFrom(' ', ' ', '\n', '\t');
const marks = fc.constantFrom<readonly { readonly type: string }[]>(
  [],
  [],
  [{ type: 'bold' }],
  [{ type: 'superscript' }],
  [{ type: 'subscript' }],
);

const texts: fc.Arbitrary<Json[]> = fc
  .array(fc.tuple(word, gap, marks), { maxLength: 5 })
  .map((pieces) => pieces.map(([made, between, style]) => ({ type: 'text', text: `${made()}${between}`, marks: style })));

const lists = fc.record({
  list: fc.constantFrom('dash', 'number', 'number', 'number', 'none', null),
  level: fc.integer({ min: 1, max: 7 }),
  start: fc.constantFrom(null, null, null, 4),
});
const plain = texts.map((content): Json => ({ type: 'paragraph', content }));
const inList = fc.tuple(texts, lists).map(([content, { list, level, start }]): Json => ({
  type: 'paragraph',
  content,
  attrs: list === null ? {} : { list, level, start: list === 'number' ? start : null },
}));
const note = fc.tuple(texts, fc.constantFrom('conclusion', 'task', 'recommendation')).map(([content, kind]): Json => ({
  type: 'paragraph',
  content,
  attrs: { note: kind },
}));

/** Lists and marks as in texts of earlier releases. */
const item = (inside: fc.Arbitrary<Json[]>) =>
  fc.tuple(plain, inside).map(([first, more]): Json => ({ type: 'listItem', content: [first, ...more] }));
const nested = (depth: number): fc.Arbitrary<Json> =>
  fc
    .tuple(
      fc.constantFrom('bulletList', 'orderedList'),
      fc.array(item(fc.array(depth > 1 ? fc.oneof(plain, nested(depth - 1)) : plain, { maxLength: 2 })), { minLength: 1, maxLength: 3 }),
    )
    .map(([type, content]) => ({ type, content }));
const earlierNote = fc.tuple(texts, fc.constantFrom('conclusion', 'task')).map(([content, type]): Json => ({ type, content }));

const cell = fc
  .record({
    type: fc.constantFrom('tableCell', 'tableCell', 'tableHeader'),
    colspan: fc.constantFrom(1, 1, 1, 2),
    rowspan: fc.constantFrom(1, 1, 1, 2),
    content: fc.array(fc.oneof(plain, inList), { minLength: 1, maxLength: 3 }),
  })
  .map(({ type, colspan, rowspan, content }): Json => ({ type, attrs: { colspan, rowspan }, content }));
const row = fc.array(cell, { minLength: 1, maxLength: 4 }).map((content): Json => ({ type: 'tableRow', content }));
const table = fc.array(row, { minLength: 1, maxLength: 3 }).map((content): Json => ({ type: 'table', content }));

/** Any text that the editor can hold. */
export const anyText: fc.Arbitrary<Block> = fc
  .array(fc.oneof({ weight: 2, arbitrary: plain }, { weight: 4, arbitrary: inList }, note, earlierNote, nested(2), table), {
    minLength: 1,
    maxLength: 8,
  })
  .map((content) => Block.fromJSON(schema, { type: 'doc', content }));

/** A text of the editor as stored in the shared document. */
export function sharedText(text: Block): Y.Doc {
  const doc = new Y.Doc();
  prosemirrorToYXmlFragment(text, bodyOf(doc));
  return doc;
}
