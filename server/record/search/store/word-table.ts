import type { Queryable, Tx } from '../../../platform/database/open.ts';
import type { SearchTerm } from '../rules/query.ts';
import type { Word } from '../rules/words.ts';

/** An entry with its words. */
export interface EntryWords {
  readonly id: number;
  readonly words: readonly Pick<Word, 'folded' | 'exact'>[];
}

/** How a database keeps words and finds entries by them: all that differs between the two. */
export interface WordTable {
  exists(db: Queryable): Promise<boolean>;
  /** Statements that make the table, and remove words with their entry. */
  readonly create: readonly string[];
  insert(tx: Tx, entries: readonly EntryWords[]): Promise<void>;
  /** Drops what is left of the words of removed entries. */
  forget(tx: Tx): Promise<void>;
  /** What is looked for, without accents and with them, for `isFound` and `isExact`; `among`: words of which an entry has one. */
  match(terms: readonly SearchTerm[], among: readonly string[]): { readonly folded: string; readonly exact: string };
  /** The id of an entry, in SQL, as its words have it. */
  readonly key: string;
  isFound(words: string): string;
  isExact(words: string): string;
  /** The order in which those entered last come first, where that costs nothing; of too many the others are left out. */
  readonly latest: string;
  /** Whether a column has one of the values of a list in JSON. */
  isAmong(column: string, list: string): string;
  /** The place of a parameter, the first being 1: places stand in the order of their parameters. */
  place(number: number): string;
}
