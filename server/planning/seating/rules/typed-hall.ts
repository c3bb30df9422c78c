import { fold, letters } from '../../../platform/text.ts';
import { MAX_BLOCKS, MAX_PRESIDIUM, MAX_ROW_SEATS, MAX_HALL_ROWS, type Hall } from '../contract.ts';
import { doorsText, readDoors } from './doors.ts';

/** A hall as people write it: "8/12/8" seats in each row, rows "A–M". */
export interface TypedHall {
  readonly seats: string;
  readonly rows: string;
  /** Names of the blocks, by commas; empty: letters, or numbers where the rows have letters. */
  readonly blocks: string;
  /** Rows with other numbers of seats, a line for each: "A: 6/10/6", "L–M: 0/8/0". */
  readonly other: string;
  /** Rows behind which an aisle runs across, by commas. */
  readonly aisles: string;
  readonly presidium: string;
  readonly numbering: string;
  /** A line for each door: "A Cửa chính: 1, 2". */
  readonly doors: string;
}
export type TypedField = keyof TypedHall;
export interface TypedFault {
  readonly field: TypedField;
  readonly code: 'badSeats' | 'badRows' | 'badBlocks' | 'badOther' | 'badAisles' | 'badPresidium' | 'badDoors';
  /** What was not understood. */
  readonly text: string;
}

export const NEW_HALL: TypedHall = {
  seats: '8/12/8',
  rows: 'A–L',
  blocks: '',
  other: '',
  aisles: '',
  presidium: '7',
  numbering: 'across',
  doors: '',
};

const A = 'A'.charCodeAt(0);
/** The number of such a name; -1 for any other text. */
function letterNumber(text: string): number {
  if (!/^[A-Z]{1,2}$/.test(text)) return -1;
  return Array.from(text).reduce((number, letter) => (number + 1) * 26 + letter.charCodeAt(0) - A, -1);
}

const listed = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** "8/12/8", "8-12-8" or "8 12 8": seats in each block; null for anything else. */
function countsIn(text: string): number[] | null {
  const parts = text.trim().split(/\s*[/+\-–,]\s*|\s+/);
  const counts = parts.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : -1));
  return counts.every((count) => count >= 0 && count <= MAX_ROW_SEATS) && counts.length <= MAX_BLOCKS ? counts : null;
}

const range = (from: number, to: number, name: (at: number) => string): string[] | null =>
  to < from || to - from >= MAX_HALL_ROWS ? null : Array.from({ length: to - from + 1 }, (_, at) => name(from + at));

/** "A–M" or "1–13" in words of one row or several; null for anything else. */
function rangeIn(text: string): string[] | null {
  const [, from = '', to = from] = /^([A-Z]{1,2}|\d{1,3})(?:\s*[-–—]\s*([A-Z]{1,2}|\d{1,3}))?$/.exec(text.trim().toUpperCase()) ?? [];
  if (from === '') return null;
  const isNumber = /^\d/.test(from);
  if (isNumber !== /^\d/.test(to)) return null;
  return isNumber ? range(Number(from), Number(to), String) : range(letterNumber(from), letterNumber(to), letters);
}

/** Names of the rows: "A–M", "1–13", a number of rows, or each by its name; null for anything else. */
function rowNames(text: string): string[] | null {
  const count = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
  if (count > 0) return range(0, count - 1, letters);
  const names = listed(text).flatMap((part) => rangeIn(part) ?? [part]);
  return names.length <= MAX_HALL_ROWS && names.every((name) => name.length <= 20) ? names : null;
}

const sameName = (a: string, b: string): boolean => fold(a) === fold(b);

/** The rows that a part of a text names; null if one of them is none. */
function rowsNamed(text: string, names: readonly string[]): number[] | null {
  const exact = names.findIndex((name) => sameName(name, text));
  if (exact >= 0) return [exact];
  const found = (rangeIn(text) ?? ['']).map((wanted) => names.findIndex((name) => sameName(name, wanted)));
  return found.every((at) => at >= 0) ? found : null;
}

const defaultBlocks = (count: number, rows: readonly string[]): string[] =>
  Array.from({ length: count }, (_, at) => (/^\d/.test(rows[0] ?? '') ? letters(at) : String(at + 1)));

/** Reads lines such as "A: 6/10/6" into the counts of their rows. Returns the line that is wrong, if one is. */
function readOther(text: string, names: readonly string[], blocks: number): { rows: Map<number, number[]> } | { wrong: string } {
  const rows = new Map<number, number[]>();
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const [, who = '', what = ''] = /^([^:]+):(.+)$/.exec(line) ?? [];
    const [at, counts] = [listed(who).map((part) => rowsNamed(part, names)), countsIn(what)];
    if (at.length === 0 || at.some((one) => one === null) || counts?.length !== blocks) return { wrong: line.trim() };
    for (const row of at.flat()) if (row !== null) rows.set(row, counts);
  }
  return { rows };
}

/** Reads a hall as it was typed. Everything that is not understood is a fault of its field. */
export function readHall(typed: TypedHall): { readonly hall: Hall } | { readonly faults: readonly TypedFault[] } {
  const faults: TypedFault[] = [];
  const fault = (field: TypedField, code: TypedFault['code'], text: string): void =>
    void faults.push({ field, code, text: text.slice(0, 60) });
  const counts = countsIn(typed.seats);
  if (!counts) fault('seats', 'badSeats', typed.seats);
  const names = rowNames(typed.rows);
  if (!names) fault('rows', 'badRows', typed.rows);
  const blocks = listed(typed.blocks);
  if (counts && blocks.length > 0 && blocks.length !== counts.length) fault('blocks', 'badBlocks', String(counts.length));
  const presidium = typed.presidium.trim() === '' ? 0 : Number(typed.presidium);
  if (!Number.isInteger(presidium) || presidium < 0 || presidium > MAX_PRESIDIUM) fault('presidium', 'badPresidium', typed.presidium);
  const other = readOther(typed.other, names ?? [], counts?.length ?? 0);
  if (counts && names && 'wrong' in other) fault('other', 'badOther', other.wrong);
  const aisles = listed(typed.aisles).map((text) => ({ text, rows: rowsNamed(text, names ?? []) }));
  const wrongAisle = aisles.find(({ rows }) => rows === null);
  if (names && wrongAisle) fault('aisles', 'badAisles', wrongAisle.text);
  const blockNames = blocks.length > 0 ? blocks : defaultBlocks(counts?.length ?? 0, names ?? []);
  const doors = readDoors(typed.doors, blockNames);
  if (counts && names && 'wrong' in doors) fault('doors', 'badDoors', doors.wrong);
  if (faults.length > 0 || !counts || !names || 'wrong' in other || 'wrong' in doors) return { faults };
  const behind = new Set(aisles.flatMap(({ rows }) => rows ?? []));
  const rows = names.map((name, at) => ({ name, seats: other.rows.get(at) ?? counts, aisle: behind.has(at) }));
  return {
    hall: {
      blocks: blockNames,
      rows,
      presidium,
      across: typed.numbering !== 'block',
      ...(doors.doors.length > 0 && { doors: doors.doors }),
    },
  };
}

/** Names in a row as "A–M" where they follow each other. */
function rowsText(names: readonly string[]): string {
  const [first = '', last = ''] = [names[0], names.at(-1)];
  const whole = names.length > 1 ? `${first}–${last}` : first;
  return rangeIn(whole)?.join() === names.join() && names.length > 1 ? whole : names.join(', ');
}

/** The counts that most rows have. */
function usual(rows: Hall['rows']): string {
  const often = Map.groupBy(rows, ({ seats }) => seats.join('/'));
  return [...often].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? '';
}

/** A hall as it would be typed. */
export function typedHall({ blocks, rows, presidium, across, doors }: Hall): TypedHall {
  const seats = usual(rows) || blocks.map(() => '0').join('/');
  const names = rows.map(({ name }) => name);
  return {
    seats,
    rows: rowsText(names),
    blocks: blocks.join() === defaultBlocks(blocks.length, names).join() ? '' : blocks.join(', '),
    other: rows.flatMap((row) => (row.seats.join('/') === seats ? [] : [`${row.name}: ${row.seats.join('/')}`])).join('\n'),
    aisles: rows.flatMap(({ name, aisle }) => (aisle ? [name] : [])).join(', '),
    presidium: String(presidium),
    numbering: across ? 'across' : 'block',
    doors: doorsText({ blocks, doors }),
  };
}
