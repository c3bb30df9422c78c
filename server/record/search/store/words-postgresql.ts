import type { SearchTerm } from '../rules/query.ts';
import type { EntryWords, WordTable } from './word-table.ts';

/** The highest place of a word that PostgreSQL keeps. */
const MAX_PLACE = 16_383;

const wanted = (terms: readonly SearchTerm[], among: readonly string[], which: 'folded' | 'exact'): string => {
  const all = terms.map((term) => `(${term.map((word) => `'${word[which]}'`).join(' <-> ')})`);
  const one = among.length === 0 ? [] : [`(${among.map((word) => `'${word}'`).join(' | ')})`];
  return [...all, ...one].join(' & ');
};

/** A vector written out: no parser of PostgreSQL decides what a word is. */
const vector = (words: EntryWords['words'], which: 'folded' | 'exact'): string =>
  words.map((word, at) => `'${word[which]}':${Math.min(at + 1, MAX_PLACE)}`).join(' ');

const hasWords = (words: string): string => `"SearchWords"."folded" @@ ${words}::text::tsquery`;

/** Words as `tsvector`. */
export const postgresWords: WordTable = {
  async exists(db) {
    const [row] = await db.$queryRawUnsafe<{ known: boolean }[]>(`SELECT to_regclass('"SearchWords"') IS NOT NULL AS known`);
    return row?.known === true;
  },
  create: [
    `CREATE TABLE "SearchWords" ("id" integer PRIMARY KEY REFERENCES "SearchEntry" ("id") ON DELETE CASCADE, "exact" tsvector NOT NULL, "folded" tsvector NOT NULL)`,
    `CREATE INDEX "SearchWords_folded" ON "SearchWords" USING gin ("folded")`,
    `CREATE INDEX "SearchWords_exact" ON "SearchWords" USING gin ("exact")`,
  ],
  async insert(tx, entries) {
    const rows = entries.map(({ id, words }) => ({ id, exact: vector(words, 'exact'), folded: vector(words, 'folded') }));
    await tx.$executeRawUnsafe(
      `INSERT INTO "SearchWords" SELECT id, exact::tsvector, folded::tsvector FROM json_to_recordset($1::json) AS rows(id integer, exact text, folded text)`,
      JSON.stringify(rows),
    );
  },
  // Deleted rows go with the next vacuum.
  async forget() {},
  match: (terms, among) => ({ folded: wanted(terms, among, 'folded'), exact: wanted(terms, among, 'exact') }),
  key: `"SearchWords"."id"`,
  isFound: hasWords,
  isExact: (words) => `"SearchWords"."exact" @@ ${words}::text::tsquery`,
  latest: '',
  isAmong: (column, list) => `${column} IN (SELECT json_array_elements_text(${list}::text::json))`,
  place: (number) => `$${number}`,
};
