import type { Database } from '../database/open.ts';
import type { Log } from '../log.ts';
import { Tries } from '../tries.ts';
import type { Audience, LevelOf } from './audience.ts';
import type { Entry, Folded } from './contract.ts';
import { LiveJournal, type Reading } from './live-journal.ts';
import { entriesAfter } from './store.ts';

export interface JournalsOptions {
  readonly db: Database;
  readonly reading: Reading;
  /** Levels of the agenda items of a journal's conference, by the plan in force. */
  readonly levelsOf: (journalId: string) => Promise<LevelOf>;
  /** The kind of entry with which other levels come into force; none is told before they hold. */
  readonly reclassifiedBy?: string;
  readonly log?: Log;
}

/** Until it is known what is secret, everything is. */
const UNKNOWN: LevelOf = () => Infinity;

type Listener = (journal: LiveJournal, entries: readonly Entry[]) => void;

/** The journals that are in memory. Loaded when first asked for, then kept at the tail of the table. */
export class Journals {
  readonly #options: JournalsOptions;
  readonly #open = new Map<string, Promise<LiveJournal>>();
  readonly #listeners = new Set<Listener>();
  readonly #whenBehind = new Set<(journal: LiveJournal) => void>();
  /** Journals whose last entries are not told yet. */
  readonly #behind = new Set<LiveJournal>();
  readonly #tries: Tries;

  constructor(options: JournalsOptions) {
    this.#options = options;
    this.#tries = new Tries(options.log ?? null);
  }

  /** Called with every entry that was committed, in order, once. */
  onEntries(listener: Listener): void {
    this.#listeners.add(listener);
  }

  /**
   * Called when entries were committed that cannot be told, because the levels that hold with them cannot be read. Everything of the
   * journal counts as secret until they can.
   */
  onBehind(listener: (journal: LiveJournal) => void): void {
    this.#whenBehind.add(listener);
  }

  open(journalId: string): Promise<LiveJournal> {
    let journal = this.#open.get(journalId);
    if (!journal) {
      journal = this.#load(journalId);
      journal.catch(() => this.#open.delete(journalId));
      this.#open.set(journalId, journal);
    }
    return journal;
  }

  async #load(journalId: string): Promise<LiveJournal> {
    const { db, reading, levelsOf } = this.#options;
    const journal = new LiveJournal(journalId, reading, await levelsOf(journalId));
    journal.take(await entriesAfter(db, journalId, 0));
    return journal;
  }

  async state(journalId: string): Promise<Folded> {
    return (await this.open(journalId)).state;
  }

  /** The journal as an audience may know it. */
  async stateFor(journalId: string, audience: Audience) {
    const journal = await this.open(journalId);
    const toldAfter = (seq: number) => journal.toldAfter(audience, seq);
    return { revision: journal.head.seq, folded: journal.stateFor(audience), toldAfter };
  }

  /** Tells what was committed. The journal passes over what it knows, so that telling twice does no harm. */
  async advance(journal: LiveJournal, rows: Parameters<LiveJournal['take']>[0]): Promise<void> {
    if (rows.some(({ kind }) => kind === this.#options.reclassifiedBy)) await this.#reclassify(journal);
    const entries = journal.take(rows);
    if (entries.length > 0) for (const listener of this.#listeners) listener(journal, entries);
  }

  async #reclassify(journal: LiveJournal): Promise<void> {
    try {
      journal.reclassify(await this.#options.levelsOf(journal.id));
    } catch (error) {
      journal.reclassify(UNKNOWN);
      for (const listener of this.#whenBehind) listener(journal);
      this.#catchUp(journal);
      throw error;
    }
  }

  /** What was committed is told as soon as it can be. */
  #catchUp(journal: LiveJournal): void {
    if (this.#behind.has(journal)) return;
    this.#behind.add(journal);
    void this.#tries.until(() => this.refresh(journal), 'a journal is behind').finally(() => this.#behind.delete(journal));
  }

  /** Reads what other servers appended. */
  async refresh(journal: LiveJournal): Promise<void> {
    await this.advance(journal, await entriesAfter(this.#options.db, journal.id, journal.head.seq));
  }

  /** Follows every open journal's tail once. */
  async refreshAll(): Promise<void> {
    for (const journal of this.#open.values()) await this.refresh(await journal);
  }

  /** Forgets a journal whose conference is gone. */
  forget(journalId: string): void {
    this.#open.delete(journalId);
  }

  close(): void {
    this.#tries.close();
  }
}
