import * as Y from 'yjs';
import { Due } from '../../../planning/recommendations/contract.ts';
import { NOTE_KINDS, type MinutesBlock, type NoteKind } from '../contract.ts';
import { bodyOf } from './document.ts';

type Runs = Extract<MinutesBlock, { kind: 'paragraph' }>['runs'];
type Delta = { readonly insert?: unknown; readonly attributes?: Readonly<Record<string, unknown>> };

/** The text of a document as blocks. Empty blocks are kept; what this does not know is passed over. */
export function readBody(doc: Y.Doc): MinutesBlock[] {
  return bodyOf(doc)
    .toArray()
    .flatMap((block) => (block instanceof Y.XmlElement ? readBlock(block) : []));
}

function readBlock(block: Y.XmlElement): MinutesBlock[] {
  const at = number(attribute(block, 'at'));
  const name = block.nodeName;
  if (name === 'paragraph') return [{ kind: 'paragraph', at, runs: runsOf(block) }];
  if (name === 'bulletList' || name === 'orderedList')
    return [{ kind: 'list', at, ordered: name === 'orderedList', items: itemsOf(block) }];
  if (isNote(name))
    return [
      { kind: 'note', at, note: name, runs: runsOf(block), owner: words(attribute(block, 'owner')), due: readDue(attribute(block, 'due')) },
    ];
  const seq = number(attribute(block, 'seq'));
  return name === 'proceeding' && seq !== null && Number.isInteger(seq) && seq > 0 ? [{ kind: 'proceeding', at, seq }] : [];
}

const isNote = (name: string): name is NoteKind => NOTE_KINDS.some((kind) => kind === name);
const attribute = (block: Y.XmlElement, name: string): unknown => (block.getAttributes() as Readonly<Record<string, unknown>>)[name];
const words = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim().normalize('NFC') : null);

function number(value: unknown): number | null {
  const read = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : null;
}

/** When a task is due, as the editor keeps it: `before:2025-12-31`, `by:2025-12-31` or `within:2025`. Anything else is not known. */
export function readDue(value: unknown): Due {
  const [, kind, when] = /^(before|by|within):(.+)$/.exec(typeof value === 'string' ? value : '') ?? [];
  if (kind === undefined || when === undefined) return null;
  return Due.safeParse({ [kind]: kind === 'within' ? Number(when) : when }).data ?? null;
}

/** The words in a block, bold or not; neighbours of one style are joined. */
function runsOf(block: Y.XmlElement): Runs {
  const runs: Runs = [];
  for (const part of textsIn(block).flatMap((text) => text.toDelta() as Delta[])) {
    const text = typeof part.insert === 'string' ? part.insert : '';
    const bold = part.attributes?.bold !== undefined && part.attributes.bold !== null;
    const last = runs.at(-1);
    if (last && (last.bold ?? false) === bold) runs[runs.length - 1] = { ...last, text: last.text + text };
    else if (text !== '') runs.push(bold ? { text, bold } : { text });
  }
  return runs;
}

function textsIn(block: Y.XmlElement): Y.XmlText[] {
  return block.toArray().flatMap((child) => (child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? textsIn(child) : []));
}

const itemsOf = (list: Y.XmlElement): Runs[] => list.toArray().flatMap((item) => (item instanceof Y.XmlElement ? [runsOf(item)] : []));

/** The words of a block without their style; empty for an entry of the proceedings. */
export function textOf(block: MinutesBlock): string {
  if (block.kind === 'proceeding') return '';
  const lines = block.kind === 'list' ? block.items : [block.runs];
  return lines.map((runs) => runs.map((run) => run.text).join('')).join('\n');
}

/** Whether something is written in a block. */
export const isWritten = (block: MinutesBlock): boolean => block.kind === 'proceeding' || textOf(block).trim() !== '';
