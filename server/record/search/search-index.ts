import { providerOfClient, transact, type Database, type Queryable, type Tx } from '../../platform/database/open.ts';
import { nextTurn } from '../../platform/next-turn.ts';
import { SerialQueue } from '../../platform/serial-queue.ts';
import { entryChanges } from './rules/entry-changes.ts';
import { forgetWords, insertSearchEntries, removeEntries, storedSearchEntries, type EntrySource } from './store/entries.ts';
import { lockSearch, marked, markAll, prepareSearch, takeMarks, unmark, type Marked } from './store/marks.ts';
import { entriesFrom, searchedConference } from './store/sources.ts';

/** Entries that one transaction writes: on SQLite all others wait for it. */
const ENTRIES_AT_ONCE = 400;

type Write = (work: (tx: Tx) => Promise<void>) => Promise<void>;

/**
 * Keeps the search in step with what is stored. Every change leaves a mark in its own transaction (store/marks.ts); what is marked is read
 * before a search is answered, and once a minute. So a server that stopped in between, another server, or an import at the command line
 * make no difference.
 */
export class SearchIndex {
  readonly #db: Database;
  readonly #queue = new SerialQueue();
  #isPrepared = false;
  #isClosed = false;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Reads everything that has changed, conference by conference. */
  readonly settle = (): Promise<void> =>
    this.#queue.run(async () => {
      await this.#prepare();
      for (const one of await marked(this.#db)) {
        if (this.#isClosed) return;
        await this.#refresh(one);
        await nextTurn();
      }
    });

  /** A person was erased: reads the change at once, and leaves nothing of the words behind. */
  readonly forget = async (): Promise<void> => {
    await this.settle();
    await this.#queue.run(() => transact(this.#db, forgetWords));
  };

  /** Makes all entries again. */
  async rebuild(): Promise<void> {
    await this.#queue.run(async () => {
      await this.#prepare();
      await transact(this.#db, markAll);
    });
    await this.settle();
  }

  /** Ends what is running after the conference at hand. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#queue.run(() => {});
    this.#queue.close();
  }

  async #prepare(): Promise<void> {
    if (!this.#isPrepared) await prepareSearch(this.#db);
    this.#isPrepared = true;
  }

  /** On PostgreSQL in one transaction, for which the other servers wait and nobody else; on SQLite there is no other server. */
  async #refresh({ conferenceId }: Marked): Promise<void> {
    if (providerOfClient(this.#db) === 'sqlite') return refresh(this.#db, (work) => transact(this.#db, work), conferenceId);
    await transact(this.#db, async (tx) => {
      await lockSearch(tx);
      await refresh(tx, (work) => work(tx), conferenceId);
    });
  }
}

async function refresh(db: Queryable, write: Write, conferenceId: string): Promise<void> {
  const [mark] = await marked(db, conferenceId);
  if (!mark) return;
  await write((tx) => takeMarks(tx, mark.ids));
  const conference = await searchedConference(db, conferenceId);
  for (const source of mark.sources) {
    const place = { conferenceId, source };
    const { entries, days } = await storedSearchEntries(db, place);
    const day = conference?.date ?? '';
    const isMoved = days.size > 1 || (days.size === 1 && !days.has(day));
    const { added, removed } = entryChanges(isMoved ? [] : entries, conference ? await entriesFrom(db, source, conference) : []);
    await replace(write, place, day, { added, removed: isMoved ? entries.map(({ id }) => id) : removed });
  }
  await write((tx) => unmark(tx, mark.ids));
}

type Change = ReturnType<typeof entryChanges>;

/** Removes and adds entries, some at a time. */
async function replace(write: Write, place: EntrySource, day: string, { added, removed }: Change): Promise<void> {
  for (let from = 0; from < removed.length; from += ENTRIES_AT_ONCE)
    await write(async (tx) => void (await removeEntries(tx, removed.slice(from, from + ENTRIES_AT_ONCE))));
  for (let from = 0; from < added.length; from += ENTRIES_AT_ONCE)
    await write((tx) => insertSearchEntries(tx, place, day, added.slice(from, from + ENTRIES_AT_ONCE)));
}
