import { audienceKey, redact, type Audience, type LevelOf } from './audience.ts';
import { GENESIS, toEntry, type Head } from './chain.ts';
import { foldAll, type Entry, type EntryKind, type Folded, type Slice, type VisibleEntry } from './contract.ts';
import type { Row } from './store.ts';

/** How the entries of all features are read and folded. */
export interface Reading {
  readonly slices: readonly Slice<unknown>[];
  readonly kinds: ReadonlyMap<string, EntryKind>;
}

/** What a client that asks from a revision gets: the entries it misses, or the whole state when they are too many. */
export type CatchUp =
  | { readonly revision: number; readonly entries: readonly VisibleEntry[] }
  | { readonly revision: number; readonly snapshot: Folded };

interface View {
  readonly audience: Audience;
  folded: Folded;
  seq: number;
  told: VisibleEntry[];
}

/** Until it is known what is secret, everything is. */
const UNKNOWN: LevelOf = () => Infinity;

/** More than this and a snapshot is smaller than the entries. */
const MAX_DELTA_ENTRIES = 200;

/** One journal in memory: its head, its folded state, and what each kind of reader has been told. */
export class LiveJournal {
  readonly id: string;
  readonly #reading: Reading;
  readonly #views = new Map<string, View>();
  #entries: Entry[] = [];
  #head: Head = GENESIS;
  #state: Folded = {};
  #levelOf: LevelOf;

  constructor(id: string, reading: Reading, levelOf: LevelOf) {
    this.id = id;
    this.#reading = reading;
    this.#levelOf = levelOf;
  }

  get head(): Head {
    return this.#head;
  }

  get state(): Folded {
    return this.#state;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** The state as it would be after these rows, without keeping them. */
  preview(state: Folded, rows: readonly Row[]): { state: Folded; entries: Entry[] } {
    const entries = rows.map((row) => toEntry(row, this.#reading.kinds));
    return { state: foldAll(this.#reading.slices, state, entries), entries };
  }

  /** Takes committed rows that continue the journal; those it has already are passed over. Returns the new ones. */
  take(rows: readonly Row[]): Entry[] {
    const fresh = rows.filter((row) => row.seq > this.#head.seq);
    const last = fresh.at(-1);
    if (!last) return [];
    const { state, entries } = this.preview(this.#state, fresh);
    this.#state = state;
    this.#entries.push(...entries);
    this.#head = { seq: last.seq, at: last.at, hash: last.hash };
    return entries;
  }

  /** Level of an agenda item by the plan in force; 0 when it is not classified or not known. */
  levelOf(itemId: string): number {
    return this.#levelOf(itemId);
  }

  /** Whether the levels that hold are known; until they are, everything counts as secret. */
  get hasLevels(): boolean {
    return this.#levelOf !== UNKNOWN;
  }

  /** After the plan in force changed: what readers may know is decided anew for everything. Null: the levels cannot be read. */
  reclassify(levelOf: LevelOf | null): void {
    this.#levelOf = levelOf ?? UNKNOWN;
    this.#views.clear();
  }

  #view(audience: Audience): View {
    const key = audienceKey(audience);
    const view = this.#views.get(key) ?? { audience, folded: {}, seq: 0, told: [] };
    this.#views.set(key, view);
    const fresh = this.#entries.slice(view.seq).map((entry) => redact(entry, audience, this.#reading.kinds, this.#levelOf));
    if (fresh.length > 0) {
      view.told.push(...fresh);
      view.folded = foldAll(this.#reading.slices, view.folded, fresh);
      view.seq = this.#head.seq;
    }
    return view;
  }

  /** The state as an audience may know it. */
  stateFor(audience: Audience): Folded {
    return this.#view(audience).folded;
  }

  /** What an audience is told of everything after `revision`. */
  visibleAfter(audience: Audience, revision: number): readonly VisibleEntry[] {
    return this.#view(audience).told.slice(revision);
  }

  /** What a client at `revision` misses. A revision from the future (another database) gets a snapshot. */
  catchUp(audience: Audience, revision: number | null): CatchUp {
    const view = this.#view(audience);
    const known = revision !== null && revision <= view.seq && view.seq - revision <= MAX_DELTA_ENTRIES;
    return known ? { revision: view.seq, entries: view.told.slice(revision) } : { revision: view.seq, snapshot: view.folded };
  }
}
