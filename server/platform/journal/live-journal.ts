import { audienceKey, redact, type Audience, type LevelOf } from './audience.ts';
import { nextTurn } from '../next-turn.ts';
import { toEntry, type Head } from './chain.ts';
import { beginFold, foldAll, type Entry, type Folded, type Reading, type VisibleEntry } from './contract.ts';
import type { LoadedJournal } from './journal-loading.ts';
import { PAGE_ROWS, type JournalRow } from './store.ts';

/** What a client that asks from a revision gets: the entries it misses, or the whole state when they are too many. */
export type CatchUp =
  | { readonly revision: number; readonly view: string; readonly entries: readonly VisibleEntry[] }
  | { readonly revision: number; readonly view: string; readonly snapshot: Folded };

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
  /** Views that are being made, by the keys of their audiences. */
  readonly #preparing = new Map<string, Promise<void>>();
  /** Those who had a view before the levels changed. */
  #audiences: readonly Audience[] = [];
  readonly #entries: Entry[];
  #head: Head;
  #state: Folded;
  /** Number of the entry with which the levels in force came. */
  #reclassifiedAt: number;
  #levelOf: LevelOf;

  constructor(id: string, reading: Reading, levelOf: LevelOf, { entries, head, state }: LoadedJournal) {
    this.id = id;
    this.#reading = reading;
    this.#levelOf = levelOf;
    this.#entries = entries;
    this.#head = head;
    this.#state = state;
    this.#reclassifiedAt = this.#lastReclassified(entries) ?? 0;
  }

  #lastReclassified(entries: readonly Entry[]): number | undefined {
    const { reclassifiedBy } = this.#reading;
    return reclassifiedBy === undefined ? undefined : entries.findLast(({ kind }) => kind === reclassifiedBy)?.seq;
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
  preview(state: Folded, rows: readonly JournalRow[]): { state: Folded; entries: Entry[] } {
    const entries = rows.map((row) => toEntry(row, this.#reading.kinds));
    return { state: foldAll(this.#reading.slices, state, entries), entries };
  }

  /** Takes committed rows that continue the journal; those it has already are passed over. Returns the new ones. */
  take(rows: readonly JournalRow[]): Entry[] {
    const fresh = rows.filter((row) => row.seq > this.#head.seq);
    const last = fresh.at(-1);
    if (!last) return [];
    const { state, entries } = this.preview(this.#state, fresh);
    this.#state = state;
    for (const entry of entries) this.#entries.push(entry);
    this.#reclassifiedAt = this.#lastReclassified(entries) ?? this.#reclassifiedAt;
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
    if (this.#views.size > 0) this.#audiences = [...this.#views.values()].map(({ audience }) => audience);
    this.#views.clear();
    this.#preparing.clear();
  }

  /** Makes the views anew that there were before the levels changed. */
  async prepareViews(): Promise<void> {
    for (const audience of this.#audiences) await this.prepareView(audience);
  }

  /** Makes the view of an audience that has none yet, so that what is asked of it next takes no long time. Others run meanwhile. */
  async prepareView(audience: Audience): Promise<void> {
    const key = audienceKey(audience);
    if (this.#views.has(key) || this.#entries.length <= PAGE_ROWS) return;
    const preparing = this.#preparing.get(key) ?? this.#makeView(audience);
    this.#preparing.set(key, preparing);
    await preparing;
  }

  async #makeView(audience: Audience): Promise<void> {
    const levelOf = this.#levelOf;
    const fold = beginFold(this.#reading.slices, {});
    const told: VisibleEntry[] = [];
    while (told.length < this.#entries.length && this.#levelOf === levelOf) {
      const page = this.#redacted(audience, told.length, told.length + PAGE_ROWS);
      fold.take(page);
      told.push(...page);
      await nextTurn();
    }
    // By levels that hold no longer nothing may be told.
    if (this.#levelOf !== levelOf) return this.prepareView(audience);
    const key = audienceKey(audience);
    this.#preparing.delete(key);
    if (!this.#views.has(key)) this.#views.set(key, { audience, folded: fold.end(), seq: told.length, told });
  }

  #redacted(audience: Audience, from: number, to?: number): VisibleEntry[] {
    return this.#entries.slice(from, to).map((entry) => redact(entry, audience, this.#reading.kinds, this.#levelOf));
  }

  #view(audience: Audience): View {
    const key = audienceKey(audience);
    const view = this.#views.get(key) ?? { audience, folded: {}, seq: 0, told: [] };
    this.#views.set(key, view);
    const fresh = this.#redacted(audience, view.seq);
    if (fresh.length > 0) {
      for (const entry of fresh) view.told.push(entry);
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

  /**
   * What a client at `revision` of a view misses; `told`: the view it was told, null when it does not say. A revision from the future
   * (another database) gets a snapshot, as does one of another view: what that client was told of older entries holds no more.
   */
  catchUp(audience: Audience, revision: number | null, told: string | null = null): CatchUp {
    const { seq, told: entries, folded } = this.#view(audience);
    const view = `${audienceKey(audience)}/${this.#reclassifiedAt}`;
    const isKnown = revision !== null && revision <= seq && seq - revision <= MAX_DELTA_ENTRIES && (told === null || told === view);
    return isKnown ? { revision: seq, view, entries: entries.slice(revision) } : { revision: seq, view, snapshot: folded };
  }
}
