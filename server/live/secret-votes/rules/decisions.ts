import type { Plan } from '../../../planning/plan/contract.ts';
import type { DecisionContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Folded, NewEntry } from '../../../platform/journal/contract.ts';
import { voteHidden } from '../../votes/contract/entries.ts';
import { requireRunningItem } from '../../votes/rules/decisions.ts';
import { votesState } from '../../votes/rules/index.ts';
import { MIN_ELECTORS, type BallotTally, type SecretCount } from '../contract/entities.ts';
import * as entries from '../contract/entries.ts';
import type { secretVotesContract as contract } from '../contract/index.ts';
import { ballotOptions } from './ballots.ts';
import { presentPeople } from './electors.ts';
import { openSecretVote, secretVotesState, type SecretVoteRun } from './state.ts';
import { requireCommittee } from './tally.ts';

/** What a decision gets besides the state and its input. */
export interface SecretVotesContext extends DecisionContext {
  readonly plan: Pick<Plan, 'items' | 'sites' | 'participants'>;
  /** Id of the vote that the command makes. */
  readonly id: string;
  /** What the ballots of the vote say now; null where there is none. */
  readonly count: SecretCount | null;
  /** Of a vote that is secret from the server: what its board says. */
  readonly board?: { readonly hash: string; readonly issued: number } | null;
  /** Of printed ballots: what was entered of the committee's count, and by whom. */
  readonly entered?: { readonly tally: BallotTally; readonly by: string; readonly version: number } | null;
}

type Input<N extends keyof typeof contract> = InputOf<(typeof contract)[N]>;

/** A vote that the actor may know of. @throws AppError not-found. */
function knownVote(folded: Folded, voteId: string, { levelOf, actor }: SecretVotesContext): SecretVoteRun {
  const vote = secretVotesState(folded).votes[voteId];
  if (!vote || levelOf(vote.itemId) > actor.clearance) throw new AppError('not-found');
  return vote;
}

/** @throws AppError vote-no-item, secret-vote-open, secret-vote-candidates, secret-vote-few-electors, secret-vote-not-present, secret-vote-entitled, secret-vote-committee. */
export function decideOpenSecret(folded: Folded, input: Input<'open'>, context: SecretVotesContext): NewEntry[] {
  const { itemId, level, form, candidates, seats, electors, entitled, majority } = input;
  const { sitting } = requireRunningItem(folded, itemId, context);
  if (openSecretVote(secretVotesState(folded))) throw new AppError('secret-vote-open');
  requireCandidates(input);
  requireCommittee(level, input.committee, candidates);
  const present = new Set(presentPeople(folded, context.plan, sitting.sittingId).map(({ id }) => id));
  const missing = electors.filter((id) => !present.delete(id));
  if (missing.length > 0) throw new AppError('secret-vote-not-present', { n: missing.length });
  if (electors.length < MIN_ELECTORS) throw new AppError('secret-vote-few-electors', { n: electors.length, least: MIN_ELECTORS });
  if (entitled !== null && entitled < electors.length) throw new AppError('secret-vote-entitled', { entitled, present: electors.length });
  const options = ballotOptions(form, candidates);
  const data = { voteId: context.id, itemId, level, form, options, seats: form === 'question' ? 1 : seats, entitled, majority };
  return [entries.secretVoteOpened.make({ ...data, electors: electors.length }, sitting.sittingId)];
}

/** An election has candidates with names of their own, and at least as many as are elected. @throws AppError secret-vote-candidates. */
function requireCandidates({ form, candidates, seats }: Input<'open'>): void {
  const isRight = form === 'question' ? candidates.length === 0 : candidates.length >= Math.max(1, seats);
  if (!isRight || new Set(candidates).size !== candidates.length)
    throw new AppError('secret-vote-candidates', { n: candidates.length, seats });
}

/**
 * Totals of fewer ballots would tell what single people chose; printed ones are closed by whoever confirms their count.
 * @throws AppError not-found, secret-vote-not-open, secret-vote-on-paper, secret-vote-few-ballots.
 */
export function decideCloseSecret(folded: Folded, { voteId }: Input<'close'>, context: SecretVotesContext): NewEntry[] {
  const { itemId, sittingId, closedAt, level } = knownVote(folded, voteId, context);
  if (level === 'paper') throw new AppError('secret-vote-on-paper');
  const { count, board } = context;
  if (closedAt !== null || count === null) throw new AppError('secret-vote-not-open');
  if (count.cast < MIN_ELECTORS) throw new AppError('secret-vote-few-ballots', { n: count.cast, least: MIN_ELECTORS });
  return [
    entries.secretVoteClosed.make({ voteId, itemId, ...(board ? { board: board.hash, issued: board.issued } : {}) }, sittingId),
    entries.secretVoteCounted.make({ voteId, itemId, ...count }, sittingId),
  ];
}

/**
 * Two people answer for a count on paper: who entered it, and who confirms that it says what the committee's minutes say.
 * @throws AppError not-found, secret-vote-not-open, secret-vote-no-tally, stale, secret-vote-own-tally.
 */
export function decideConfirmTally(folded: Folded, { voteId, version }: Input<'confirm'>, context: SecretVotesContext): NewEntry[] {
  const { itemId, sittingId, closedAt } = knownVote(folded, voteId, context);
  const { entered, actor } = context;
  if (closedAt !== null) throw new AppError('secret-vote-not-open');
  if (!entered) throw new AppError('secret-vote-no-tally');
  if (entered.version !== version) throw new AppError('stale');
  if (entered.by === actor.id) throw new AppError('secret-vote-own-tally');
  return [
    entries.secretVoteClosed.make({ voteId, itemId }, sittingId),
    entries.secretVoteCounted.make({ voteId, itemId, ...entered.tally }, sittingId),
  ];
}

/** @throws AppError not-found, secret-vote-not-counted, vote-same. */
export function decideShowSecret(folded: Folded, { voteId, shown }: Input<'show'>, context: SecretVotesContext): NewEntry[] {
  const { itemId, sittingId, count, voidAt } = knownVote(folded, voteId, context);
  if (count === null || voidAt !== null) throw new AppError('secret-vote-not-counted');
  if ((secretVotesState(folded).shownId === voteId) === shown) throw new AppError('vote-same');
  if (!shown) return [entries.secretVoteHidden.make({ voteId, itemId }, sittingId)];
  // One result at a time.
  const other = votesState(folded).shown;
  const hidden = other ? [voteHidden.make({ voteId: other.voteId, itemId: other.itemId, implied: true }, sittingId)] : [];
  return [...hidden, entries.secretVoteShown.make({ voteId, itemId, ...count }, sittingId)];
}

/** @throws AppError not-found, vote-void. */
export function decideCancelSecret(folded: Folded, { voteId }: Input<'cancel'>, context: SecretVotesContext): NewEntry[] {
  const { itemId, sittingId, voidAt } = knownVote(folded, voteId, context);
  if (voidAt !== null) throw new AppError('vote-void');
  return [entries.secretVoteCancelled.make({ voteId, itemId }, sittingId)];
}
