import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SYSTEM } from '../../server/accounts/store.ts';
import { disconnect, openDatabase, type Database } from '../../server/platform/database/open.ts';
import { entryKind, type Entry, type EntryKind } from '../../server/platform/journal/contract.ts';
import { factSlice } from '../../server/platform/journal/fact-slice.ts';
import type { Keyed } from '../../server/platform/journal/facts.ts';
import { Journals } from '../../server/platform/journal/journals.ts';
import { PAGE_ROWS } from '../../server/platform/journal/store.ts';
import { JournalWriter } from '../../server/platform/journal/writer.ts';
import { freshDatabase, type FreshDatabase } from '../helpers/database.ts';

const noted = entryKind({
  kind: 'test.noted',
  data: z.strictObject({ key: z.string(), itemId: z.string().nullable() }),
  item: ({ itemId }) => itemId,
});
const reclassified = entryKind({ kind: 'test.reclassified', data: z.strictObject({}) });
const kinds = new Map([noted, reclassified].map((kind) => [kind.kind, kind as EntryKind]));
const notes = factSlice<{ readonly notes: Keyed<number> }>({
  name: 'notes',
  initial: { notes: {} },
  parts: { notes: 'keyed' },
  factsByKind: { [noted.kind]: (_state, { seq }, { key }: z.output<typeof noted.data>) => ({ notes: { [key]: seq } }) },
});

const COUNT = 3 * PAGE_ROWS + 7;
const everyone = { staff: false, clearance: 0 };
/** Every tenth entry is about a classified item. */
const all = Array.from({ length: COUNT }, (_, at) => noted.make({ key: `note-${at + 1}`, itemId: at % 10 === 0 ? 'classified' : null }));
const expected = (isVisible: (at: number) => boolean) => ({
  notes: { notes: Object.fromEntries(all.flatMap(({ data }, at) => (isVisible(at) ? [[data['key'], at + 1]] : []))) },
});

describe('a journal of several pages', () => {
  let fresh: FreshDatabase;
  let db: Database;
  let level = 2;

  const server = () => {
    const levelsOf = async () => (itemId: string) => (itemId === 'classified' ? level : 0);
    const journals = new Journals({ db, reading: { slices: [notes], kinds, reclassifiedBy: reclassified.kind }, levelsOf });
    return { journals, writer: new JournalWriter({ db, url: fresh.url, journals, clock: () => 1000 }) };
  };

  beforeAll(async () => {
    fresh = await freshDatabase();
    db = openDatabase(fresh.url);
    const facts = { title: 'Hội nghị', folded: 'hoi nghi', organizer: 'Văn phòng', mode: 'hybrid', timeZone: 'Asia/Ho_Chi_Minh' };
    await db.conference.create({ data: { id: 'c1', ...facts, createdAt: new Date(0), extras: {} } });
    const { journals, writer } = server();
    const journal = await journals.open('c1');
    await writer.submit({ journal, actor: SYSTEM, claim: null, decide: () => ({ entries: all, output: () => null }) });
  });
  afterAll(async () => {
    await disconnect(db);
    await fresh.drop();
  });

  it('is read whole after a restart: its state, its entries and its head', async () => {
    const { journals } = server();
    const journal = await journals.open('c1');
    expect(journal.state).toEqual(expected(() => true));
    expect(journal.entries.map(({ seq }) => seq)).toEqual(all.map((_, at) => at + 1));
    expect(journal.head).toMatchObject({ seq: COUNT, at: 1000 });
  });

  it('does not block other work while it is being read', async () => {
    const { journals } = server();
    let turns = 0;
    let isOpen = false;
    const count = (): void => {
      turns += 1;
      if (!isOpen) setImmediate(count);
    };
    setImmediate(count);
    await journals.open('c1');
    isOpen = true;
    expect(turns).toBeGreaterThanOrEqual(Math.ceil(COUNT / PAGE_ROWS));
  });

  it('makes a command wait, which then builds on all of it', async () => {
    const { journals, writer } = server();
    const seen = await writer.submit({
      journal: await journals.open('c1'),
      actor: SYSTEM,
      claim: null,
      decide: (state) => ({ entries: [], output: () => Object.keys((state['notes'] as { notes: object }).notes).length }),
    });
    expect(seen).toBe(COUNT);
  });

  it('is the same for an audience whether its view is prepared ahead or on request', async () => {
    const { journals } = server();
    const ahead = await journals.open('c1');
    await Promise.all([ahead.prepareView(everyone), ahead.prepareView(everyone)]);
    const late = await server().journals.open('c1');
    const open = expected((at) => at % 10 !== 0);
    expect([ahead.stateFor(everyone), late.stateFor(everyone)]).toEqual([open, open]);
    expect(ahead.visibleAfter(everyone, 0)).toEqual(late.visibleAfter(everyone, 0));
    expect(ahead.visibleAfter(everyone, 0)).toHaveLength(COUNT);
  });

  it('sends nothing by levels that became outdated while a view was prepared', async () => {
    const { journals } = server();
    const journal = await journals.open('c1');
    journal.reclassify(() => 0);
    const making = journal.prepareView(everyone);
    journal.reclassify((itemId) => (itemId === 'classified' ? 2 : 0));
    await making;
    expect(journal.stateFor(everyone)).toEqual(expected((at) => at % 10 !== 0));
  });

  it('shows an audience what a new plan declassifies', async () => {
    const { journals, writer } = server();
    const journal = await journals.open('c1');
    await journals.stateFor('c1', everyone);
    const told: Entry['kind'][] = [];
    journals.onEntries((_journal, entries) => told.push(...entries.map(({ kind }) => kind)));
    level = 0;
    await writer.submit({ journal, actor: SYSTEM, claim: null, decide: () => ({ entries: [reclassified.make({})], output: () => null }) });
    expect(told).toEqual([reclassified.kind]);
    expect((await journals.stateFor('c1', everyone)).folded).toEqual(expected(() => true));
  });
});
