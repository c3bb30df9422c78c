import { canonicalJson, sha256 } from '../canonical.ts';
import type { Entry, EntryKind, NewEntry } from './contract.ts';
import type { JournalRow } from './store.ts';

/** The end of a journal, on which the next entry builds. */
export interface Head {
  readonly seq: number;
  readonly at: number;
  readonly hash: string;
}

export const GENESIS: Head = { seq: 0, at: 0, hash: '' };

export interface Origin {
  readonly journalId: string;
  readonly actorKind: string;
  readonly actorId: string;
  readonly commandId: string;
  readonly now: number;
}

/** The hash covers the previous hash and every field of the row. */
const hashOf = (previous: string, row: Omit<JournalRow, 'hash' | 'receipt'>): string => sha256(previous + canonicalJson(row));

/** Turns what a command decided into rows that continue the chain. Time never runs backwards. */
export function chainRows(head: Head, origin: Origin, entries: readonly NewEntry[]): JournalRow[] {
  const { now, ...source } = origin;
  let { seq, at, hash } = head;
  return entries.map((entry, ordinal) => {
    seq += 1;
    at = Math.max(now, at);
    const row = {
      ...source,
      seq,
      at,
      sittingId: entry.sittingId,
      kind: entry.kind,
      version: entry.version,
      data: canonicalJson(entry.data),
      ordinal,
    };
    hash = hashOf(hash, row);
    return { ...row, hash, receipt: null };
  });
}

/** The first seq at which rows do not continue the chain from the entry before them; null if they do. */
export function brokenAt(rows: readonly JournalRow[], from: Head = GENESIS): number | null {
  let previous = from;
  for (const { hash, receipt: _receipt, ...row } of rows) {
    if (row.seq !== previous.seq + 1 || row.at < previous.at || hashOf(previous.hash, row) !== hash) return row.seq;
    previous = { seq: row.seq, at: row.at, hash };
  }
  return null;
}

/** A row as folds see it: parsed, and upgraded to the current version of its kind. */
export function toEntry(row: JournalRow, kinds: ReadonlyMap<string, EntryKind>): Entry {
  const { upgrades = {}, version: current = row.version } = kinds.get(row.kind) ?? {};
  let data = JSON.parse(row.data) as Record<string, unknown>;
  let version = row.version;
  for (; version < current; version += 1) data = upgrades[version]?.(data) ?? data;
  return { seq: row.seq, at: row.at, sittingId: row.sittingId, kind: row.kind, version, data, actor: `${row.actorKind}:${row.actorId}` };
}
