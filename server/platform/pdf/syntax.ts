/** A dictionary of a PDF: the source of each value by its key, in the order of the file. */
export type PdfDict = ReadonlyMap<string, string>;

/** Deepest nesting of arrays and dictionaries that is read. */
const MAX_DEPTH = 32;
const SPACE = /[\0\t\n\f\r ]/;
const BREAK = /[\0\t\n\f\r ()<>[\]{}/%]/;

/** What cannot be read as PDF, with words for a log. */
export class PdfError extends Error {}

/** The next place that is neither white space nor a comment. */
export function afterSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (SPACE.test(text[at] ?? '')) at += 1;
    if (text[at] !== '%') return at;
    while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
  }
}

function stringEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '(') depth += 1;
    else if (text[at] === ')' && (depth -= 1) === 0) return at + 1;
  }
  throw new PdfError('A string does not end.');
}

function wordEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && !BREAK.test(text[at] ?? '')) at += 1;
  return at;
}

function hexEnd(text: string, from: number): number {
  const end = text.indexOf('>', from);
  if (end < 0) throw new PdfError('A string does not end.');
  return end + 1;
}

/** Where the value that begins at `from` ends. A reference such as `7 0 R` is one value. @throws PdfError */
export function valueEnd(text: string, from: number, depth = 0): number {
  if (depth > MAX_DEPTH) throw new PdfError('Values are nested too deeply.');
  const first = text[from] ?? '';
  if (first === '(') return stringEnd(text, from);
  if (text.startsWith('<<', from)) return dictAt(text, from, depth + 1).end;
  if (first === '<') return hexEnd(text, from);
  if (first === '[') {
    let at = afterSpace(text, from + 1);
    while (text[at] !== ']') at = afterSpace(text, valueEnd(text, at, depth + 1));
    return at + 1;
  }
  const reference = /\d+\s+\d+\s+R(?![A-Za-z0-9])/y;
  reference.lastIndex = from;
  if (reference.test(text)) return reference.lastIndex;
  if (first === '' || /[)>\]{}]/.test(first)) throw new PdfError('A value is missing.');
  return wordEnd(text, from);
}

/** The dictionary that begins at `from`, and where it ends. @throws PdfError */
export function dictAt(text: string, from: number, depth = 0): { readonly dict: PdfDict; readonly end: number } {
  if (!text.startsWith('<<', from)) throw new PdfError('A dictionary is missing.');
  const dict = new Map<string, string>();
  let at = afterSpace(text, from + 2);
  while (!text.startsWith('>>', at)) {
    if (text[at] !== '/') throw new PdfError('A key is missing.');
    const keyEnd = wordEnd(text, at);
    const begin = afterSpace(text, keyEnd);
    const end = valueEnd(text, begin, depth);
    dict.set(text.slice(at + 1, keyEnd), text.slice(begin, end));
    at = afterSpace(text, end);
  }
  return { dict, end: at + 2 };
}

/** The values of an array. @throws PdfError */
export function arrayIn(source: string): string[] {
  if (!source.startsWith('[')) throw new PdfError('An array is missing.');
  const values: string[] = [];
  let at = afterSpace(source, 1);
  while (source[at] !== ']') {
    const end = valueEnd(source, at);
    values.push(source.slice(at, end));
    at = afterSpace(source, end);
  }
  return values;
}

/** The number of the object that a reference names; null if it is none. */
export function referenceIn(source: string | undefined): number | null {
  const [, number] = /^(\d+)\s+\d+\s+R$/.exec(source ?? '') ?? [];
  return number === undefined ? null : Number(number);
}

export const dictSource = (dict: PdfDict): string => `<< ${[...dict].map(([key, value]) => `/${key} ${value}`).join(' ')} >>`;

/** A dictionary with other values for some keys; null removes one. */
export function withEntries(dict: PdfDict, entries: Readonly<Record<string, string | null>>): PdfDict {
  const changed = new Map(dict);
  for (const [key, value] of Object.entries(entries))
    if (value === null) changed.delete(key);
    else changed.set(key, value);
  return changed;
}

/** A text as a string of a PDF, in any letters. */
export const textSource = (text: string): string => `<${Buffer.from(`\uFEFF${text}`, 'utf16le').swap16().toString('hex')}>`;

/** The text of a string of a PDF, as `textSource` or other programs write it; null if it is none. */
export function textIn(source: string | undefined): string | null {
  if (source === undefined) return null;
  const bytes = source.startsWith('<') ? Buffer.from(source.slice(1, -1).replace(/\s/g, ''), 'hex') : literalBytes(source);
  if (bytes === null) return null;
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString('utf16le');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8');
  return bytes.toString('latin1');
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function literalBytes(source: string): Buffer | null {
  if (!source.startsWith('(') || !source.endsWith(')')) return null;
  const plain = source
    .slice(1, -1)
    .replace(/\\(?:([0-7]{1,3})|\r\n|([\s\S]))/g, (_all, octal?: string, other?: string) =>
      octal === undefined
        ? other === undefined || other === '\n' || other === '\r'
          ? ''
          : (ESCAPES[other] ?? other)
        : String.fromCharCode(Number.parseInt(octal, 8) & 255),
    );
  return Buffer.from(plain, 'latin1');
}

/** A moment as PDF writes it, in UTC. `at`: milliseconds since 1970. */
export const dateSource = (at: number): string => `(D:${new Date(at).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z)`;

/** The moment of a date of a PDF, in milliseconds since 1970; null if it is none. */
export function dateIn(source: string | undefined): number | null {
  const found = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)?)?/.exec(textIn(source) ?? '');
  if (!found) return null;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number);
  const offset = (found[7] === '-' ? -1 : 1) * (Number(found[8] ?? 0) * 60 + Number(found[9] ?? 0)) * 60_000;
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second) - offset;
}
