/** Vietnamese collation, which knows đ, ơ, ư and the tones. */
const collator = new Intl.Collator('vi');
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const SYLLABLE = /[\p{L}\p{M}]+/gu;

const spaced = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Accents, and what is not drawn (visible-text.ts): joiners, and hidden characters of texts that earlier releases stored. */
const UNSOUGHT = /[\p{M}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A text without accents and joiners, in lower case, with single spaces, for searching. Stored in the `folded` columns,
 * because neither database folds Vietnamese (stripping marks alone leaves đ).
 */
export const fold = (text: string): string => spaced(text.normalize('NFD').replace(UNSOUGHT, '').toLowerCase().replaceAll('đ', 'd'));

/** A text in lower case, composed (NFC), with single spaces: the same for two spellings that differ in case and spaces only. */
export const spelled = (text: string): string => spaced(text.normalize('NFC')).toLowerCase();

/** Whether a text names somebody or something: as whole words, so that "Quận 10" does not name "Quận 1". Case and spaces do not matter. */
export function names(text: string, name: string): boolean {
  const [where, what] = [spelled(text), spelled(name)];
  if (what === '') return false;
  const isWord = (at: number): boolean => /[\p{L}\p{M}\p{N}]/u.test(where.charAt(at));
  for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + 1)) {
    if (!isWord(at - 1) && !isWord(at + what.length)) return true;
  }
  return false;
}

/** A text with normalised accents: the tone at the end of its syllable, so that ủy and uỷ are equal. */
export const accented = (text: string): string =>
  spaced(text.normalize('NFD').toLowerCase()).replace(
    SYLLABLE,
    (syllable) => syllable.replace(TONES, '') + (syllable.match(TONES) ?? []).join(''),
  );

const startsWord = (text: string, word: string): boolean => ` ${text}`.includes(` ${word}`);

/** Whether every word of the query occurs in the text, ignoring accents; an empty query matches everything. */
export function matches(text: string, query: string): boolean {
  const folded = fold(text);
  return fold(query)
    .split(' ')
    .every((word) => folded.includes(word));
}

/**
 * How well a text matches a query: 0 not at all, more is better. Accents as typed count most, then words in a row, then the
 * beginning of a word.
 */
export function rank(text: string, query: string): number {
  if (!matches(text, query)) return 0;
  const [folded, wanted] = [fold(text), fold(query)];
  const exact = accented(query)
    .split(' ')
    .every((word) => accented(text).includes(word));
  return 1 + (wanted.split(' ').every((word) => startsWord(folded, word)) ? 1 : 0) + (startsWord(folded, wanted) ? 2 : 0) + (exact ? 4 : 0);
}

/** Those that match the query, the best first; equal ranks keep their order. */
export function search<T>(things: readonly T[], query: string, textOf: (thing: T) => string): T[] {
  return things
    .map((thing) => ({ thing, rank: rank(textOf(thing), query) }))
    .filter((found) => found.rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ thing }) => thing);
}

/** Compares two texts in Vietnamese order, for `sort`. */
export const byVietnamese = (a: string, b: string): number => collator.compare(a, b);

interface NameParts {
  readonly family: string;
  readonly middle: string;
  readonly given: string;
}

/** Family name, middle names and given name of a Vietnamese name; a single word is a given name. */
export function nameParts(name: string): NameParts {
  const words = spaced(name).split(' ');
  const given = words.at(-1) ?? '';
  return { family: words.length > 1 ? (words[0] ?? '') : '', middle: words.slice(1, -1).join(' '), given };
}

/** Compares two names by given name, then family name, then middle names, for `sort`. */
export function byGivenName(a: string, b: string): number {
  const [one, other] = [nameParts(a), nameParts(b)];
  return byVietnamese(one.given, other.given) || byVietnamese(one.family, other.family) || byVietnamese(one.middle, other.middle);
}

/** Key of a name: last middle name and given name, without accents. Names with equal keys are easily confused. */
export function nameKey(name: string): string {
  const { middle, given } = nameParts(name);
  return fold(`${middle.split(' ').at(-1) ?? ''} ${given}`);
}

/** Whether two names are easily confused, such as Lê Khánh Toàn and Đặng Khánh Toàn. */
export const likeNames = (a: string, b: string): boolean => nameKey(a) === nameKey(b);

/** A, B … Z, AA, AB … by number from 0, as columns of a sheet and rows of a hall are named. */
export const letters = (at: number): string => (at < 26 ? '' : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));
