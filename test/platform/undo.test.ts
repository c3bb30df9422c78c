import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Bus } from '../../server/platform/bus/bus.ts';
import { GuessLimit } from '../../server/platform/bus/guess-limit.ts';
import type { Actor } from '../../server/platform/contract.ts';
import { disconnect, openDatabase, type Database } from '../../server/platform/database/open.ts';
import { AppError } from '../../server/platform/errors.ts';
import { foldAll, sliceOf, type Entry, type NewEntry } from '../../server/platform/journal/contract.ts';
import { Journals } from '../../server/platform/journal/journals.ts';
import { correction } from '../../server/platform/journal/correction.ts';
import { JournalWriter } from '../../server/platform/journal/writer.ts';
import { freshDatabase, type FreshDatabase } from '../helpers/database.ts';
import { handlers, kinds, lampSlice, opened, slices, tallySlice, voteSlice, votes } from './vote-feature.ts';

const refusalOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'accepted',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

const chairCleared = (clearance: number): Actor => ({
  kind: 'user',
  id: 'chair',
  sessionId: null,
  clearance,
  rights: [],
  conferenceId: null,
});

describe('undo in a feature that brings its own facts', () => {
  let fresh: FreshDatabase;
  let db: Database;
  let journals: Journals;
  let bus: Bus;

  const restart = () => {
    const levelsOf = async () => (itemId: string) => (itemId === 'classified' ? 2 : 0);
    journals = new Journals({ db, reading: { slices, kinds }, levelsOf });
    const clock = () => 1000;
    const writer = new JournalWriter({ db, url: fresh.url, journals, clock });
    bus = new Bus({
      db,
      clock,
      journals,
      writer,
      guesses: new GuessLimit({ clock, most: 30 }),
      handlers,
      rolesOf: async () => ['chair'],
      hold: async () => true,
    });
  };
  const conferenceId = 'c1';
  const open = async (questionId: string, itemId: string | null = null) =>
    (await bus.run(votes.open, chairCleared(3), { conferenceId, questionId, itemId })).seq;
  const count = async (questionId: string, yes: number) =>
    (await bus.run(votes.count, chairCleared(3), { conferenceId, questionId, yes })).seq;
  const undo = async (seq: number, clearance = 3) => (await bus.run(votes.undo, chairCleared(clearance), { conferenceId, seq })).seq;
  const factsOf = async () => {
    const folded = await journals.state(conferenceId);
    const { questions, openQuestionId } = sliceOf(voteSlice, folded);
    return { questions, openQuestionId, lamp: sliceOf(lampSlice, folded).lamp, tally: sliceOf(tallySlice, folded).opened };
  };
  const entries = async () => (await journals.open(conferenceId)).entries;

  beforeEach(async () => {
    fresh = await freshDatabase();
    db = openDatabase(fresh.url);
    const facts = { title: 'Hội nghị', folded: 'hoi nghi', organizer: 'Văn phòng', mode: 'hybrid', timeZone: 'Asia/Ho_Chi_Minh' };
    await db.conference.create({ data: { id: conferenceId, ...facts, createdAt: new Date(0), extras: {} } });
    restart();
  });
  afterEach(async () => {
    await disconnect(db);
    await fresh.drop();
  });

  it('restores the earlier facts, by a correcting entry that names the slice', async () => {
    await open('budget');
    const seq = await count('budget', 12);
    await undo(seq);
    expect(await factsOf()).toEqual({ questions: { budget: { isOpen: true, yes: 0 } }, openQuestionId: 'budget', lamp: 'lit', tally: 1 });
    expect((await entries()).at(-1)).toMatchObject({
      kind: 'correction',
      sittingId: 'morning',
      data: {
        corrects: seq,
        kind: 'vote.counted',
        itemId: null,
        slice: 'votes',
        facts: { questions: { budget: { isOpen: true, yes: 0 } } },
      },
    });
  });

  it('also undoes what an entry implied, in every slice that set facts by it', async () => {
    await open('budget');
    await count('budget', 12);
    const before = await factsOf();
    const seq = await open('seats');
    expect((await factsOf()).questions).toEqual({ budget: { isOpen: false, yes: 12 }, seats: { isOpen: true, yes: 0 } });
    await undo(seq);
    expect(await factsOf()).toEqual({ ...before, tally: 2 });
    const corrections = (await entries()).filter((entry) => entry.kind === correction.kind);
    expect(corrections.map(({ data }) => [data['corrects'], data['slice']])).toEqual([
      [seq, 'votes'],
      [seq, 'lamp'],
      [seq - 1, 'votes'],
      [seq - 1, 'lamp'],
    ]);
  });

  it('leads to the same state when the journal is replayed after a restart, at once or in portions', async () => {
    await open('budget');
    await undo(await count('budget', 12));
    await undo(await open('seats'));
    await count('budget', 7);
    const state = await journals.state(conferenceId);
    restart();
    expect(await journals.state(conferenceId)).toEqual(state);
    const told = await entries();
    const half = foldAll(slices, {}, told.slice(0, 4));
    expect(foldAll(slices, half, told.slice(4))).toEqual(state);
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });

  it('can undo after a restart what was done before', async () => {
    await open('budget');
    const seq = await count('budget', 12);
    restart();
    await undo(seq);
    expect((await factsOf()).questions).toEqual({ budget: { isOpen: true, yes: 0 } });
  });

  it('is refused if something later builds on the entry, and goes back step by step', async () => {
    const first = await open('budget');
    const second = await count('budget', 12);
    expect(await refusalOf(undo(first))).toBe('changed-since');
    await undo(second);
    await undo(first);
    expect(await factsOf()).toEqual({ questions: {}, openQuestionId: null, lamp: 'dark', tally: 1 });
  });

  it('is refused for what does not exist, for an implied entry by itself, for a correction and for a second time', async () => {
    await open('budget');
    const seq = await open('seats');
    expect(await refusalOf(undo(77))).toBe('cannot-undo');
    expect(await refusalOf(undo(seq - 1))).toBe('cannot-undo');
    const corrected = await undo(seq);
    expect(await refusalOf(undo(corrected))).toBe('cannot-undo');
    expect(await refusalOf(undo(seq))).toBe('cannot-undo');
  });

  it('is refused if the feature says that the state would be inconsistent', async () => {
    await open('budget');
    const seq = await count('budget', 12);
    const writer = new JournalWriter({ db, url: fresh.url, journals, clock: () => 1000 });
    const journal = await journals.open(conferenceId);
    const stray = correction.make({ corrects: 1, kind: opened.kind, itemId: null, facts: { openQuestionId: null }, slice: 'votes' });
    await writer.submit({ journal, actor: chairCleared(3), claim: null, decide: () => ({ entries: [stray], output: () => null }) });
    expect(await refusalOf(undo(seq))).toBe('changed-since');
  });

  it('appends further entries that the feature requires, before the corrections', async () => {
    const seq = await open('budget');
    await undo(seq);
    expect((await entries()).slice(1).map(({ kind }) => kind)).toEqual(['vote.certified', 'correction', 'correction']);
    expect(await refusalOf(undo(seq + 1))).toBe('cannot-undo');
  });

  it('is only for those cleared for the item, and so is the correction', async () => {
    const seq = await open('budget', 'classified');
    expect(await refusalOf(undo(seq, 1))).toBe('cannot-undo');
    await undo(seq, 2);
    const journal = await journals.open(conferenceId);
    const seenBy = (clearance: number) => journal.visibleAfter({ staff: true, clearance }, 0).map((entry) => entry.kind ?? 'stub');
    expect(seenBy(0)).toEqual(['stub', 'vote.certified', 'stub', 'stub']);
    expect(seenBy(2)).toEqual(['vote.opened', 'vote.certified', 'correction', 'correction']);
    expect(journal.stateFor({ staff: true, clearance: 0 })['votes']).toEqual(voteSlice.initial);
  });

  it('first asks the feature whether anything may be corrected', async () => {
    expect(await refusalOf(undo(999))).toBe('archived');
  });

  it('keeps only the newest entries', async () => {
    await open('budget');
    for (let yes = 1; yes <= 30; yes += 1) await count('budget', yes);
    const { undoLog } = sliceOf(voteSlice, await journals.state(conferenceId));
    expect(undoLog.map(({ seq }) => seq)).toEqual(Array.from({ length: 24 }, (_, at) => at + 8));
  });

  it('assigns a correction of the first releases, which names no slice, to the slice that sets facts by its kind', () => {
    const entry = (seq: number, made: NewEntry): Entry => ({ ...made, seq, at: 1000, actor: null });
    const folded = foldAll([voteSlice], {}, [
      entry(1, opened.make({ questionId: 'budget', itemId: null })),
      entry(
        2,
        correction.make({ corrects: 1, kind: opened.kind, itemId: null, facts: { questions: { budget: null }, openQuestionId: null } }),
      ),
    ]);
    expect(folded).toEqual({ votes: voteSlice.initial });
  });

  it('does not change a state that a caller holds, however many entries are folded into the next one', () => {
    const entry = (seq: number): Entry => ({ ...opened.make({ questionId: `q${seq}`, itemId: null }), seq, at: seq, actor: null });
    const first = foldAll(slices, {}, [entry(1), entry(2)]);
    const copy = structuredClone(first);
    foldAll(slices, first, [entry(3), entry(4)]);
    voteSlice.apply(sliceOf(voteSlice, first), entry(5));
    expect(first).toEqual(copy);
  });
});
