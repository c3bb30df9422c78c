import { Extension } from '@tiptap/core';
import { Fragment, Slice, type Node as Block, type ResolvedPos, type Schema } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { PART_BYTES } from '../../../../server/record/minutes/contract.ts';
import { plainBreaks } from '../../../../server/record/minutes/rules/body.ts';
import { t } from '../../../shell/words.ts';
import { cleanClipboard } from './clean.ts';
import { leftOutWords, nothingLeftOut, type LeftOut } from './left-out.ts';

export interface PastingOptions {
  /** Bytes already in the part. */
  readonly held: () => number;
  /** Tells the secretary what was left out; null: nothing. */
  readonly say: (words: string | null) => void;
}

/** Approximate bytes of text on a printed page, and the overhead per block. */
const PAGE_BYTES = 3500;
const BLOCK_BYTES = 120;

/** Converts what is pasted or dropped to text of minutes; what these cannot hold is left out and reported. */
export const pasting = ({ held, say }: PastingOptions) =>
  Extension.create({ name: 'pasting', addProseMirrorPlugins: () => [pastingPlugin(held, say)] });

function pastingPlugin(held: PastingOptions['held'], say: PastingOptions['say']): Plugin {
  let left = nothingLeftOut();
  const take = (slice: Slice): boolean => {
    const [bytes, room] = [bytesOf(slice), PART_BYTES - held()];
    const isTooLarge = bytes > room;
    say(isTooLarge ? t('minutes.paste.tooLarge', { n: pages(bytes), m: Math.floor(Math.max(0, room) / PAGE_BYTES) }) : leftOutWords(left));
    left = nothingLeftOut();
    return isTooLarge;
  };
  return new Plugin({
    props: {
      transformPastedHTML: (html) => {
        const cleaned = cleanClipboard(html);
        left = cleaned.left;
        return cleaned.html;
      },
      clipboardTextParser: (text, around) => linesOf(text, around),
      transformPasted: (slice, view) => flatInTables(slice, view, left),
      handlePaste: (_view, _event, slice) => take(slice),
      handleDrop: (_view, _event, slice, isMoved) => !isMoved && take(slice),
    },
  });
}

const pages = (bytes: number): number => Math.max(1, Math.round(bytes / PAGE_BYTES));

function bytesOf(slice: Slice): number {
  let blocks = 0;
  slice.content.descendants((node) => {
    if (!node.isText) blocks += 1;
  });
  return new TextEncoder().encode(slice.content.textBetween(0, slice.content.size)).byteLength + blocks * BLOCK_BYTES;
}

/** Plain text as lines; a line break within a paragraph becomes a soft break. */
function linesOf(text: string, around: ResolvedPos): Slice {
  const { schema } = around.doc.type;
  const lines = text.split(/\r\n?|\n/).map((line) => plainBreaks(line));
  const shown = lines.length === 1 ? lines : lines.filter((line) => line.trim() !== '');
  return Slice.maxOpen(Fragment.from(shown.map((line) => lineOf(schema, line))));
}

function lineOf(schema: Schema, line: string): Block {
  const paragraph = schema.nodes.paragraph;
  if (!paragraph) throw new Error('The editor has no paragraphs.');
  return paragraph.create(null, line === '' ? null : schema.text(line));
}

/** Turns a table pasted into a cell of another into lines, with tabs between its cells. */
function flatInTables(slice: Slice, view: EditorView, left: LeftOut): Slice {
  const { $from } = view.state.selection;
  const isInTable = $from.depth > 1 && $from.node(1).type.name === 'table';
  if (!isInTable || !slice.content.content.some((node) => node.type.name === 'table')) return slice;
  const { schema } = view.state;
  const lines = slice.content.content.flatMap((node) => {
    if (node.type.name !== 'table') return [node];
    left.nested += 1;
    return node.children.map((row) => lineOf(schema, row.children.map((cell) => cell.textBetween(0, cell.content.size, ' ')).join('\t')));
  });
  return Slice.maxOpen(Fragment.from(lines));
}
