/** Order of Vietnamese words and names; the collator of the platform knows đ, ơ, ư and the tones. */
const collator = new Intl.Collator('vi');
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const SYLLABLE = /[\p{L}\p{M}]+/gu;

const spaced = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/**
 * A text without accents, in small letters, with single spaces: what search compares. Written to the `folded` columns,
 * because neither database folds Vietnamese (stripping marks alone leaves đ).
 */
export const fold = (text: string): string => spaced(text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd'));

/** A text with its accents in one spelling: a tone stands at the end of its syllable, so that ủy and uỷ are the same. */
const accented = (text: string): string =>
  spaced(text.normalize('NFD').toLowerCase()).replace(
    SYLLABLE,
    (syllable) => syllable.replace(TONES, '') + (syllable.match(TONES) ?? []).join(''),
  );

const startsWord = (text: string, word: string): boolean => ` ${text}`.includes(` ${word}`);

/** Whether every word of the query occurs in the text, accents or none; an empty query occurs in everything. */
export function matches(text: string, query: string): boolean {
  const folded = fold(text);
  return fold(query)
    .split(' ')
    .every((word) => folded.includes(word));
}

/**
 * How well a text answers a query: 0 not at all, more is better. The accents as they were typed count most, then the words in a row,
 * then the beginning of a word.
 */
export function rank(text: string, query: string): number {
  if (!matches(text, query)) return 0;
  const [folded, wanted] = [fold(text), fold(query)];
  const exact = accented(query)
    .split(' ')
    .every((word) => accented(text).includes(word));
  return 1 + (wanted.split(' ').every((word) => startsWord(folded, word)) ? 1 : 0) + (startsWord(folded, wanted) ? 2 : 0) + (exact ? 4 : 0);
}

/** Those that answer the query, the best first; equals stay in the order in which they came. */
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

/** What like names have in common: given name and last middle name, without accents. Names with the same key are like. */
export function nameKey(name: string): string {
  const { middle, given } = nameParts(name);
  return fold(`${middle.split(' ').at(-1) ?? ''} ${given}`);
}

/** Whether two names are easily taken for each other: Lê Khánh Toàn and Đặng Khánh Toàn. */
export const likeNames = (a: string, b: string): boolean => nameKey(a) === nameKey(b);
