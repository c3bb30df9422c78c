import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SYSTEM } from '../../server/accounts/store.ts';
import { disconnect, openDatabase, type Database } from '../../server/platform/database/open.ts';
import { entryKind, type Slice } from '../../server/platform/journal/contract.ts';
import { Journals } from '../../server/platform/journal/journals.ts';
import type { LiveJournal } from '../../server/platform/journal/live-journal.ts';
import { IDLE_MS } from '../../server/platform/journal/open-journals.ts';
import { JournalWriter } from '../../server/platform/journal/writer.ts';
import { nextTurn } from '../../server/platform/next-turn.ts';
import { freshDatabase, type FreshDatabase } from '../helpers/database.ts';

const counted = entryKind({ kind: 'test.counted', data: z.strictObject({}) });
const total: Slice<number> = { name: 'total', initial: 0, apply: (sum, { kind }) => sum + (kind === counted.kind ? 1 : 0) };
const reading = { slices: [total], kinds: new Map([[counted.kind, counted]]) };
const NOBODY: ReadonlySet<string> = new Set();

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('a journal that nobody uses', () => {
  let fresh: FreshDatabase;
  let db: Database;
  let journals: Journals;
  let writer: JournalWriter;
  let told: string[];

  beforeAll(async () => {
    fresh = await freshDatabase();
    db = openDatabase(fresh.url);
    const facts = { title: 'Hội nghị', folded: 'hoi nghi', organizer: 'Văn phòng', mode: 'hybrid', timeZone: 'Asia/Ho_Chi_Minh' };
    await db.conference.create({ data: { id: 'c1', ...facts, createdAt: new Date(0), extras: {} } });
  });
  afterAll(async () => {
    await disconnect(db);
    await fresh.drop();
  });
  beforeEach(async () => {
    await db.journalEntry.deleteMany();
    told = [];
    journals = new Journals({ db, reading, levelsOf: async () => () => 0 });
    journals.onEntries((journal, entries) => told.push(...entries.map(({ seq }) => `${seq} of ${journal.head.seq}`)));
    writer = new JournalWriter({ db, url: fresh.url, journals, clock: () => 1000 });
  });

  const append = async (to?: LiveJournal) => {
    const journal = to ?? (await journals.open('c1'));
    await writer.submit({ journal, actor: SYSTEM, claim: null, decide: () => ({ entries: [counted.make({})], output: () => null }) });
  };
  const pass = (ms: number, followed = NOBODY) => journals.letIdleGo(followed, performance.now() + ms);
  /** Whether it is no longer in memory. In a turn of its own, because what a turn has looked at stays until its end. */
  async function isGone(journal: WeakRef<LiveJournal>): Promise<boolean> {
    for (let round = 0; round < 5; round += 1) {
      await nextTurn();
      collectGarbage();
    }
    return journal.deref() === undefined;
  }
  const openWeakly = async () => new WeakRef(await journals.open('c1'));

  it('leaves the memory, and is read again with all its entries by whoever comes next, who is told of new ones once', async () => {
    await append();
    const journal = await openWeakly();
    pass(IDLE_MS - 1000);
    expect(await isGone(journal)).toBe(false);
    pass(IDLE_MS);
    expect(await isGone(journal)).toBe(true);
    await append();
    expect([await journals.state('c1'), told]).toEqual([{ total: 2 }, ['1 of 1', '2 of 2']]);
    expect(journals.lastAt).toBe(1000);
  });

  it('stays while somebody follows it', async () => {
    await append();
    const journal = await openWeakly();
    pass(IDLE_MS, new Set(['c1']));
    expect(await isGone(journal)).toBe(false);
  });

  it('stays the same while a part of the server holds it, which hears of every entry', async () => {
    await append();
    const held = await journals.open('c1');
    pass(IDLE_MS);
    collectGarbage();
    expect(await journals.open('c1')).toBe(held);
    pass(IDLE_MS);
    // Another server appends: the one that was let go is brought up to date as well.
    const other = new Journals({ db, reading, levelsOf: async () => () => 0 });
    const there = new JournalWriter({ db, url: fresh.url, journals: other, clock: () => 2000 });
    const journal = await other.open('c1');
    await there.submit({ journal, actor: SYSTEM, claim: null, decide: () => ({ entries: [counted.make({})], output: () => null }) });
    await journals.refreshAll();
    expect([held.state, told, journals.lastAt]).toEqual([{ total: 2 }, ['1 of 1', '2 of 2'], 2000]);
  });
});
