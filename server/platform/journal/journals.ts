import type { Database, Tx } from '../database/open.ts';
import type { Log } from '../log.ts';
import { nextTurn } from '../next-turn.ts';
import { Retries } from '../retries.ts';
import { SerialQueue } from '../serial-queue.ts';
import type { Audience, LevelOf } from './audience.ts';
import type { Entry, Folded, Reading } from './contract.ts';
import { JournalLoading, type LoadedJournal } from './journal-loading.ts';
import { LiveJournal } from './live-journal.ts';
import { OpenJournals } from './open-journals.ts';
import { entriesAfter, entryPages, lastSeqs, type JournalRow } from './store.ts';

export interface JournalsOptions {
  readonly db: Database;
  readonly reading: Reading;
  /** Levels of the agenda items of a journal's conference, by the plan in force. */
  readonly levelsOf: (journalId: string) => Promise<LevelOf>;
  readonly log?: Log;
}

type Listener = (journal: LiveJournal, entries: readonly Entry[]) => void;

/** The journals in memory: loaded on first use, then kept up to date with the table until nobody uses them any more. */
export class Journals {
  readonly #options: JournalsOptions;
  readonly #loading = new Map<string, Promise<LiveJournal>>();
  readonly #loaded = new OpenJournals();
  #lastAt = 0;
  readonly #listeners = new Set<Listener>();
  readonly #whenBehind = new Set<(journal: LiveJournal) => void>();
  /** Journals whose last entries have not been sent yet. */
  readonly #behind = new Set<LiveJournal>();
  /** Work on each journal, one piece at a time, so that older levels never overwrite newer ones. */
  readonly #queues = new WeakMap<LiveJournal, SerialQueue>();
  readonly #retries: Retries;

  constructor(options: JournalsOptions) {
    this.#options = options;
    this.#retries = new Retries(options.log ?? null);
  }

  /** Called once with every committed entry, in order. */
  onEntries(listener: Listener): void {
    this.#listeners.add(listener);
  }

  /**
   * Called if committed entries cannot be sent, because the classification levels that come with them cannot be read. Until then
   * everything in the journal counts as classified.
   */
  onBehind(listener: (journal: LiveJournal) => void): void {
    this.#whenBehind.add(listener);
  }

  async open(journalId: string): Promise<LiveJournal> {
    return this.#loaded.use(journalId) ?? this.#loading.get(journalId) ?? this.#begin(journalId);
  }

  #begin(journalId: string): Promise<LiveJournal> {
    const loading = this.#load(journalId);
    this.#loading.set(journalId, loading);
    const isCurrent = (): boolean => this.#loading.get(journalId) === loading && this.#loading.delete(journalId);
    loading.then(
      // Forgotten meanwhile: whoever waited for it gets it, and nobody later.
      (journal) => isCurrent() && this.#keep(journal),
      () => isCurrent(),
    );
    return loading;
  }

  #keep(journal: LiveJournal): void {
    this.#loaded.add(journal);
    this.#lastAt = Math.max(this.#lastAt, journal.head.at);
  }

  async #load(journalId: string): Promise<LiveJournal> {
    const { db, reading, levelsOf } = this.#options;
    const loaded = await this.#read(db, journalId);
    // Read levels last: they may be newer than the entries, never older.
    return new LiveJournal(journalId, reading, await levelsOf(journalId), loaded);
  }

  async #read(db: Database | Tx, journalId: string): Promise<LoadedJournal> {
    const loading = new JournalLoading(this.#options.reading);
    for await (const rows of entryPages(db, journalId)) {
      loading.take(rows);
      await nextTurn();
    }
    return loading.end();
  }

  /** The folded journal as a transaction sees it, including what other servers appended. */
  async stateIn(tx: Tx, journalId: string): Promise<Folded> {
    const journal = this.#loaded.peek(journalId);
    if (!journal) return (await this.#read(tx, journalId)).state;
    const { head, state } = journal;
    return journal.preview(state, await entriesAfter(tx, journalId, head.seq)).state;
  }

  /** Time of the last entry of all journals that have been open, in milliseconds since 1970; 0 if there is none. */
  get lastAt(): number {
    return this.#lastAt;
  }

  async state(journalId: string): Promise<Folded> {
    return (await this.open(journalId)).state;
  }

  /** The journal redacted for an audience. */
  async stateFor(journalId: string, audience: Audience) {
    const journal = await this.open(journalId);
    await journal.prepareView(audience);
    const visibleAfter = (seq: number) => journal.visibleAfter(audience, seq);
    return { revision: journal.head.seq, view: journal.viewOf(audience), folded: journal.stateFor(audience), visibleAfter };
  }

  /** Takes in committed rows and sends them. The journal skips known rows, so calling twice does no harm. */
  advance(journal: LiveJournal, rows: readonly JournalRow[]): Promise<void> {
    return this.#queueOf(journal).run(() => this.#take(journal, rows));
  }

  /** Reads and sends what other servers appended. */
  refresh(journal: LiveJournal): Promise<void> {
    return this.#queueOf(journal).run(async () => this.#take(journal, await entriesAfter(this.#options.db, journal.id, journal.head.seq)));
  }

  #queueOf(journal: LiveJournal): SerialQueue {
    const queue = this.#queues.get(journal) ?? new SerialQueue();
    this.#queues.set(journal, queue);
    return queue;
  }

  async #take(journal: LiveJournal, rows: readonly JournalRow[]): Promise<void> {
    const isReclassified = rows.some(({ seq, kind }) => seq > journal.head.seq && kind === this.#options.reading.reclassifiedBy);
    if (isReclassified || !journal.hasLevels) await this.#reclassify(journal);
    const entries = journal.take(rows);
    this.#lastAt = Math.max(this.#lastAt, journal.head.at);
    if (entries.length > 0) for (const listener of this.#listeners) listener(journal, entries);
  }

  async #reclassify(journal: LiveJournal): Promise<void> {
    try {
      journal.reclassify(await this.#options.levelsOf(journal.id));
      await journal.prepareViews();
    } catch (error) {
      journal.reclassify(null);
      for (const listener of this.#whenBehind) listener(journal);
      this.catchUp(journal);
      throw error;
    }
  }

  /** Sends committed entries that could not be sent, as soon as possible. */
  catchUp(journal: LiveJournal): void {
    if (this.#behind.has(journal)) return;
    this.#behind.add(journal);
    void this.#retries.until(() => this.refresh(journal), 'a journal is behind').finally(() => this.#behind.delete(journal));
  }

  /** Refreshes every open journal to which something was appended elsewhere; one that cannot be read does not stop the others. */
  async refreshAll(): Promise<void> {
    const loaded = this.#loaded.all();
    const stored = await lastSeqs(
      this.#options.db,
      loaded.map(({ id }) => id),
    );
    for (const journal of loaded) {
      if (journal.hasLevels && (stored.get(journal.id) ?? 0) <= journal.head.seq) continue;
      try {
        await this.refresh(journal);
      } catch (error) {
        this.#options.log?.error({ err: error, journalId: journal.id }, 'the tail of a journal');
      }
    }
  }

  /** Forgets a journal whose conference is gone. */
  forget(journalId: string): void {
    this.#loading.delete(journalId);
    this.#loaded.delete(journalId);
  }

  /** Lets journals go that nobody has used for a while. `followed`: those that somebody follows here, who must hear of every entry. */
  letIdleGo(followed: ReadonlySet<string>, now = performance.now()): void {
    this.#loaded.letIdleGo(followed, now);
  }

  close(): void {
    this.#retries.close();
  }
}
