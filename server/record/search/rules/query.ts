import { searchWords, type Word } from './words.ts';

/** What is looked for: words that stand side by side. A single word is the usual case. */
export type SearchTerm = readonly Pick<Word, 'folded' | 'exact'>[];

/** More words narrow nothing down. */
const MAX_WORDS = 16;
/** Something in quotation marks of any kind, or whatever stands between spaces. */
const PART = /["“”„«»]([^"“”„«»]*)["“”„«»]|[^\s"“”„«»]+/gu;

/**
 * What is looked for, all of it in one place: each word, and as a phrase what stands in quotation marks or is written without spaces,
 * such as 15/NQ-CP.
 */
export function searchTerms(search: string): SearchTerm[] {
  let left = MAX_WORDS;
  return [...search.matchAll(PART)].flatMap(([part, quoted]) => {
    const words = searchWords(quoted ?? part).slice(0, left);
    left -= words.length;
    return words.length === 0 ? [] : [words.map(({ folded, exact }) => ({ folded, exact }))];
  });
}
