import type { SearchEntry } from './entries.ts';

/** An entry as it is stored. */
export type StoredSearchEntry = SearchEntry & { readonly id: number };

const sameAs = (one: SearchEntry, other: SearchEntry): boolean =>
  one.kind === other.kind &&
  one.scope === other.scope &&
  one.level === other.level &&
  one.position === other.position &&
  one.subjectId === other.subjectId &&
  one.title === other.title &&
  one.text === other.text;

/** What has to be stored and removed so that the stored entries become these. A changed one is removed and stored anew. */
export function entryChanges(stored: readonly StoredSearchEntry[], wanted: readonly SearchEntry[]) {
  const before = new Map(stored.map((entry) => [entry.key, entry]));
  const kept = new Set<number>();
  const added = wanted.filter((entry) => {
    const known = before.get(entry.key);
    if (known && sameAs(known, entry)) kept.add(known.id);
    return !known || !sameAs(known, entry);
  });
  return { added, removed: stored.filter(({ id }) => !kept.has(id)).map(({ id }) => id) };
}
