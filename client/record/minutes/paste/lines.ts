import { MAX_LIST_LEVEL } from '../../../../server/record/minutes/contract.ts';
import { numbering } from '../../../../server/record/minutes/rules/lists.ts';
import type { ListMark } from '../lines.ts';
import type { TextStyle } from './styles.ts';

export interface PastedRun extends TextStyle {
  readonly text: string;
}

/** A line with its place in a list; `number`: its number in the source. */
export interface PastedLine {
  readonly list: ListMark | null;
  readonly level: number;
  readonly number: number | null;
  readonly runs: readonly PastedRun[];
}

export interface PastedCell {
  readonly head: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly lines: readonly PastedLine[];
}

export type Pasted =
  | { readonly kind: 'line'; readonly line: PastedLine }
  | { readonly kind: 'table'; readonly rows: readonly (readonly PastedCell[])[] };

/** The list item being read: the first of its lines gets its mark, further ones belong to the first. */
export interface PastedItem {
  readonly mark: ListMark;
  readonly level: number;
  readonly number: number | null;
  /** A sign that minutes cannot number by themselves, such as "a)": it becomes the beginning of the line. */
  readonly sign: string;
  isUsed: boolean;
}

/** Collects words into lines. */
export class Lines {
  readonly done: Pasted[] = [];
  #runs: PastedRun[] = [];
  #place: Omit<PastedLine, 'runs'> = { list: null, level: 1, number: null };

  /** Adds words; white space collapses to one blank unless the style preserves it. */
  add(text: string, style: TextStyle, item: PastedItem | null): void {
    const plain = (style.isRaw ? text.replace(/\r\n?/g, '\n') : text.replace(/[ \t\r\n\f]+/g, ' '))
      .replaceAll('\u00A0', ' ')
      .replace(/[\v\u2028\u2029]/g, '\n');
    const last = this.#runs.at(-1)?.text ?? '';
    const joined = !style.isRaw && (last === '' || /\s$/.test(last)) ? plain.replace(/^ +/, '') : plain;
    if (joined === '') return;
    if (this.#runs.length === 0) this.#begin(style, item);
    this.#runs.push({ ...style, text: joined });
  }

  #begin(style: TextStyle, item: PastedItem | null): void {
    const isFirst = item !== null && !item.isUsed;
    if (isFirst && item.sign !== '') this.#runs.push({ ...style, script: null, text: `${item.sign} ` });
    this.#place =
      item === null ? { list: null, level: 1, number: null } : { level: Math.min(item.level, MAX_LIST_LEVEL), ...markOf(item, isFirst) };
    if (item) item.isUsed = true;
  }

  /** Ends the line; drops it if it has no words. */
  end(): void {
    const runs = trimmed(this.#runs);
    if (runs.some(({ text }) => text.trim() !== '')) this.done.push({ kind: 'line', line: { ...this.#place, runs } });
    this.#runs = [];
  }
}

function markOf({ mark, number, sign }: PastedItem, isFirst: boolean): { list: ListMark; number: number | null } {
  return isFirst && sign === '' ? { list: mark, number } : { list: 'none', number: null };
}

function trimmed(runs: readonly PastedRun[]): PastedRun[] {
  const begun = runs.findIndex(({ text }) => text.trim() !== '');
  const ended = runs.slice(Math.max(0, begun)).map((run, index) => (index === 0 ? { ...run, text: run.text.replace(/^[ \n]+/, '') } : run));
  for (let last = ended.at(-1); last && /[ \n]+$/.test(last.text); last = ended.at(-1)) {
    const text = last.text.replace(/[ \n]+$/, '');
    ended.pop();
    if (text !== '') ended.push({ ...last, text });
  }
  return ended;
}

/** A line with the number at which its list restarts, if it does not continue. */
export interface StartingLine extends PastedLine {
  readonly start: number | null;
}

/** Finds where numbering restarts, so that lines keep their original numbers. */
export function withStarts(): (line: PastedLine | null) => StartingLine | null {
  const place = numbering();
  return (line) => {
    const { list = null, level = 1, number = null } = line ?? {};
    const counted = place({ list, level, start: null })?.number ?? null;
    const start = number !== null && counted !== number ? number : null;
    if (start !== null) place({ list, level, start });
    return line && { ...line, start };
  };
}
