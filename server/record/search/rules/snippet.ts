import type { Piece } from '../contract.ts';
import type { SearchTerm } from './query.ts';
import { searchWords, type Word } from './words.ts';

/** Words shown before the first one that was found, and in all. */
const BEFORE = 8;
const SHOWN = 40;

/** Which words of a text are those looked for. */
function hitsIn(words: readonly Word[], terms: readonly SearchTerm[]): ReadonlySet<number> {
  const hits = new Set<number>();
  for (const term of terms)
    words.forEach((_, at) => {
      if (term.every(({ folded }, step) => words[at + step]?.folded === folded)) term.forEach((_word, step) => hits.add(at + step));
    });
  return hits;
}

/** A text from one place to another in stretches: those that are words looked for, and what is between. */
function pieces(text: string, from: number, to: number, words: readonly Word[]): Piece[] {
  const found: Piece[] = [];
  let at = from;
  const add = (until: number, hit: boolean): void => {
    if (until > at) found.push({ text: text.slice(at, until), hit });
    at = Math.max(at, until);
  };
  for (const { start, end } of words) {
    add(start, false);
    add(end, true);
  }
  add(to, false);
  return found;
}

/** A whole text with the words looked for. */
export function withMarks(text: string, terms: readonly SearchTerm[]): Piece[] {
  const words = searchWords(text);
  const hits = hitsIn(words, terms);
  return pieces(
    text,
    0,
    text.length,
    words.filter((_, at) => hits.has(at)),
  );
}

/** The part of a text around the first words found, or its beginning; where something is left out an ellipsis stands. */
export function snippet(text: string, terms: readonly SearchTerm[]): Piece[] {
  const words = searchWords(text);
  const hits = hitsIn(words, terms);
  const first = Math.max(0, Math.min(...hits, words.length) - BEFORE);
  const begin = hits.size === 0 || words.length <= SHOWN ? 0 : Math.min(first, words.length - SHOWN);
  const last = Math.min(words.length, begin + SHOWN) - 1;
  const from = begin === 0 ? 0 : (words[begin]?.start ?? 0);
  const to = last >= words.length - 1 ? text.length : (words[last]?.end ?? text.length);
  const shown = words.filter((_, at) => hits.has(at) && at >= begin && at <= last);
  const ellipsis: Piece = { text: '…', hit: false };
  return [...(from > 0 ? [ellipsis] : []), ...pieces(text, from, to, shown), ...(to < text.length ? [ellipsis] : [])];
}
