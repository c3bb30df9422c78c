/** Path of a value inside another: keys of records and indexes of lists, from the outside in. */
export type ValuePath = readonly (string | number)[];

/** Deeper than any of our inputs. Deeper values are not examined. */
export const DEEPEST = 64;

/**
 * More combining marks in a row than any script needs (the Stream-Safe Text Format of UAX 15 allows thirty). Normalization sorts them, in
 * time that grows with the square of their number.
 */
const LONG_MARKS = /\p{M}{31}/u;
/** Where there can be none, which is much cheaper to find out: in Latin-1, such as base64, and where no such row of other letters stands. */
const BEYOND_LATIN = /[\u0300-\uffff]/;
const ROW_BEYOND_LATIN = /[\u0300-\uffff]{31}/;
const hasLongMarks = (text: string): boolean => BEYOND_LATIN.test(text) && ROW_BEYOND_LATIN.test(text) && LONG_MARKS.test(text);

/**
 * Whether a text can be stored and normalized: UTF-8 cannot hold lone surrogates, PostgreSQL no null characters, and a row of marks without
 * end costs seconds.
 */
export const isSoundText = (text: string): boolean => text.isWellFormed() && !text.includes('\0') && !hasLongMarks(text);

/** A text in composed form (NFC); one that is not sound stays as it is. */
export const composed = (text: string): string => (isSoundText(text) ? text.normalize('NFC') : text);

const isPlain = (value: object): boolean => [Object.prototype, null].includes(Object.getPrototypeOf(value));

/** The items of a list by index, or the values of a record by key; empty for anything else. */
export const childrenOf = (value: unknown): [string | number, unknown][] => {
  if (Array.isArray(value)) return value.map((child, at) => [at, child]);
  return typeof value === 'object' && value !== null && isPlain(value) ? Object.entries(value) : [];
};

/** A value inside another. Its path is put together only if it is needed. */
interface Place {
  readonly value: unknown;
  readonly key: string | number;
  readonly around: Place | null;
  readonly depth: number;
}

const pathTo = (place: Place): ValuePath => (place.around === null ? [] : [...pathTo(place.around), place.key]);

/** Every value inside another, itself included, down to `DEEPEST`. Not recursive: untrusted input may be nested deeper than the stack. */
function* placesIn(root: unknown): Generator<Place> {
  const open: Place[] = [{ value: root, key: '', around: null, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    if (next.depth >= DEEPEST) continue;
    for (const [key, value] of childrenOf(next.value)) open.push({ value, key, around: next, depth: next.depth + 1 });
  }
}

/** Paths of texts in a JSON value that cannot be stored; for a key, the path of its record. */
export function unsoundTexts(root: unknown): ValuePath[] {
  const found: ValuePath[] = [];
  for (const place of placesIn(root)) {
    if (typeof place.key === 'string' && place.around && !isSoundText(place.key)) found.push(pathTo(place.around));
    else if (typeof place.value === 'string' && !isSoundText(place.value)) found.push(pathTo(place));
  }
  return found;
}

/** Nested deeper than any input; what reads one may call itself for each level. */
const MAX_LEVELS = 200;

/** Whether a value is nested too deeply to be read. Not recursive either. */
export function isTooDeep(root: unknown): boolean {
  let level: unknown[] = [root];
  for (let depth = 0; depth < MAX_LEVELS && level.length > 0; depth += 1) {
    level = level
      .flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
      .filter((value) => typeof value === 'object' && value !== null);
  }
  return level.length > 0;
}

/** Whether a JSON value has at most so many characters, keys and values included. Stops looking as soon as there are more. */
export function fitsIn(root: unknown, most: number): boolean {
  let length = 0;
  for (const { value, key } of placesIn(root)) {
    length += 1 + (typeof key === 'string' ? key.length : 0) + (typeof value === 'string' ? value.length : 0);
    if (length > most) return false;
  }
  return true;
}
