import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SYSTEM } from '../../server/accounts/store.ts';
import type { Decision } from '../../server/platform/bus/handlers.ts';
import { disconnect, openDatabase, type Database } from '../../server/platform/database/open.ts';
import { AppError } from '../../server/platform/errors.ts';
import { brokenAt } from '../../server/platform/journal/chain.ts';
import { entryKind, isStub, sliceOf, type Entry, type Slice, type VisibleEntry } from '../../server/platform/journal/contract.ts';
import { Journals } from '../../server/platform/journal/journals.ts';
import { entriesAfter } from '../../server/platform/journal/store.ts';
import { JournalWriter } from '../../server/platform/journal/writer.ts';
import { freshDatabase, type FreshDatabase } from '../helpers/database.ts';

const counted = entryKind({ kind: 'test.counted', data: z.strictObject({ by: z.number() }) });
const whispered = entryKind({ kind: 'test.whispered', audience: 'staff', data: z.strictObject({ by: z.number() }) });
const secret = entryKind({ kind: 'test.secret', data: z.strictObject({ itemId: z.string() }), item: (data) => data.itemId });
const kinds = new Map([counted, whispered, secret].map((kind) => [kind.kind, kind]));
const total: Slice<number> = {
  name: 'total',
  initial: 0,
  apply: (sum, entry) => sum + (counted.read(entry)?.by ?? whispered.read(entry)?.by ?? 0),
};

const add =
  (...amounts: number[]) =>
  (): Decision<unknown> => ({
    entries: amounts.map((by) => counted.make({ by })),
    output: (stored: readonly Entry[]) => ({ seqs: stored.map((entry) => entry.seq) }),
  });

describe('the journal', () => {
  let fresh: FreshDatabase;
  let db: Database;
  let journals: Journals;
  let writer: JournalWriter;
  const clock = { now: 1_000 };

  const server = (own: Database) => {
    const levelsOf = async () => (itemId: string) => (itemId === 'classified' ? 2 : 0);
    const journals = new Journals({ db: own, reading: { slices: [total], kinds }, levelsOf });
    return { journals, writer: new JournalWriter({ db: own, url: fresh.url, journals, clock: () => clock.now }) };
  };
  const submit = async (decide: () => Decision<unknown>, commandId: string | null = null, inputHash = 'same') =>
    writer.submit({
      journal: await journals.open('c1'),
      actor: SYSTEM,
      claim: commandId === null ? null : { actorId: 'system', commandId, name: 'test.add', inputHash },
      decide,
    });
  const stored = async () => (await entriesAfter(db, 'c1', 0)).map((row) => [row.seq, row.at, JSON.parse(row.data)]);

  beforeEach(async () => {
    fresh = await freshDatabase();
    db = openDatabase(fresh.url);
    clock.now = 1_000;
    const facts = { title: 'Hội nghị', folded: 'hoi nghi', organizer: 'Văn phòng', mode: 'hybrid', timeZone: 'Asia/Ho_Chi_Minh' };
    await db.conference.create({ data: { id: 'c1', ...facts, createdAt: new Date(0), extras: {} } });
    ({ journals, writer } = server(db));
  });
  afterEach(async () => {
    await disconnect(db);
    await fresh.drop();
  });

  it('keeps the entries of commands that arrive together in the order of arrival, numbered without a gap', async () => {
    const answers = await Promise.all([submit(add(1)), submit(add(2, 3)), submit(add(4))]);
    expect(answers).toEqual([{ seqs: [1] }, { seqs: [2, 3] }, { seqs: [4] }]);
    expect(await stored()).toEqual([
      [1, 1000, { by: 1 }],
      [2, 1000, { by: 2 }],
      [3, 1000, { by: 3 }],
      [4, 1000, { by: 4 }],
    ]);
    expect(await journals.state('c1')).toEqual({ total: 10 });
  });

  it('lets a command decide on what the ones before it in the same batch appended', async () => {
    const upToTwo = (by: number) => (): Decision<unknown> => add(by)();
    const limited = async (by: number) =>
      writer.submit({
        journal: await journals.open('c1'),
        actor: SYSTEM,
        claim: null,
        decide: (state) => {
          if (sliceOf(total, state) >= 2) throw new AppError('conflict');
          return upToTwo(by)();
        },
      });
    const outcomes = await Promise.allSettled([limited(1), limited(1), limited(1)]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(await journals.state('c1')).toEqual({ total: 2 });
  });

  it('never lets time run backwards', async () => {
    await submit(add(1));
    clock.now = 400;
    await submit(add(2));
    expect(await stored()).toEqual([
      [1, 1000, { by: 1 }],
      [2, 1000, { by: 2 }],
    ]);
  });

  it('gives the same answer and no second effect for the same id, even after a restart', async () => {
    const first = await submit(add(5), 'id-1');
    ({ journals, writer } = server(db));
    expect(await submit(add(5), 'id-1')).toEqual(first);
    expect(await stored()).toEqual([[1, 1000, { by: 5 }]]);
  });

  it('gives the first answer to a repetition that would be refused by now', async () => {
    const once = (): Decision<unknown> => add(1)();
    await submit(once, 'id-1');
    const refuse = (): Decision<unknown> => {
      throw new AppError('floor-taken');
    };
    expect(await submit(refuse, 'id-1')).toEqual({ seqs: [1] });
  });

  it('refuses an id that was used for something else', async () => {
    await submit(add(5), 'id-1');
    await expect(submit(add(6), 'id-1', 'other')).rejects.toMatchObject({ code: 'id-reused' });
    expect(await journals.state('c1')).toEqual({ total: 5 });
  });

  it('stores one of two commands that arrive together with the same id', async () => {
    const answers = await Promise.all([submit(add(5), 'id-1'), submit(add(5), 'id-1')]);
    expect(answers).toEqual([{ seqs: [1] }, { seqs: [1] }]);
    expect(await stored()).toEqual([[1, 1000, { by: 5 }]]);
  });

  it('stores the others of a batch when one of them cannot be stored', async () => {
    const failing = (): Decision<unknown> => ({ ...add(7)(), write: async () => Promise.reject(new Error('no')) });
    const outcomes = await Promise.allSettled([submit(add(1)), submit(failing), submit(add(2))]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await stored()).toEqual([
      [1, 1000, { by: 1 }],
      [2, 1000, { by: 2 }],
    ]);
  });

  it('decides again when another server was first, and loses nothing', async () => {
    const other = server(db);
    await journals.open('c1');
    await other.journals.open('c1');
    const elsewhere = (by: number) =>
      other.journals.open('c1').then((journal) => other.writer.submit({ journal, actor: SYSTEM, claim: null, decide: add(by) }));
    await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? submit(add(1)) : elsewhere(1))));
    expect((await stored()).map(([seq]) => seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    await journals.refreshAll();
    expect(await journals.state('c1')).toEqual({ total: 20 });
  });

  it('sends every entry once and in order, whoever appended it', async () => {
    const told: number[] = [];
    journals.onEntries((_journal, entries) => told.push(...entries.map((entry) => entry.seq)));
    const other = server(db);
    await submit(add(1));
    await other.writer.submit({ journal: await other.journals.open('c1'), actor: SYSTEM, claim: null, decide: add(2) });
    await submit(add(3));
    await journals.refreshAll();
    expect(told).toEqual([1, 2, 3]);
  });

  it('has a hash chain that shows where it was tampered with', async () => {
    await submit(add(1, 2, 3));
    const rows = await entriesAfter(db, 'c1', 0);
    expect(brokenAt(rows)).toBeNull();
    expect(brokenAt(rows.map((row) => (row.seq === 2 ? { ...row, data: '{"by":9}' } : row)))).toBe(2);
    expect(brokenAt(rows.filter((row) => row.seq !== 2))).toBe(3);
  });

  it('sends every audience every number, and only a stub of what it may not know', async () => {
    await submit(() => ({
      entries: [counted.make({ by: 1 }), whispered.make({ by: 2 }), secret.make({ itemId: 'classified' }), secret.make({ itemId: 'open' })],
      output: () => ({}),
    }));
    const journal = await journals.open('c1');
    const told = (staff: boolean, clearance: number) =>
      journal.visibleAfter({ staff, clearance }, 0).map((one: VisibleEntry) => (isStub(one) ? one.seq : one.kind));
    expect(told(false, 0)).toEqual(['test.counted', 2, 3, 'test.secret']);
    expect(told(true, 0)).toEqual(['test.counted', 'test.whispered', 3, 'test.secret']);
    expect(told(false, 2)).toEqual(['test.counted', 2, 'test.secret', 'test.secret']);
    expect(journal.stateFor({ staff: false, clearance: 0 })).toEqual({ total: 1 });
  });

  it('tells only staff who acted', async () => {
    await submit(add(1));
    const journal = await journals.open('c1');
    const actors = (staff: boolean) =>
      journal.visibleAfter({ staff, clearance: 0 }, 0).map((one: VisibleEntry) => (isStub(one) ? null : one.actor));
    expect([actors(true), actors(false)]).toEqual([['system:system'], [null]]);
  });

  it('sends a client what it misses, or the whole state if that is too much', async () => {
    await submit(add(...Array.from({ length: 250 }, () => 1)));
    const journal = await journals.open('c1');
    const everyone = { staff: false, clearance: 0 };
    expect(journal.catchUp(everyone, 248)).toMatchObject({ revision: 250, entries: [{ seq: 249 }, { seq: 250 }] });
    expect(journal.catchUp(everyone, 10)).toEqual({ revision: 250, snapshot: { total: 250 }, view: 'everyone-0/0' });
    expect(journal.catchUp(everyone, null)).toEqual({ revision: 250, snapshot: { total: 250 }, view: 'everyone-0/0' });
    expect(journal.catchUp(everyone, 9999)).toEqual({ revision: 250, snapshot: { total: 250 }, view: 'everyone-0/0' });
  });

  it('upgrades entries of old versions before folding them', async () => {
    const today = entryKind({
      kind: 'test.counted',
      version: 2,
      data: z.strictObject({ by: z.number() }),
      upgrades: { 1: ({ amount }) => ({ by: Number(amount) }) },
    });
    await submit(() => ({ entries: [{ kind: 'test.counted', version: 1, sittingId: null, data: { amount: 4 } }], output: () => ({}) }));
    const now = new Journals({ db, reading: { slices: [total], kinds: new Map([[today.kind, today]]) }, levelsOf: async () => () => 0 });
    expect(await now.state('c1')).toEqual({ total: 4 });
  });
});
