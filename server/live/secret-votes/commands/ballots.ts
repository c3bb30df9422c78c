import { keptId, mergedIn } from '../../../planning/publishing/rules/index.ts';
import type { ChangeContext, QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf, OutputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Folded } from '../../../platform/journal/contract.ts';
import { formerIds } from '../../check-in/rules/index.ts';
import { participantOf, planIndexOf } from '../../sitting/store.ts';
import type { secretVotesContract as contract } from '../contract/index.ts';
import * as rules from '../rules/index.ts';
import * as store from '../store.ts';
import { hashOf, isSigned, receiptOf, signBlinded } from '../tokens.ts';

interface OfVote {
  readonly conferenceId: string;
  readonly voteId: string;
}

/** The ids under which a participant may be an elector: theirs, and those of every entry that was merged into the same one. */
export function electorIds(folded: Folded, participantId: string): string[] {
  const merged = mergedIn(folded);
  const kept = keptId(merged, participantId);
  return [kept, ...formerIds(merged, kept)];
}

/** The vote as whoever asks may know it, and who they are. @throws AppError not-found. */
export async function elector({ db, actor, stateFor, state }: QueryContext, { conferenceId, voteId }: OfVote) {
  const { folded } = await stateFor(conferenceId, { staff: false, clearance: actor.clearance });
  const vote = rules.secretVotesState(folded).votes[voteId];
  if (!vote) throw new AppError('not-found');
  const participantId = await participantOf(db, conferenceId, actor);
  return { vote, ids: participantId === null ? [] : electorIds(await state(conferenceId), participantId) };
}

type Elector = Awaited<ReturnType<typeof elector>>;

/** Sent again after a lost answer, a ballot is not counted twice, whatever it says: how the first one was filled in is not known. */
export async function cast(
  { tx }: ChangeContext,
  { conferenceId, voteId, choice }: InputOf<typeof contract.cast>,
  { vote, ids }: Awaited<ReturnType<typeof elector>>,
): Promise<OutputOf<typeof contract.cast>> {
  await planIndexOf(tx, conferenceId);
  const found = await store.electorOf(tx, { conferenceId, voteId }, ids);
  if (!found) throw new AppError(vote.closedAt === null ? 'secret-vote-not-elector' : 'secret-vote-not-open');
  if (vote.level === 'operator') throw new AppError('secret-vote-by-token');
  if (vote.level === 'paper') throw new AppError('secret-vote-on-paper');
  if (found.hasVoted) return { received: 'before' };
  await store.castBallot(tx, { conferenceId, voteId }, found.participantId, rules.ballotText(vote, choice));
  return { received: 'now' };
}

/** Signs a blinded token once for each elector: what it becomes when they unblind it is not known here. */
export async function draw(
  { tx }: ChangeContext,
  { conferenceId, voteId, blinded }: InputOf<typeof contract.draw>,
  { vote, ids }: Elector,
) {
  await planIndexOf(tx, conferenceId);
  const of = { conferenceId, voteId };
  const found = await store.electorOf(tx, of, ids);
  const keys = await store.tokenKeysOf(tx, of);
  if (vote.level !== 'operator') throw new AppError('secret-vote-by-token');
  if (!keys) throw new AppError('secret-vote-not-open');
  if (!found) throw new AppError('secret-vote-not-elector');
  const signature = signBlinded(keys, blinded);
  await store.noteDrawn(tx, of, found.participantId, hashOf(blinded));
  return { signature };
}

/** The vote of a token, which says nothing of who comes with it. @throws AppError not-found, secret-vote-not-open, secret-vote-token. */
export async function tokenVote({ db, state }: QueryContext, { conferenceId, voteId, token, signature }: InputOf<typeof contract.drop>) {
  await planIndexOf(db, conferenceId);
  const vote = rules.secretVotesState(await state(conferenceId)).votes[voteId];
  if (vote?.level !== 'operator') throw new AppError('not-found');
  const keys = await store.tokenKeysOf(db, { conferenceId, voteId });
  if (!keys) throw new AppError('secret-vote-not-open');
  if (!(await isSigned(keys, token, signature))) throw new AppError('secret-vote-token');
  return vote;
}

export async function dropByToken(
  { tx }: ChangeContext,
  { conferenceId, voteId, token, choice }: InputOf<typeof contract.drop>,
  vote: rules.SecretVoteRun,
): Promise<OutputOf<typeof contract.drop>> {
  const of = { conferenceId, voteId };
  if (!(await store.tokenKeysOf(tx, of))) throw new AppError('secret-vote-not-open');
  const receipt = receiptOf(token);
  await store.dropBallot(tx, of, receipt, rules.ballotText(vote, choice));
  return { receipt };
}
