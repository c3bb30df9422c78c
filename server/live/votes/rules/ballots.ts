import type { Plan } from '../../../planning/plan/contract.ts';
import { mergedIn } from '../../../planning/publishing/rules/index.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Folded, NewEntry } from '../../../platform/journal/contract.ts';
import { checkInState, expectedAt, expectedPeople, formerIds, isPresent, noteAbout } from '../../check-in/rules/index.ts';
import { voteCast } from '../contract/entries.ts';
import type { BallotBar, VotePlace } from '../contract/entities.ts';
import type { votesContract as contract } from '../contract/index.ts';
import { requireOpen, requireRoom, type VotesContext } from './decisions.ts';
import { ballotKey, votesState, type Ballot, type VoteRun } from './state.ts';

type Voters = Pick<Plan, 'participants' | 'sites'>;

/** Where a participant votes: the place where a door noted them as present, or, if they take part online, where the list expects them. */
function placeOfVoter(folded: Folded, plan: Voters, { sittingId }: VoteRun, participantId: string | null): string | null {
  const person = plan.participants.find(({ id }) => id === participantId);
  const isExpected = expectedPeople(plan).some(({ id }) => id === participantId);
  if (!person || !isExpected || sittingId === null) return null;
  const note = noteAbout(checkInState(folded), sittingId, person.id);
  return note && isPresent(note.presence) ? (note.siteId ?? expectedAt(plan, person)) : null;
}

/** The place by phones at which a participant votes, or why they cannot vote on their phone. */
function phonePlaceOf(folded: Folded, plan: Voters, vote: VoteRun, participantId: string | null): VotePlace | BallotBar {
  const siteId = placeOfVoter(folded, plan, vote, participantId);
  if (siteId === null) return 'vote-not-present';
  return vote.places.find((place) => place.siteId === siteId && place.by === 'phones') ?? 'vote-by-hands';
}

/** Why a participant cannot vote on their phone; null: they can. */
export function ballotBar(folded: Folded, plan: Voters, vote: VoteRun, participantId: string): BallotBar | null {
  const found = phonePlaceOf(folded, plan, vote, participantId);
  return typeof found === 'string' ? found : null;
}

/** Who changes their vote more often has to wait in between: that is a script, and every change is an entry of the journal. */
const FREE_CHANGES = 10;
const CHANGE_EVERY_MS = 10_000;

/** @throws AppError busy. */
function requirePatience(before: Ballot | undefined, now: number): void {
  if (before && before.times > FREE_CHANGES && now - before.at < CHANGE_EVERY_MS) throw new AppError('busy');
}

/**
 * One ballot for each participant who is present: another one takes its place. No entry where it says the same.
 * @throws AppError not-found, vote-not-open, vote-not-present, vote-by-hands, vote-too-many, busy.
 */
export function decideCast(folded: Folded, { voteId, opinion }: InputOf<(typeof contract)['cast']>, context: VotesContext): NewEntry[] {
  const { vote } = requireOpen(folded, voteId, context);
  const { participantId, plan } = context;
  const place = phonePlaceOf(folded, plan, vote, participantId);
  if (typeof place === 'string' || participantId === null) throw new AppError(typeof place === 'string' ? place : 'vote-not-present');
  const before = ballotOf(folded, voteId, participantId);
  if (before?.opinion === opinion && before.siteId === place.siteId) return [];
  requirePatience(before, context.now);
  const castAs = before?.participantId ?? participantId;
  const others = Object.values(votesState(folded).ballots).filter(
    (one) => one.voteId === voteId && one.siteId === place.siteId && one.participantId !== castAs,
  );
  requireRoom(place, others.length + 1);
  return [voteCast.make({ voteId, itemId: vote.itemId, siteId: place.siteId, participantId: castAs, opinion }, vote.sittingId)];
}

/** What a participant has cast in a vote, also as an entry that was merged into theirs since: another ballot takes the place of that one. */
export function ballotOf(folded: Folded, voteId: string, participantId: string): Ballot | undefined {
  const { ballots } = votesState(folded);
  const ids = [participantId, ...formerIds(mergedIn(folded), participantId)];
  return ids.flatMap((id) => ballots[ballotKey(voteId, id)] ?? [])[0];
}
