import { insertRows } from '../../../platform/database/insert-rows.ts';
import { providerOfClient, type Queryable, type Tx } from '../../../platform/database/open.ts';
import type { StoredSearchEntry } from '../rules/entry-changes.ts';
import { soughtText, type SearchEntry } from '../rules/entries.ts';
import { searchWords, wordOfConference } from '../rules/words.ts';
import type { HitKind } from '../contract.ts';
import type { SearchSource } from './marks.ts';
import { wordTable } from './words.ts';

/** The entries made from one source of a conference. */
export interface EntrySource {
  readonly conferenceId: string;
  readonly source: SearchSource;
}

/** Entries as they are stored, and the day that they are sorted by. */
export async function storedSearchEntries(
  db: Queryable,
  where: EntrySource,
): Promise<{ entries: StoredSearchEntry[]; days: ReadonlySet<string> }> {
  const rows = await db.searchEntry.findMany({ where });
  const entries = rows.map(({ conferenceId: _conference, source: _source, day: _day, kind, ...row }): StoredSearchEntry => {
    // Nothing else is ever written into it.
    return { ...row, kind: kind as HitKind };
  });
  return { entries, days: new Set(rows.map(({ day }) => day)) };
}

/** Stores entries with their words. */
export async function insertSearchEntries(tx: Tx, place: EntrySource, day: string, entries: readonly SearchEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await insertRows(
    tx,
    'SearchEntry',
    entries.map((entry) => ({ ...place, day, ...entry })),
  );
  const where = { ...place, key: { in: entries.map(({ key }) => key) } };
  const ids = new Map((await tx.searchEntry.findMany({ where, select: { id: true, key: true } })).map(({ id, key }) => [key, id]));
  const own = wordOfConference(place.conferenceId);
  await wordTable(providerOfClient(tx)).insert(
    tx,
    entries.flatMap((entry) => {
      const id = ids.get(entry.key);
      return id === undefined ? [] : [{ id, words: [...searchWords(soughtText(entry)), { folded: own, exact: own }] }];
    }),
  );
}

/** Removes entries; their words go with them. */
export const removeEntries = (tx: Tx, ids: readonly number[]) => tx.searchEntry.deleteMany({ where: { id: { in: [...ids] } } });

/** The words that were looked up have to be gone from the file, too. */
export const forgetWords = (tx: Tx): Promise<void> => wordTable(providerOfClient(tx)).forget(tx);
