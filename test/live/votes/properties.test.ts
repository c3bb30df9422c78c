import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldAll, type Entry, type NewEntry } from '../../../server/platform/journal/contract.ts';
import { AppError } from '../../../server/platform/errors.ts';
import { decideCorrection } from '../../../server/platform/journal/undo.ts';
import {
  decideCloseVote,
  decideCorrect,
  decideCount,
  decideMiss,
  prospectOf,
  sumOf,
  tallyOf,
  votesSlice,
  votesState,
  type VotesContext,
} from '../../../server/live/votes/rules/index.ts';
import { voteOpened, type Opinions } from '../../../server/live/votes/contract/index.ts';
import { wholePlan } from '../sitting/morning-plan.ts';
import { opinions, PLACES } from './votes-day.ts';

const context: VotesContext = {
  actor: { kind: 'user', id: 'chair', sessionId: null, clearance: 0, rights: [], conferenceId: null },
  roles: ['chair'],
  now: 0,
  levelOf: () => 0,
  plan: wholePlan('conference'),
  boundTo: null,
  participantId: null,
  id: 'vote',
};
const voteId = 'vote';
const OPENED = voteOpened.make({
  voteId,
  itemId: 'papers',
  way: 'hands',
  text: { id: 'text', version: 1 },
  documentId: null,
  quorum: 'none',
  majority: 'half-entitled',
  places: [...PLACES],
});

const head = fc.nat(12);
const step = fc.record({
  act: fc.constantFrom('count', 'count', 'count', 'miss', 'close', 'correct', 'undo'),
  siteId: fc.constantFrom(...PLACES.map(({ siteId }) => siteId)),
  opinions: fc.record({ agree: head, disagree: head, none: head }),
  isStale: fc.boolean(),
  pick: fc.nat(30),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A journal of one vote that takes what its rules allow, beside a model of what was counted. */
class Model {
  entries: Entry[] = [];
  folded = {};
  readonly told = new Map<string, Opinions>();
  isClosed = false;
  /** Counts that were taken after the closing, other than corrections. */
  afterClosing = 0;

  constructor() {
    this.append([OPENED]);
  }

  append(made: readonly NewEntry[]): void {
    const stored = made.map((entry, at): Entry => ({ ...entry, seq: this.entries.length + at + 1, at: this.entries.length, actor: null }));
    this.entries.push(...stored);
    this.folded = foldAll([votesSlice], this.folded, stored);
  }

  seen({ siteId, isStale }: Step): number {
    const seq = votesState(this.folded).counts[`${voteId}/${siteId}`]?.seq ?? 0;
    return isStale ? seq + 1 : seq;
  }

  decide(one: Step): NewEntry[] {
    const input = { conferenceId: 'conference', voteId, siteId: one.siteId, opinions: one.opinions, seen: this.seen(one) };
    if (one.act === 'count') return decideCount(this.folded, input, context);
    if (one.act === 'miss') return decideMiss(this.folded, input, context);
    if (one.act === 'correct') return decideCorrect(this.folded, input, context);
    if (one.act === 'undo') return decideCorrection([votesSlice], this.folded, { seq: one.pick }, context);
    const missing = PLACES.filter(({ siteId }) => !votesState(this.folded).counts[`${voteId}/${siteId}`]).map(({ siteId }) => siteId);
    return decideCloseVote(this.folded, { conferenceId: 'conference', voteId, missing }, context);
  }

  run(one: Step): void {
    // Undoing the opening leaves no vote to look at.
    if (one.act === 'undo' && one.pick <= 1) return;
    const wasClosed = this.isClosed;
    try {
      this.append(this.decide(one));
    } catch (error) {
      if (error instanceof AppError) return;
      throw error;
    }
    this.isClosed = votesState(this.folded).votes[voteId]?.closedAt !== null;
    if (one.act === 'undo') return this.look();
    if (wasClosed && one.act !== 'correct') this.afterClosing += 1;
    if (one.act === 'count' || one.act === 'correct') this.told.set(one.siteId, one.opinions);
    if (one.act === 'miss') this.told.delete(one.siteId);
  }

  /** What an undo restores is taken over from the state: that undoing is right, the tests of the platform show. */
  look(): void {
    this.told.clear();
    for (const { siteId, opinions: told } of Object.values(votesState(this.folded).counts)) if (told) this.told.set(siteId, told);
  }

  get tally() {
    const state = votesState(this.folded);
    const vote = state.votes[voteId];
    if (!vote) throw new Error('The vote is gone.');
    return tallyOf(state, vote);
  }
}

describe('whatever is done in a vote', () => {
  it('every place is counted once at most, nothing after the closing, and the totals are the sums of the counts', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const model = new Model();
        for (const one of steps) model.run(one);
        const told = [...model.told.values()];
        const { agree, disagree, none, missing, counted } = model.tally;
        expect({ agree, disagree, none }).toEqual({
          agree: told.reduce((sum, one) => sum + one.agree, 0),
          disagree: told.reduce((sum, one) => sum + one.disagree, 0),
          none: told.reduce((sum, one) => sum + one.none, 0),
        });
        expect(counted.length + missing.length).toBe(PLACES.length);
        expect(model.afterClosing).toBe(0);
        for (const { count, present } of counted) expect(sumOf(count?.opinions ?? opinions(0))).toBeLessThanOrEqual(present ?? Infinity);
      }),
    );
  });

  it('what is said of the missing ones holds, whatever they turn out to have voted', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), fc.array(fc.nat(20), { minLength: 3, maxLength: 3 }), (steps, late) => {
        const model = new Model();
        for (const one of steps.filter(({ act }) => act === 'count')) model.run({ ...one, isStale: false });
        const before = prospectOf(model.tally);
        for (const [at, { siteId, present }] of model.tally.missing.entries()) {
          const agree = Math.min(late[at] ?? 0, present ?? 0);
          model.run({ act: 'count', siteId, opinions: opinions(agree, (present ?? 0) - agree), isStale: false, pick: 0 });
        }
        const { outcome } = model.tally;
        const said = before === 'surely-adopted' ? 'adopted' : before === 'surely-rejected' ? 'rejected' : outcome;
        expect(outcome).toBe(said);
      }),
    );
  });
});
