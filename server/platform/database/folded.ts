import { fold } from '../text.ts';

/** Conditions on a `folded` column: it has every word of a search, whatever the accents. */
export const hasWords = (search: string): { folded: { contains: string } }[] =>
  fold(search)
    .split(' ')
    .filter(Boolean)
    .map((word) => ({ folded: { contains: word } }));
