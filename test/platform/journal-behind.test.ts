import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { SYSTEM } from '../../server/accounts/store.ts';
import { disconnect, openDatabase, type Database } from '../../server/platform/database/open.ts';
import { entryKind, isStub, type NewEntry } from '../../server/platform/journal/contract.ts';
import { Journals } from '../../server/platform/journal/journals.ts';
import { JournalWriter } from '../../server/platform/journal/writer.ts';
import { freshDatabase, type FreshDatabase } from '../helpers/database.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';

const reclassified = entryKind({ kind: 'test.reclassified', data: z.strictObject({}) });
const about = entryKind({ kind: 'test.about', data: z.strictObject({ itemId: z.string() }), item: ({ itemId }) => itemId });
const kinds = new Map([reclassified, about].map((kind) => [kind.kind, kind]));
const staff = { staff: true, clearance: 3 };
const viewer = { staff: false, clearance: 0 };

describe('entries that change classification levels, while the new levels cannot be read', () => {
  let fresh: FreshDatabase;
  let db: Database;
  let journals: Journals;
  let writer: JournalWriter;
  const levels = { known: true, ofItem: 0, of: 'c1' };
  /** What the next reads of the levels do; after that, the levels above apply. */
  let readings: (() => Promise<() => number>)[] = [];
  const told: string[] = [];
  const behind: string[] = [];

  beforeEach(async () => {
    fresh = await freshDatabase();
    db = openDatabase(fresh.url);
    const facts = { title: 'Hội nghị', folded: 'hoi nghi', organizer: 'Văn phòng', mode: 'hybrid', timeZone: 'Asia/Ho_Chi_Minh' };
    for (const id of ['c1', 'c2']) await db.conference.create({ data: { id, ...facts, createdAt: new Date(0), extras: {} } });
    Object.assign(levels, { known: true, ofItem: 0 });
    readings = [];
    for (const list of [told, behind]) list.length = 0;
    const levelsOf = async (journalId: string) => {
      const reading = readings.shift();
      if (reading) return reading();
      if (!levels.known && journalId === levels.of) throw new Error('The database does not answer.');
      const { ofItem } = levels;
      return () => ofItem;
    };
    journals = new Journals({ db, reading: { slices: [], kinds, reclassifiedBy: reclassified.kind }, levelsOf });
    journals.onEntries(({ id }, entries) => void told.push(...entries.map(({ kind }) => (id === 'c1' ? kind : `${id}: ${kind}`))));
    journals.onBehind(({ id }) => void behind.push(id));
    writer = new JournalWriter({ db, url: fresh.url, journals, clock: () => 1000 });
  });
  afterEach(async () => {
    journals.close();
    await disconnect(db);
    await fresh.drop();
  });

  const append = async (entry: NewEntry, journalId = 'c1') =>
    writer.submit({
      journal: await journals.open(journalId),
      actor: SYSTEM,
      claim: null,
      decide: () => ({ entries: [entry], output: () => null }),
    });
  const known = async (audience: typeof staff) => (await journals.stateFor('c1', audience)).visibleAfter(0).map((entry) => !isStub(entry));

  it('are sent to nobody, and everything in the journal is secret until they can be read', async () => {
    await append(about.make({ itemId: 'opening' }));
    expect([await known(viewer), await known(staff)]).toEqual([[true], [true]]);
    Object.assign(levels, { known: false, ofItem: 1 });
    await expect(append(reclassified.make({}))).rejects.toThrow('The database does not answer.');
    expect([await known(viewer), await known(staff), told, behind.includes('c1')]).toEqual([[false], [false], ['test.about'], true]);
    levels.known = true;
    await vi.waitFor(() => expect(told).toEqual(['test.about', 'test.reclassified']), WAIT_OPTIONS);
    expect([await known(viewer), await known(staff)]).toEqual([
      [false, true],
      [true, true],
    ]);
  });

  it('are sent with the next entry if that comes sooner, each once', async () => {
    await journals.open('c1');
    levels.known = false;
    await expect(append(reclassified.make({}))).rejects.toThrow('The database does not answer.');
    levels.known = true;
    await append(about.make({ itemId: 'opening' }));
    await vi.waitFor(
      async () => expect([told, (await journals.open('c1')).head.seq]).toEqual([['test.reclassified', 'test.about'], 2]),
      WAIT_OPTIONS,
    );
  });

  it('do not hold up another journal’s entries, even if they were stored together', async () => {
    for (const id of ['c1', 'c2']) await journals.open(id);
    levels.known = false;
    const outcomes = await Promise.allSettled([
      append(reclassified.make({})),
      append(reclassified.make({}), 'c2'),
      append(about.make({ itemId: 'opening' })),
    ]);
    expect([outcomes.map(({ status }) => status), told]).toEqual([['rejected', 'fulfilled', 'rejected'], ['c2: test.reclassified']]);
    levels.known = true;
    await vi.waitFor(() => expect(told).toEqual(['c2: test.reclassified', 'test.reclassified', 'test.about']), WAIT_OPTIONS);
  });

  describe('that another server appended', () => {
    let other: { journals: Journals; writer: JournalWriter };
    beforeEach(async () => {
      for (const id of ['c1', 'c2']) await journals.open(id);
      await append(about.make({ itemId: 'opening' }));
      const there = new Journals({ db, reading: { slices: [], kinds }, levelsOf: async () => () => 0 });
      other = { journals: there, writer: new JournalWriter({ db, url: fresh.url, journals: there, clock: () => 1000 }) };
    });
    const appendThere = async (entry: NewEntry, journalId = 'c1') =>
      other.writer.submit({
        journal: await other.journals.open(journalId),
        actor: SYSTEM,
        claim: null,
        decide: () => ({ entries: [entry], output: () => null }),
      });
    /** Takes longer than any other read. */
    const slowly = async () => {
      for (let at = 0; at < 50; at += 1) await db.conference.count();
    };
    const isOpenToViewers = async () => (await known(viewer))[0];

    it('are sent for every other journal', async () => {
      for (const id of ['c1', 'c2']) await appendThere(reclassified.make({}), id);
      levels.known = false;
      await journals.refreshAll();
      expect(told).toEqual(['test.about', 'c2: test.reclassified']);
    });

    it('leave nothing secret permanently if one read fails after another has started', async () => {
      await appendThere(reclassified.make({}));
      const failing = async () => {
        await slowly();
        throw new Error('The database does not answer.');
      };
      readings = [failing];
      const journal = await journals.open('c1');
      const both = await Promise.allSettled([journals.refresh(journal), journals.refresh(journal)]);
      expect([both.map(({ status }) => status), await isOpenToViewers()]).toEqual([['rejected', 'fulfilled'], true]);
    });

    it('never bring back the levels of an older plan that was read slowly', async () => {
      await appendThere(reclassified.make({}));
      const journal = await journals.open('c1');
      const later: Promise<void>[] = [];
      const ofTheOlderPlan = async () => {
        await appendThere(reclassified.make({}));
        levels.ofItem = 1;
        later.push(journals.refresh(journal));
        await slowly();
        return () => 0;
      };
      readings = [ofTheOlderPlan];
      await journals.refresh(journal);
      await Promise.all(later);
      expect(await isOpenToViewers()).toBe(false);
    });
  });
});
