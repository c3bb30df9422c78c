import { isSoundText } from '../../../platform/sound-text.ts';
import { fold } from '../../../platform/text.ts';

/** Most rows that are added at once. */
export const MAX_PASTED_ROWS = 500;
/** Longest text that is read, in UTF-16 code units. */
const MAX_PASTED_LENGTH = 300_000;

/** How the columns of a pasted table are told. */
export interface Columns<Field extends string> {
  /** Headings of each field, in both languages; accents and case do not matter. */
  readonly headings: Readonly<Record<Field, readonly string[]>>;
  /** What other headings of a field begin with, as `headingKey` has them. */
  readonly beginnings?: readonly (readonly [RegExp, Field])[];
  /** The order in which columns without headings are read. */
  readonly order: readonly Field[];
}

export interface TableLine<Field extends string> {
  /** Number of the row in what was pasted, from 1; a row of headings counts. */
  readonly line: number;
  /** What stands in the column of each field; '' where there is none. */
  readonly cells: Readonly<Record<Field, string>>;
}

export type PasteProblem = 'empty' | 'too-long' | 'too-many' | 'bad-text';

export interface PastedTable<Field extends string> {
  readonly lines: readonly TableLine<Field>[];
  /** Headings, or numbers, of columns that hold something and are not read. */
  readonly ignored: readonly string[];
  /** Why nothing was read; then there are no lines. */
  readonly problem: PasteProblem | null;
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The cells of a spreadsheet's text: tabs between cells, or semicolons where there is no tab. A cell in quotes may hold line breaks, and
 * its own quotes are doubled; quotes that do not end their cell belong to the text.
 */
export function cellsOf(text: string): string[][] {
  const separator = text.includes('\t') ? '\t' : ';';
  const quoted = new RegExp(`"((?:[^"]|"")*)"(?=${separator}|[\\r\\n]|$)`, 'y');
  const plain = new RegExp(`[^${separator}\\r\\n]*`, 'y');
  const end = /\r\n?|\n/y;
  const rows: string[][] = [[]];
  for (let at = 0; ;) {
    quoted.lastIndex = plain.lastIndex = at;
    const whole = quoted.exec(text);
    const cell = whole ? (whole[1] ?? '').replaceAll('""', '"') : (plain.exec(text)?.[0] ?? '');
    rows.at(-1)?.push(cell.trim());
    at = whole ? quoted.lastIndex : plain.lastIndex;
    if (at >= text.length) return rows;
    end.lastIndex = at;
    if (end.test(text)) rows.push([]);
    at = Math.max(at + 1, end.lastIndex);
  }
}

/** A heading without accents, case, marks and what stands in brackets: "Thời lượng (phút)*" and "thoi luong" are equal. */
const headingKey = (text: string): string =>
  fold(text.replace(/\([^)]*\)/g, ' '))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Longest text that is looked at as a heading. */
const MAX_HEADING_LENGTH = 120;

/** Tells the field that a heading names; null for none. */
export function fieldFinder<Field extends string>({ headings, beginnings = [] }: Columns<Field>): (heading: string) => Field | null {
  const fields = new Map(
    (Object.entries(headings) as [Field, readonly string[]][]).flatMap(([field, names]) => names.map((name) => [headingKey(name), field])),
  );
  return (text) => {
    if (text === '' || text.length > MAX_HEADING_LENGTH) return null;
    const key = headingKey(text);
    return fields.get(key) ?? beginnings.find(([beginning]) => beginning.test(key))?.[1] ?? null;
  };
}

/** The field of each column that the first row names; null where no row of headings stands first. */
function namedColumns<Field extends string>(rows: readonly Row[], columns: Columns<Field>): (Field | null)[] | null {
  const first = rows[0]?.cells ?? [];
  const named = first.map(fieldFinder(columns));
  const known = named.filter((field, at) => field !== null && named.indexOf(field) === at).length;
  const filled = first.filter((cell) => cell !== '').length;
  return known > 1 || (known === 1 && filled === 1 && rows.length > 1) ? named : null;
}

const isNumbered = (rows: readonly Row[]): boolean =>
  rows.every(({ cells: [first = '', ...others] }) => /^\d+[.)]?$/.test(first) && others.some((cell) => cell !== ''));

/** Reads a pasted table. Its columns are told by headings, or have the fixed order; a first column of ordinal numbers is left out. */
export function readTable<Field extends string>(text: string, columns: Columns<Field>): PastedTable<Field> {
  const none = (problem: PasteProblem): PastedTable<Field> => ({ lines: [], ignored: [], problem });
  if (text.length > MAX_PASTED_LENGTH) return none('too-long');
  if (!isSoundText(text)) return none('bad-text');
  const rows = cellsOf(text)
    .map((cells, at): Row => ({ line: at + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const named = namedColumns(rows, columns);
  const body = named ? rows.slice(1) : rows;
  if (body.length === 0) return none('empty');
  if (body.length > MAX_PASTED_ROWS) return none('too-many');
  const fields = named ?? (isNumbered(body) ? [null, ...columns.order] : columns.order);
  return { lines: body.map((row) => lineOf(row, fields, columns)), ignored: ignoredIn(rows, fields, named !== null), problem: null };
}

/** The same table with only some of its rows, and its headings. */
export function onlyLines<Field extends string>(text: string, columns: Columns<Field>, lines: ReadonlySet<number>): string {
  const rows = cellsOf(text).map((cells, at): Row => ({ line: at + 1, cells }));
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const headings = namedColumns(filled, columns) ? filled.slice(0, 1) : [];
  const separator = text.includes('\t') ? '\t' : ';';
  const quoted = (cell: string): string => (/[\t;\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return [...headings, ...rows.filter(({ line }) => lines.has(line))].map(({ cells }) => cells.map(quoted).join(separator)).join('\n');
}

function lineOf<Field extends string>({ line, cells }: Row, fields: readonly (Field | null)[], { headings }: Columns<Field>) {
  const found = (Object.keys(headings) as Field[]).map((field) => [field, cells[fields.indexOf(field)] ?? '']);
  return { line, cells: Object.fromEntries(found) as Record<Field, string> };
}

/** Headings under which ordinal numbers stand; nobody misses them. */
const ORDINALS = new Set(['', 'stt', 'tt', 'so tt', 'so thu tu', 'no', 'number']);
/** Whether a heading says that ordinal numbers stand below it. */
export const isOrdinalHeading = (heading: string): boolean => heading !== '' && ORDINALS.has(headingKey(heading));

function ignoredIn(rows: readonly Row[], fields: readonly (string | null)[], hasHeadings: boolean): string[] {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const isRead = (at: number): boolean => {
    const field = fields[at];
    if (field === undefined) return false;
    return field === null ? !hasHeadings || ORDINALS.has(headingKey(rows[0]?.cells[at] ?? '')) : fields.indexOf(field) === at;
  };
  return Array.from({ length: width }, (_, at) => at)
    .filter((at) => !isRead(at) && rows.some(({ cells }) => (cells[at] ?? '') !== ''))
    .map((at) => (hasHeadings && rows[0]?.cells[at]) || String(at + 1));
}

/** What is wrong with one field of a pasted row: a code with words under `errors.fault`. */
export interface PastedFault<Field extends string> {
  readonly field: Field;
  readonly message: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Where the same thing stands already: in the list, or in an earlier row of what was pasted. */
export type Twin = { readonly listed: string } | { readonly line: number };

/** The twin of each thing: one with the same key in the list, or in a row before. */
export function twinsOf<T extends { readonly line: number }>(
  pasted: readonly T[],
  keyOf: (thing: T) => string,
  listed: ReadonlyMap<string, string>,
): (Twin | null)[] {
  const before = new Map<string, number>();
  return pasted.map((thing) => {
    const key = keyOf(thing);
    const [there, line] = [listed.get(key), before.get(key)];
    if (line === undefined) before.set(key, thing.line);
    return there === undefined ? (line === undefined ? null : { line }) : { listed: there };
  });
}
