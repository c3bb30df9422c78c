import { mayRead, levelOf } from '../../../planning/plan/rules.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { statedPeriods, type PeriodMismatch } from '../../../planning/validation/rules/agenda.ts';
import type { Period } from '../../../planning/validation/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import type { InputOf } from '../../../platform/contract.ts';
import type { Folded, NewEntry } from '../../../platform/journal/contract.ts';
import * as entries from '../contract/entries.ts';
import type { votesContract as contract } from '../contract/index.ts';
import { adoptedVote, type VotesContext } from './decisions.ts';
import { countKey, votesState, type Settlement, type VoteRun, type VotesState } from './state.ts';

type StatedPlan = Pick<Plan, 'items' | 'documents'>;

type Stated = Pick<PeriodMismatch, 'statedIn' | 'item' | 'document'>;

/** Two periods that disagree: of the document put to a vote, and of an item of the agenda. */
export interface PeriodConflict {
  readonly statedIn: string;
  readonly item: Period;
  readonly document: Period;
  /** Null until somebody says which holds. */
  readonly settled: Settlement | null;
}

/** What the checks of a plan know of the document of a vote. What not everybody may know who knows of the vote is left to the checks. */
export function statedOtherwise({ items, documents }: StatedPlan, vote: VoteRun): PeriodMismatch[] {
  const own = items.find(({ id }) => id === vote.itemId);
  const level = own === undefined ? 0 : levelOf(own.classification);
  return statedPeriods({
    items: items.filter((item) => mayRead(level, item)),
    documents: documents.filter(({ id }) => id === vote.documentId),
  });
}

/** The contradictions that stand beside the adoption of a document: those of the plan, and those that were settled, with what was decided. */
export function conflictsOf(stated: readonly Stated[], { settled }: Pick<VotesState, 'settled'>, vote: VoteRun): PeriodConflict[] {
  const decided = Object.values(settled).filter(({ voteId }) => voteId === vote.voteId);
  const open = stated.filter(({ statedIn }) => !decided.some((one) => one.statedIn === statedIn));
  return [
    ...decided.map((one) => ({ statedIn: one.statedIn, item: one.item, document: one.document, settled: one })),
    ...open.map(({ statedIn, item, document }) => ({ statedIn, item, document, settled: null })),
  ];
}

/** @throws AppError not-found, vote-not-adopted, vote-no-contradiction, vote-settled. */
export function decideSettle(folded: Folded, input: InputOf<typeof contract.settle>, context: VotesContext): NewEntry[] {
  const { voteId, statedIn, holds, seen } = input;
  const state = votesState(folded);
  const vote = adoptedVote(state, voteId, context);
  const found = conflictsOf(statedOtherwise(context.plan, vote), state, vote).find((one) => one.statedIn === statedIn);
  if (!found) throw new AppError('vote-no-contradiction');
  if ((state.settled[countKey(voteId, statedIn)]?.seq ?? 0) !== seen) throw new AppError('vote-settled');
  const { item, document } = found;
  const text = { id: context.id, version: 1 };
  return [entries.voteSettled.make({ voteId, itemId: vote.itemId, statedIn, holds, item, document, text }, vote.sittingId)];
}
