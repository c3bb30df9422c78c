import { fold } from '../../../platform/text.ts';
import { CERTIFICATES_PER_PAGE, type RegisterAward, type RegisterEntry, type RegisterState } from '../contract.ts';
import { isWaiting } from '../rules.ts';

/** Which rows of the register are wanted. */
export interface WantedRows {
  readonly search?: string | undefined;
  readonly kind?: RegisterAward['kind'] | undefined;
  readonly state?: RegisterState | undefined;
}

interface IndexedRow {
  readonly entry: RegisterEntry;
  readonly kind: RegisterAward['kind'] | undefined;
  /** What is searched by the beginnings of its words, without accents. */
  readonly text: string;
}

/** A register made ready to be searched: for thousands of rows that takes longer than to search it. */
export interface RegisterIndex {
  readonly awards: readonly RegisterAward[];
  readonly rows: readonly IndexedRow[];
  readonly sums: ReturnType<typeof sumsOf>;
}

function sumsOf(entries: readonly RegisterEntry[]) {
  return {
    all: entries.length,
    waiting: entries.filter(isWaiting).length,
    unnumbered: entries.filter(({ number }) => number === null).length,
    next: entries.reduce((most, { number }) => Math.max(most, number ?? 0), 0) + 1,
  };
}

/** A recipient is found by their name and the names before, the number, the decision, and who took the certificate. */
export function registerIndex(awards: readonly RegisterAward[], entries: readonly RegisterEntry[]): RegisterIndex {
  const byId = new Map(awards.map((award) => [award.id, award]));
  const rows = entries.map((entry): IndexedRow => {
    const award = byId.get(entry.awardId);
    const names = [entry.recipient, ...entry.earlier.map(({ name }) => name)];
    const text = [...names, entry.number, award?.decision?.number, entry.handed?.to].filter((part) => part !== null && part !== undefined);
    return { entry, kind: award?.kind, text: ` ${fold(text.join(' '))}` };
  });
  return { awards, rows, sums: sumsOf(entries) };
}

const isIn = (entry: RegisterEntry, state: RegisterState): boolean =>
  state === 'unnumbered' ? entry.number === null : isWaiting(entry) === (state === 'waiting');

/** The rows that are wanted, in the order of the register. */
export function wantedRows({ rows }: RegisterIndex, { search = '', kind, state }: WantedRows): RegisterEntry[] {
  const words = fold(search).split(' ').filter(Boolean);
  return rows
    .filter(
      (row) =>
        (kind === undefined || row.kind === kind) &&
        (state === undefined || isIn(row.entry, state)) &&
        words.every((word) => row.text.includes(` ${word}`)),
    )
    .map(({ entry }) => entry);
}

/** One page of the rows that are wanted, with the awards that they belong to. */
export function foundPage(index: RegisterIndex, wanted: WantedRows, page: number) {
  const found = wantedRows(index, wanted);
  const entries = found.slice((page - 1) * CERTIFICATES_PER_PAGE, page * CERTIFICATES_PER_PAGE);
  const shown = new Set(entries.map(({ awardId }) => awardId));
  return {
    awards: index.awards.filter(({ id }) => shown.has(id)),
    entries,
    total: found.length,
    ...index.sums,
    kinds: [...new Set(index.awards.map(({ kind }) => kind))],
  };
}
