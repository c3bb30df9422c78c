import { DESK, hasRole, STAFF } from '../../../accounts/permissions.ts';
import { displayNames } from '../../../accounts/store.ts';
import { displayName } from '../../../planning/plan/rules.ts';
import type { QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { byVietnamese } from '../../../platform/text.ts';
import { expectedPeople } from '../../check-in/rules/index.ts';
import { stateOf } from '../../sitting/rules/index.ts';
import { participantOf, planInForce } from '../../sitting/store.ts';
import type { secretVotesContract as contract, SecretVoteFacts } from '../contract/index.ts';
import * as rules from '../rules/index.ts';
import * as store from '../store.ts';
import { boardHash } from '../tokens.ts';
import { electorIds } from './ballots.ts';

/** Every ballot of a counted vote under its receipt, and who had drawn a token, so that everybody can count again. */
export async function board({ db, actor, roles, stateFor }: QueryContext, { conferenceId, voteId }: InputOf<typeof contract.board>) {
  const { folded } = await stateFor(conferenceId, { staff: hasRole(roles, STAFF), clearance: actor.clearance });
  const vote = rules.secretVotesState(folded).votes[voteId];
  if (!vote) throw new AppError('not-found');
  const { shownId } = rules.secretVotesState(folded);
  if (!vote.board || vote.voidAt !== null || (vote.count === null && shownId !== voteId)) throw new AppError('secret-vote-not-counted');
  const ballots = await store.boardOf(db, { conferenceId, voteId });
  const plan = (await planInForce(db, conferenceId))?.plan;
  const names = new Map(plan?.participants.map((one) => [one.id, displayName(one) ?? one.id]));
  const drawn = (await store.votersOf(db, { conferenceId, voteId })).flatMap((id) => names.get(id) ?? []);
  return {
    ballots: ballots.map(({ receipt, choice }) => ({ receipt, choice: choice.split(' ').filter(Boolean) })),
    hash: boardHash(ballots),
    drawn: drawn.toSorted(byVietnamese),
  };
}

/** What secret votes ask that the reader may know of, and, for the desk, what a vote can begin with. */
export async function get(context: QueryContext, { conferenceId }: InputOf<typeof contract.get>): Promise<SecretVoteFacts> {
  const { db, roles, actor, stateFor } = context;
  const staff = hasRole(roles, STAFF);
  const { folded } = await stateFor(conferenceId, { staff, clearance: actor.clearance });
  const state = rules.secretVotesState(folded);
  const words = await store.secretVoteWords(db, conferenceId, Object.keys(state.votes));
  const openId = rules.openSecretVote(state)?.voteId ?? null;
  const names = await displayNames(db, staff ? words.flatMap(({ entered }) => entered?.by ?? []) : []);
  const votes = words.map(async ({ publicKey: _key, entered, ...one }) => {
    const { voteId } = one;
    const told = staff && entered ? { ...entered, by: names.get(entered.by) ?? '', own: entered.by === actor.id } : null;
    return { ...one, entered: told, cast: staff ? await store.ballotsCast(db, { conferenceId, voteId }) : null };
  });
  return {
    votes: await Promise.all(votes),
    own: await ownOf(context, conferenceId, rules.openSecretVote(state)),
    openId,
    publicKey: words.find(({ voteId }) => voteId === openId)?.publicKey ?? null,
    ...(hasRole(roles, DESK) ? await openingOf(context, conferenceId) : { people: [], entitled: null }),
  };
}

/** Whether the asking participant may vote in the open vote, and has. */
async function ownOf(
  { db, actor, state }: QueryContext,
  conferenceId: string,
  vote: rules.SecretVoteRun | null,
): Promise<SecretVoteFacts['own']> {
  const participantId = vote === null ? null : await participantOf(db, conferenceId, actor);
  if (vote === null || participantId === null) return null;
  const found = await store.electorOf(db, { conferenceId, voteId: vote.voteId }, electorIds(await state(conferenceId), participantId));
  return found && { voteId: vote.voteId, hasVoted: found.hasVoted };
}

async function openingOf({ db, state }: QueryContext, conferenceId: string): Promise<Pick<SecretVoteFacts, 'people' | 'entitled'>> {
  const plan = (await planInForce(db, conferenceId))?.plan;
  if (!plan) return { people: [], entitled: null };
  const folded = await state(conferenceId);
  const present = rules.presentPeople(folded, plan, stateOf(folded).openSittingId);
  const people = present.map(({ id, name, posts }) => ({ id, name: displayName({ name, posts, group: null }) ?? id }));
  return { people, entitled: expectedPeople(plan).length };
}
