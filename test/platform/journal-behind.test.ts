import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { SYSTEM } from '../../server/accounts/store.ts';
import { disconnect, openDatabase, type Database } from '../../server/platform/database/open.ts';
import { entryKind, isStub, type NewEntry } from '../../server/platform/journal/contract.ts';
import { Journals } from '../../server/platform/journal/journals.ts';
import { JournalWriter } from '../../server/platform/journal/writer.ts';
import { freshDatabase, type FreshDatabase } from '../helpers/database.ts';
import { PATIENCE } from '../helpers/patience.ts';

const reclassified = entryKind({ kind: 'test.reclassified', data: z.strictObject({}) });
const about = entryKind({ kind: 'test.about', data: z.strictObject({ itemId: z.string() }), item: ({ itemId }) => itemId });
const kinds = new Map([reclassified, about].map((kind) => [kind.kind, kind]));
const staff = { staff: true, clearance: 3 };
const viewer = { staff: false, clearance: 0 };

describe('entries by which others may know what, while the levels that hold with them cannot be read', () => {
  let fresh: FreshDatabase;
  let db: Database;
  let journals: Journals;
  let writer: JournalWriter;
  const levels = { known: true, ofItem: 0 };
  const told: string[] = [];
  const behind: string[] = [];

  beforeEach(async () => {
    fresh = await freshDatabase();
    db = openDatabase(fresh.url);
    const facts = { title: 'Hội nghị', folded: 'hoi nghi', organizer: 'Văn phòng', mode: 'hybrid', timeZone: 'Asia/Ho_Chi_Minh' };
    await db.conference.create({ data: { id: 'c1', ...facts, createdAt: new Date(0), extras: {} } });
    Object.assign(levels, { known: true, ofItem: 0 });
    for (const list of [told, behind]) list.length = 0;
    const levelsOf = async () => {
      if (!levels.known) throw new Error('The database does not answer.');
      const { ofItem } = levels;
      return () => ofItem;
    };
    journals = new Journals({ db, reading: { slices: [], kinds }, levelsOf, reclassifiedBy: reclassified.kind });
    journals.onEntries((_journal, entries) => void told.push(...entries.map(({ kind }) => kind)));
    journals.onBehind(({ id }) => void behind.push(id));
    writer = new JournalWriter({ db, url: fresh.url, journals, clock: () => 1000 });
  });
  afterEach(async () => {
    journals.close();
    await disconnect(db);
    await fresh.drop();
  });

  const append = async (entry: NewEntry) =>
    writer.submit({
      ...{ journal: await journals.open('c1'), actor: SYSTEM, claim: null },
      decide: () => ({ entries: [entry], output: () => null }),
    });
  const known = async (audience: typeof staff) => (await journals.stateFor('c1', audience)).toldAfter(0).map((entry) => !isStub(entry));

  it('are told to nobody, and everything of the journal is secret, until they can be read', async () => {
    await append(about.make({ itemId: 'opening' }));
    expect([await known(viewer), await known(staff)]).toEqual([[true], [true]]);
    Object.assign(levels, { known: false, ofItem: 1 });
    await expect(append(reclassified.make({}))).rejects.toThrow('The database does not answer.');
    expect([await known(viewer), await known(staff), told, behind.includes('c1')]).toEqual([[false], [false], ['test.about'], true]);
    levels.known = true;
    await vi.waitFor(() => expect(told).toEqual(['test.about', 'test.reclassified']), PATIENCE);
    expect([await known(viewer), await known(staff)]).toEqual([
      [false, true],
      [true, true],
    ]);
  });

  it('are told with the next entry where that comes sooner, each once', async () => {
    await journals.open('c1');
    levels.known = false;
    await expect(append(reclassified.make({}))).rejects.toThrow('The database does not answer.');
    levels.known = true;
    await append(about.make({ itemId: 'opening' }));
    await vi.waitFor(
      async () => expect([told, (await journals.open('c1')).head.seq]).toEqual([['test.reclassified', 'test.about'], 2]),
      PATIENCE,
    );
  });
});
