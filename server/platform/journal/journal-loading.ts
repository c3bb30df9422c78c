import { GENESIS, toEntry, type Head } from './chain.ts';
import { beginFold, type Entry, type Fold, type Folded, type Reading } from './contract.ts';
import type { JournalRow } from './store.ts';

/** A journal as read from the table. */
export interface LoadedJournal {
  readonly entries: Entry[];
  readonly head: Head;
  readonly state: Folded;
}

/** A journal being read page by page. Nobody sees its state before the end. */
export class JournalLoading {
  readonly #kinds: Reading['kinds'];
  readonly #fold: Fold;
  readonly #entries: Entry[] = [];
  #head: Head = GENESIS;

  constructor({ slices, kinds }: Reading) {
    this.#kinds = kinds;
    this.#fold = beginFold(slices, {});
  }

  take(rows: readonly JournalRow[]): void {
    const entries = rows.map((row) => toEntry(row, this.#kinds));
    this.#fold.take(entries);
    this.#entries.push(...entries);
    const { seq, at, hash } = rows.at(-1) ?? this.#head;
    this.#head = { seq, at, hash };
  }

  end(): LoadedJournal {
    return { entries: this.#entries, head: this.#head, state: this.#fold.end() };
  }
}
