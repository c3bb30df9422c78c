import { encodedOnce } from '../encoded.ts';
import { audienceKey, redact, type Audience, type LevelOf } from './audience.ts';
import { nextTurn } from '../next-turn.ts';
import { toEntry, type Head } from './chain.ts';
import { beginFold, foldAll, type Entry, type Folded, type Reading, type VisibleEntry } from './contract.ts';
import type { LoadedJournal } from './journal-loading.ts';
import { PAGE_ROWS, type JournalRow } from './store.ts';

/** What a client at a revision gets: the entries it misses, or the whole state if they are too many. */
export type CatchUp =
  | { readonly revision: number; readonly view: string; readonly entries: readonly VisibleEntry[] }
  | { readonly revision: number; readonly view: string; readonly snapshot: Folded };

interface View {
  readonly audience: Audience;
  folded: Folded;
  seq: number;
  told: VisibleEntry[];
}

/** While levels are unknown, everything counts as classified. */
const UNKNOWN: LevelOf = () => Infinity;

/** Beyond this many, a snapshot is smaller than the entries. */
const MAX_DELTA_ENTRIES = 200;

/** One journal in memory: its head, its state, and a view for each audience. */
export class LiveJournal {
  readonly id: string;
  readonly #reading: Reading;
  readonly #views = new Map<string, View>();
  /** Views being prepared, by audience key. */
  readonly #preparing = new Map<string, Promise<void>>();
  /** Audiences that had a view before the levels changed. */
  #audiences: readonly Audience[] = [];
  readonly #entries: Entry[];
  #head: Head;
  #state: Folded;
  /** Number of the entry that brought the current levels into force. */
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

  /** The state after these rows, without taking them in. */
  preview(state: Folded, rows: readonly JournalRow[]): { state: Folded; entries: Entry[] } {
    const entries = rows.map((row) => toEntry(row, this.#reading.kinds));
    return { state: foldAll(this.#reading.slices, state, entries), entries };
  }

  /** Takes committed rows that continue the journal and skips known ones. Returns the new entries. */
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

  /** Classification level of an agenda item by the plan in force; 0 if it is not classified or not known. */
  levelOf(itemId: string): number {
    return this.#levelOf(itemId);
  }

  /** Whether the current levels are known; until they are, everything counts as classified. */
  get hasLevels(): boolean {
    return this.#levelOf !== UNKNOWN;
  }

  /** Redacts everything again after the plan in force has changed. Null: the levels cannot be read. */
  reclassify(levelOf: LevelOf | null): void {
    this.#levelOf = levelOf ?? UNKNOWN;
    if (this.#views.size > 0) this.#audiences = [...this.#views.values()].map(({ audience }) => audience);
    this.#views.clear();
    this.#preparing.clear();
  }

  /** Rebuilds the views that existed before the levels changed. */
  async prepareViews(): Promise<void> {
    for (const audience of this.#audiences) await this.prepareView(audience);
  }

  /** Prepares the view of an audience without blocking the event loop, so that the next use of it is quick. */
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
    // Nothing may be sent by outdated levels.
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

  /** Names the view of an audience: another name where its entries were redacted by other levels. */
  viewOf(audience: Audience): string {
    return `${audienceKey(audience)}/${this.#reclassifiedAt}`;
  }

  /** The state redacted for an audience. */
  stateFor(audience: Audience): Folded {
    return this.#view(audience).folded;
  }

  /** The entries after `revision`, redacted for an audience. */
  visibleAfter(audience: Audience, revision: number): readonly VisibleEntry[] {
    return this.#view(audience).told.slice(revision);
  }

  /**
   * What a client at `revision` misses; `told`: the view it names, null if it names none. A revision from the future (another
   * database) gets a snapshot, as does another view, because the client's older entries were redacted differently.
   */
  catchUp(audience: Audience, revision: number | null, told: string | null = null): CatchUp {
    const { seq, told: entries, folded } = this.#view(audience);
    const view = this.viewOf(audience);
    const isKnown = revision !== null && revision <= seq && seq - revision <= MAX_DELTA_ENTRIES && (told === null || told === view);
    return isKnown ? { revision: seq, view, entries: entries.slice(revision) } : { revision: seq, view, snapshot: encodedOnce(folded) };
  }
}
