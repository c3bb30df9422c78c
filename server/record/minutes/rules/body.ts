import * as Y from 'yjs';
import { Due } from '../../../planning/recommendations/contract.ts';
import { composed } from '../../../platform/sound-text.ts';
import { NOTE_KINDS, type MinutesBlock, type MinutesCell, type MinutesRun, type NoteKind } from '../contract.ts';
import { bodyOf } from './document.ts';
import { NO_LIST, numbering, type ListLine } from './lists.ts';

type Delta = { readonly insert?: unknown; readonly attributes?: Readonly<Record<string, unknown>> };

/** An element of the text with its place in a list. A line of a list is a paragraph that says so. */
interface Placed {
  readonly element: Y.XmlElement;
  readonly line: ListLine;
  readonly at: number | null;
}

/** The text of a document as blocks. Empty blocks are kept; unknown nodes are skipped. */
export function readBody(doc: Y.Doc): MinutesBlock[] {
  const place = numbering();
  return placed(bodyOf(doc)).flatMap(({ element, line, at }): MinutesBlock[] => {
    const list = place(line);
    if (element.nodeName === 'table') return [{ kind: 'table', at, rows: rowsOf(element) }];
    const seq = number(attribute(element, 'seq'));
    if (element.nodeName === 'proceeding') return seq !== null && Number.isInteger(seq) && seq > 0 ? [{ kind: 'proceeding', at, seq }] : [];
    const [note, runs] = [noteOf(element), runsOf(element)];
    if (note === null) return [{ kind: 'paragraph', at, list, runs }];
    return [{ kind: 'note', at, note, runs, owner: words(attribute(element, 'owner')), due: readDue(attribute(element, 'due')) }];
  });
}

/** The lines of a container; nested lists of earlier releases are flattened. */
function placed(around: Y.XmlFragment): Placed[] {
  return elementsIn(around).flatMap((element) => {
    const at = number(attribute(element, 'at'));
    if (isList(element)) return nestedLines(element, 1).map((line, index) => ({ ...line, at: index === 0 ? at : null }));
    return [{ element, at, line: element.nodeName === 'paragraph' ? listLine(element) : NO_LIST }];
  });
}

function nestedLines(list: Y.XmlElement, level: number): Omit<Placed, 'at'>[] {
  const isNumbered = list.nodeName === 'orderedList';
  const start = number(attribute(list, 'start')) ?? 1;
  return elementsIn(list).flatMap((item, index) =>
    elementsIn(item).flatMap((element, inside): Omit<Placed, 'at'>[] => {
      if (isList(element)) return nestedLines(element, level + 1);
      const mark = isNumbered ? ('number' as const) : ('dash' as const);
      return [
        { element, line: { list: inside === 0 ? mark : 'none', level, start: isNumbered && index === 0 && inside === 0 ? start : null } },
      ];
    }),
  );
}

function listLine(paragraph: Y.XmlElement): ListLine {
  const list = attribute(paragraph, 'list');
  if (noteOf(paragraph) !== null || (list !== 'dash' && list !== 'number' && list !== 'none')) return NO_LIST;
  const start = number(attribute(paragraph, 'start'));
  return { list, level: number(attribute(paragraph, 'level')) ?? 1, start: start !== null && Number.isInteger(start) ? start : null };
}

const rowsOf = (table: Y.XmlElement): MinutesCell[][] => elementsIn(table).map((row) => elementsIn(row).map(cellOf));

function cellOf(cell: Y.XmlElement): MinutesCell {
  const place = numbering();
  const lines = placed(cell).map(({ element, line }) => ({ list: place(line), runs: runsOf(element) }));
  const span = (name: string): number => Math.max(1, Math.trunc(number(attribute(cell, name)) ?? 1));
  return { head: cell.nodeName === 'tableHeader', columns: span('colspan'), rows: span('rowspan'), lines };
}

const elementsIn = (around: Y.XmlFragment): Y.XmlElement[] => around.toArray().filter((child) => child instanceof Y.XmlElement);
const isList = (element: Y.XmlElement): boolean => element.nodeName === 'bulletList' || element.nodeName === 'orderedList';

/** A paragraph that is marked says as what; earlier releases made it an element of that name. */
function noteOf(element: Y.XmlElement): NoteKind | null {
  const named = element.nodeName === 'paragraph' ? attribute(element, 'note') : element.nodeName;
  return NOTE_KINDS.find((kind) => kind === named) ?? null;
}

const attribute = (block: Y.XmlElement, name: string): unknown => (block.getAttributes() as Readonly<Record<string, unknown>>)[name];
const words = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? composed(value.trim()) : null);

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

/** Everything that breaks a line and no paragraph is one sign. */
export const plainBreaks = (text: string): string => text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n');

/** The words in a block with their styles; neighbours of one style are joined. */
function runsOf(block: Y.XmlElement): MinutesRun[] {
  const runs: MinutesRun[] = [];
  for (const part of textsIn(block).flatMap((text) => text.toDelta() as Delta[])) {
    const run = runOf(part);
    const last = runs.at(-1);
    if (last && last.bold === run.bold && last.script === run.script) runs[runs.length - 1] = { ...last, text: last.text + run.text };
    else if (run.text !== '') runs.push(run);
  }
  return runs;
}

function runOf({ insert, attributes }: Delta): MinutesRun {
  const has = (mark: string): boolean => attributes?.[mark] !== undefined && attributes[mark] !== null;
  const script = has('superscript') ? ('super' as const) : has('subscript') ? ('sub' as const) : null;
  const text = typeof insert === 'string' ? plainBreaks(insert) : '';
  return { text, ...(has('bold') ? { bold: true } : {}), ...(script === null ? {} : { script }) };
}

function textsIn(block: Y.XmlElement): Y.XmlText[] {
  return block.toArray().flatMap((child) => (child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? textsIn(child) : []));
}
