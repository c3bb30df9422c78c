import { hasRole, STAFF } from '../../../accounts/permissions.ts';
import type { ChangeContext, QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { planIndexOf } from '../../sitting/store.ts';
import type { secretVotesContract as contract } from '../contract/index.ts';
import * as rules from '../rules/index.ts';
import * as store from '../store.ts';

/** The vote whose printed ballots were counted. @throws AppError not-found, secret-vote-no-paper, secret-vote-not-open. */
export async function countedVote({ actor, roles, stateFor }: QueryContext, { conferenceId, voteId }: InputOf<typeof contract.enter>) {
  const { folded } = await stateFor(conferenceId, { staff: hasRole(roles, STAFF), clearance: actor.clearance });
  const vote = rules.secretVotesState(folded).votes[voteId];
  if (!vote) throw new AppError('not-found');
  if (vote.level !== 'paper') throw new AppError('secret-vote-no-paper');
  if (vote.closedAt !== null) throw new AppError('secret-vote-not-open');
  return vote;
}

/** Keeps a count until a second person confirms it; the same one sent again is the same one. */
export async function enter(
  { tx, actor }: ChangeContext,
  { conferenceId, voteId, tally, version }: InputOf<typeof contract.enter>,
  vote: rules.SecretVoteRun,
): Promise<{ version: number }> {
  await planIndexOf(tx, conferenceId);
  rules.requireTally(vote, tally);
  return { version: await store.enterTally(tx, { conferenceId, voteId, version }, tally, actor.id) };
}
