import type { SearchTerm } from '../rules/query.ts';
import type { WordTable } from './word-table.ts';

const wordsIn = (terms: readonly SearchTerm[], among: readonly string[], which: 'folded' | 'exact'): string => {
  const all = terms.map((term) => `"${term.map((word) => word[which]).join(' ')}"`);
  const one = among.length === 0 ? [] : [`(${among.map((word) => `"${word}"`).join(' OR ')})`];
  return `${which} : (${[...all, ...one].join(' AND ')})`;
};

/** The words to match say themselves in which column. */
const matching = (words: string): string => `"SearchWords" MATCH ${words}`;

/** Words by FTS5, without the texts, which stand in the entries. */
export const sqliteWords: WordTable = {
  async exists(db) {
    const rows = await db.$queryRawUnsafe<unknown[]>(`SELECT 1 AS one FROM sqlite_master WHERE name = 'SearchWords'`);
    return rows.length > 0;
  },
  create: [
    `CREATE VIRTUAL TABLE "SearchWords" USING fts5(exact, folded, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0")`,
    `CREATE TRIGGER IF NOT EXISTS "search_SearchEntry_words" AFTER DELETE ON "SearchEntry"
      BEGIN DELETE FROM "SearchWords" WHERE rowid = OLD."id"; END`,
  ],
  async insert(tx, entries) {
    const rows = entries.map(({ id, words }) => ({
      id,
      exact: words.map(({ exact }) => exact).join(' '),
      folded: words.map(({ folded }) => folded).join(' '),
    }));
    await tx.$executeRawUnsafe(
      `INSERT INTO "SearchWords" (rowid, exact, folded) SELECT value->>'$.id', value->>'$.exact', value->>'$.folded' FROM json_each(?)`,
      JSON.stringify(rows),
    );
  },
  async forget(tx) {
    await tx.$executeRawUnsafe(`INSERT INTO "SearchWords" ("SearchWords") VALUES ('optimize')`);
  },
  match: (terms, among) => ({ folded: wordsIn(terms, among, 'folded'), exact: wordsIn(terms, among, 'exact') }),
  key: `"SearchWords".rowid`,
  isFound: matching,
  isExact: matching,
  latest: `ORDER BY "SearchWords".rowid DESC`,
  isAmong: (column, list) => `${column} IN (SELECT value FROM json_each(${list}))`,
  place: () => '?',
};
