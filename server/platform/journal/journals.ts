import type { Database } from '../database/open.ts';
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
}

type Listener = (journal: LiveJournal, entries: readonly Entry[]) => void;

/** The journals that are in memory. Loaded when first asked for, then kept at the tail of the table. */
export class Journals {
  readonly #options: JournalsOptions;
  readonly #open = new Map<string, Promise<LiveJournal>>();
  readonly #listeners = new Set<Listener>();

  constructor(options: JournalsOptions) {
    this.#options = options;
  }

  /** Called with every entry that was committed, in order, once. */
  onEntries(listener: Listener): void {
    this.#listeners.add(listener);
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
    const { levelsOf, reclassifiedBy } = this.#options;
    if (rows.some(({ kind }) => kind === reclassifiedBy)) journal.reclassify(await levelsOf(journal.id));
    const entries = journal.take(rows);
    if (entries.length > 0) for (const listener of this.#listeners) listener(journal, entries);
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
}
