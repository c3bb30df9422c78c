import { afterSpace, arrayIn, dictAt, PdfError, referenceIn, type PdfDict } from './syntax.ts';

/** An object of a PDF: a dictionary, or `value` as its source, with a stream behind a dictionary that has one. */
export interface PdfObject {
  readonly dict: PdfDict;
  readonly stream: string | null;
}

/** A PDF with a plain cross-reference table, as the typesetter writes it. */
export interface ReadPdf {
  readonly bytes: Buffer;
  /** The bytes as characters, one each. */
  readonly text: string;
  /** Where each object in use begins, by its number. */
  readonly offsets: ReadonlyMap<number, number>;
  readonly trailer: PdfDict;
  /** Where the newest table begins. */
  readonly tableAt: number;
  /** One more than the highest number of an object. */
  readonly size: number;
  readonly rootNumber: number;
}

/** Most updates of one file that are followed. */
const MAX_TABLES = 200;
const MAX_OBJECTS = 200_000;

/** Reads the rows of the table at `from` into `offsets`; rows of newer tables, which are read first, stay. Returns where its trailer begins. */
function readTable(text: string, from: number, offsets: Map<number, number | null>): number {
  if (!text.startsWith('xref', from)) throw new PdfError('The file has no plain cross-reference table.');
  const head = /\s*(\d+)\s+(\d+)\s*/y;
  let at = from + 4;
  for (;;) {
    head.lastIndex = at;
    const section = head.exec(text);
    if (!section) break;
    const [first, count] = [Number(section[1]), Number(section[2])];
    if (count > MAX_OBJECTS) throw new PdfError('The table is too long.');
    at = head.lastIndex;
    for (let index = 0; index < count; index += 1, at += 20) {
      const row = /^(\d{10}) \d{5} ([nf])/.exec(text.slice(at, at + 18));
      if (!row) throw new PdfError('A row of the table cannot be read.');
      if (!offsets.has(first + index)) offsets.set(first + index, row[2] === 'n' ? Number(row[1]) : null);
    }
  }
  const trailerAt = afterSpace(text, at);
  if (!text.startsWith('trailer', trailerAt)) throw new PdfError('The trailer is missing.');
  return afterSpace(text, trailerAt + 7);
}

const numberIn = (dict: PdfDict, key: string): number => {
  const value = Number(dict.get(key));
  if (!Number.isSafeInteger(value)) throw new PdfError(`${key} is missing.`);
  return value;
};

/** Reads where everything stands. @throws PdfError for what is no PDF, is encrypted, or has no plain table. */
export function readPdf(bytes: Buffer): ReadPdf {
  const text = bytes.toString('latin1');
  if (!text.startsWith('%PDF-')) throw new PdfError('This is no PDF.');
  const [, start] = /^startxref\s+(\d+)/.exec(text.slice(text.lastIndexOf('startxref'))) ?? [];
  if (start === undefined) throw new PdfError('The end of the file is missing.');
  const tableAt = Number(start);
  const found = new Map<number, number | null>();
  const seen = new Set<number>();
  let newest: PdfDict | null = null;
  for (let at: number | null = tableAt; at !== null;) {
    if (seen.has(at) || seen.size > MAX_TABLES) throw new PdfError('The tables form a circle.');
    seen.add(at);
    const { dict }: { dict: PdfDict } = dictAt(text, readTable(text, at, found));
    newest ??= dict;
    at = dict.has('Prev') ? numberIn(dict, 'Prev') : null;
  }
  const trailer = newest ?? new Map<string, string>();
  const rootNumber = referenceIn(trailer.get('Root'));
  if (rootNumber === null || trailer.has('Encrypt')) throw new PdfError('The file has no catalogue, or is encrypted.');
  const offsets = new Map([...found].flatMap(([number, at]) => (at === null ? [] : [[number, at] as const])));
  return { bytes, text, offsets, trailer, tableAt, size: numberIn(trailer, 'Size'), rootNumber };
}

/** Where the value of an object begins, behind `7 0 obj`. */
function valueAt({ text, offsets }: ReadPdf, number: number): number {
  const head = /\s*(\d+)\s+\d+\s+obj/y;
  head.lastIndex = offsets.get(number) ?? text.length;
  const found = head.exec(text);
  if (!found || Number(found[1]) !== number) throw new PdfError(`Object ${number} is missing.`);
  return afterSpace(text, head.lastIndex);
}

/** An object that is a dictionary, with its stream. @throws PdfError */
export function objectOf(pdf: ReadPdf, number: number): PdfObject {
  const { dict, end } = dictAt(pdf.text, valueAt(pdf, number));
  const streamAt = afterSpace(pdf.text, end);
  if (!pdf.text.startsWith('stream', streamAt)) return { dict, stream: null };
  const from = streamAt + (pdf.text.startsWith('\r\n', streamAt + 6) ? 8 : 7);
  const reference = referenceIn(dict.get('Length'));
  const length = reference === null ? numberIn(dict, 'Length') : Number(sourceOf(pdf, reference));
  if (!Number.isSafeInteger(length) || from + length > pdf.text.length) throw new PdfError('A stream is cut off.');
  return { dict, stream: pdf.text.slice(from, from + length) };
}

/** The source of an object that has no stream, whatever it is. @throws PdfError */
export function sourceOf(pdf: ReadPdf, number: number): string {
  const from = valueAt(pdf, number);
  const end = pdf.text.indexOf('endobj', from);
  if (end < 0) throw new PdfError(`Object ${number} does not end.`);
  return pdf.text.slice(from, end).trim();
}

/** The value behind a reference, or the value itself. */
export const resolved = (pdf: ReadPdf, source: string): string => {
  const number = referenceIn(source);
  return number === null ? source : sourceOf(pdf, number);
};

const MAX_PAGES = 10_000;

/** The numbers of the pages, in their order. @throws PdfError */
export function pageNumbers(pdf: ReadPdf): number[] {
  const catalog = objectOf(pdf, pdf.rootNumber).dict;
  const pages: number[] = [];
  const waiting = [referenceIn(catalog.get('Pages'))];
  const seen = new Set<number>();
  while (waiting.length > 0) {
    const number = waiting.shift() ?? null;
    if (number === null || seen.has(number) || seen.size > MAX_PAGES) throw new PdfError('The pages cannot be read.');
    seen.add(number);
    const { dict } = objectOf(pdf, number);
    if (dict.get('Type') === '/Page') pages.push(number);
    else waiting.unshift(...arrayIn(resolved(pdf, dict.get('Kids') ?? '[]')).map(referenceIn));
  }
  return pages;
}
