import { hasRole, DESK } from '../../../accounts/permissions.ts';
import { levelOf, mayRead } from '../../../planning/plan/rules.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { mustActFor } from '../../../planning/sites/access/rules.ts';
import { isMainHall } from '../../../planning/sites/rules/told-apart.ts';
import type { DecisionContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Folded, NewEntry } from '../../../platform/journal/contract.ts';
import { isAdjourned } from '../../sitting/rules/index.ts';
import { stateOf } from '../../sitting/rules/state.ts';
import * as entries from '../contract/entries.ts';
import type { VotePlace } from '../contract/entities.ts';
import type { votesContract as contract } from '../contract/index.ts';
import { isAdopted, shownResult, tallyOf } from './result.ts';
import { mostAt, sumOf } from './room.ts';
import { countKey, openVote, votesState, type VoteRun, type VotesState } from './state.ts';

/** What a decision gets besides the state and its input. */
export interface VotesContext extends DecisionContext {
  readonly plan: Pick<Plan, 'items' | 'sites' | 'documents' | 'participants'>;
  /** Who comes by this login or link; null for everyone who is no participant. */
  readonly participantId: string | null;
  /** The site of a technician; null for everyone else. */
  readonly boundTo: string | null;
  /** Id of what the command makes: of a vote, and of a text. */
  readonly id: string;
}

type Input<N extends keyof typeof contract> = InputOf<(typeof contract)[N]>;

/** A vote that the actor may know of. @throws AppError not-found. */
function knownVote(state: VotesState, voteId: string, { levelOf, actor }: VotesContext): VoteRun {
  const vote = state.votes[voteId];
  if (!vote || levelOf(vote.itemId) > actor.clearance) throw new AppError('not-found');
  return vote;
}

/** @throws AppError not-found, vote-not-open. */
export function requireOpen(folded: Folded, voteId: string, context: VotesContext) {
  const state = votesState(folded);
  const vote = knownVote(state, voteId, context);
  if (vote.closedAt !== null) throw new AppError('vote-not-open');
  return { state, vote };
}

/** @throws AppError not-found, vote-not-closed. */
function requireClosed(folded: Folded, voteId: string, context: VotesContext) {
  const state = votesState(folded);
  const vote = knownVote(state, voteId, context);
  if (vote.closedAt === null || vote.voidAt !== null || vote.way === 'acclamation') throw new AppError('vote-not-closed');
  return { state, vote };
}

/** @throws AppError vote-place-unknown. */
function placeOf({ places }: VoteRun, siteId: string): VotePlace {
  const place = places.find((one) => one.siteId === siteId);
  if (!place) throw new AppError('vote-place-unknown');
  return place;
}

/** A place where hands are counted: one that votes by phones has no count beside its ballots. @throws AppError vote-place-unknown, vote-by-phones. */
function countedPlace(vote: VoteRun, siteId: string): VotePlace {
  const place = placeOf(vote, siteId);
  if (place.by === 'phones') throw new AppError('vote-by-phones');
  return place;
}

const seqOf = ({ counts }: VotesState, voteId: string, siteId: string): number => counts[countKey(voteId, siteId)]?.seq ?? 0;

/** @throws AppError vote-too-many. */
export function requireRoom(place: VotePlace, total: number): void {
  const most = mostAt(place);
  if (total > most) throw new AppError('vote-too-many', { total, most });
}

/** The item that runs in the open sitting, if the actor may know of it. @throws AppError vote-no-item. */
export function requireRunningItem(
  folded: Folded,
  itemId: string,
  { plan, actor }: DecisionContext & { readonly plan: Pick<Plan, 'items'> },
) {
  const { openSittingId, sittings, runningItemId } = stateOf(folded);
  const sitting = sittings[openSittingId ?? ''];
  const item = plan.items.find(({ id }) => id === itemId);
  if (!sitting || isAdjourned(sitting) || !item || item.id !== runningItemId || !mayRead(actor.clearance, item))
    throw new AppError('vote-no-item');
  return { sitting, item };
}

/** @throws AppError vote-open, vote-no-item, vote-nothing-asked, vote-document-secret, vote-present-over, invalid. */
export function decideOpenVote(folded: Folded, input: Input<'open'>, context: VotesContext): NewEntry[] {
  const { itemId, way, question, documentId, quorum, majority } = input;
  const { sitting, item } = requireRunningItem(folded, itemId, context);
  if (openVote(votesState(folded))) throw new AppError('vote-open');
  const document = context.plan.documents.find(({ id, adoptedIn }) => id === documentId && adoptedIn === itemId);
  if (documentId !== null && !document) throw new AppError('invalid', {}, [{ path: 'documentId', message: 'no-such-reference' }]);
  // Its title is read by everybody who may know of the item.
  if (document && !mayRead(levelOf(item.classification), document)) throw new AppError('vote-document-secret');
  if (question === null && !document) throw new AppError('vote-nothing-asked');
  const places = way === 'acclamation' ? [] : placesOf(input.places, context.plan);
  const text = { id: context.id, version: 1 };
  const opened = { voteId: context.id, itemId, way, text, documentId, quorum, majority, places };
  return [entries.voteOpened.make(opened, sitting.sittingId)];
}

/** More cannot be present of those entitled than are entitled. @throws AppError vote-present-over. */
function requirePlausible({ siteId, entitled, present }: Omit<VotePlace, 'by'>, { sites }: Pick<Plan, 'sites'>): void {
  if (entitled === null || present === null || present <= entitled) return;
  throw new AppError('vote-present-over', { site: sites.find(({ id }) => id === siteId)?.name ?? siteId, entitled, present });
}

/** @throws AppError invalid for a place that does not vote or is named twice, vote-present-over. */
function placesOf(places: readonly VotePlace[], { sites }: Pick<Plan, 'sites'>): VotePlace[] {
  const voting = new Set(sites.flatMap(({ id, group }) => (group ? [] : [id])));
  const isWrong = places.some(({ siteId }) => !voting.delete(siteId));
  if (isWrong || places.length === 0) throw new AppError('invalid', {}, [{ path: 'places', message: 'no-such-reference' }]);
  for (const place of places) requirePlausible(place, { sites });
  return [...places];
}

/** @throws AppError forbidden, not-found, vote-not-open, vote-place-unknown, vote-too-many, vote-count-changed. */
export function decideCount(folded: Folded, input: Input<'count'>, context: VotesContext): NewEntry[] {
  const { voteId, siteId, opinions, seen } = input;
  mustActFor(siteId, context, DESK);
  const { state, vote } = requireOpen(folded, voteId, context);
  requireRoom(countedPlace(vote, siteId), sumOf(opinions));
  if (seqOf(state, voteId, siteId) !== seen) throw new AppError('vote-count-changed');
  const by = countedBy(siteId, context);
  return [entries.voteCounted.make({ voteId, itemId: vote.itemId, siteId, opinions, by }, vote.sittingId)];
}

/** The desk counts its own hall; of another place it was told by telephone. */
function countedBy(siteId: string, { actor, roles, plan }: VotesContext) {
  if (actor.kind === 'site' || !hasRole(roles, DESK)) return 'place';
  return plan.sites.some((site) => site.id === siteId && isMainHall(site)) ? 'desk' : 'telephone';
}

/** @throws AppError not-found, vote-not-open, vote-place-unknown, vote-count-changed. */
export function decideMiss(folded: Folded, { voteId, siteId, seen }: Input<'miss'>, context: VotesContext): NewEntry[] {
  const { state, vote } = requireOpen(folded, voteId, context);
  countedPlace(vote, siteId);
  if (seqOf(state, voteId, siteId) !== seen) throw new AppError('vote-count-changed');
  return [entries.voteMissed.make({ voteId, itemId: vote.itemId, siteId }, vote.sittingId)];
}

/** @throws AppError not-found, vote-not-open, vote-place-unknown, vote-nobody-missing. */
export function decideAsk(folded: Folded, { voteId, siteId }: Input<'ask'>, context: VotesContext): NewEntry[] {
  const { state, vote } = requireOpen(folded, voteId, context);
  if (siteId !== null) placeOf(vote, siteId);
  const sites = siteId === null ? tallyOf(state, vote).missing.map((place) => place.siteId) : [siteId];
  if (sites.length === 0) throw new AppError('vote-nobody-missing');
  return [entries.voteAsked.make({ voteId, itemId: vote.itemId, sites }, vote.sittingId)];
}

/** @throws AppError not-found, vote-not-open, vote-place-unknown, vote-present-over, vote-too-many, vote-same. */
export function decidePlace(folded: Folded, { voteId, siteId, entitled, present }: Input<'place'>, context: VotesContext): NewEntry[] {
  const { state, vote } = requireOpen(folded, voteId, context);
  const before = placeOf(vote, siteId);
  if (before.entitled === entitled && before.present === present) throw new AppError('vote-same');
  requirePlausible({ siteId, entitled, present }, context.plan);
  const counted = tallyOf(state, vote).places.find((place) => place.siteId === siteId)?.count?.opinions ?? null;
  if (counted) requireRoom({ ...before, entitled, present }, sumOf(counted));
  return [entries.votePlaceSet.make({ voteId, itemId: vote.itemId, siteId, entitled, present }, vote.sittingId)];
}

/** Closes with what was seen: a place that told its count meanwhile is not recorded as missing. @throws AppError not-found, vote-not-open, vote-count-changed. */
export function decideCloseVote(folded: Folded, { voteId, missing }: Input<'close'>, context: VotesContext): NewEntry[] {
  const { state, vote } = requireOpen(folded, voteId, context);
  const untold = tallyOf(state, vote).missing.filter(({ count }) => count === undefined);
  const named = new Set(missing);
  if (named.size !== untold.length || untold.some(({ siteId }) => !named.has(siteId))) throw new AppError('vote-count-changed');
  return [entries.voteClosed.make({ voteId, itemId: vote.itemId, missing: [...named] }, vote.sittingId)];
}

/** @throws AppError not-found, vote-not-closed, vote-same. */
export function decideShow(folded: Folded, { voteId, shown }: Input<'show'>, context: VotesContext): NewEntry[] {
  const state = votesState(folded);
  const vote = knownVote(state, voteId, context);
  if (vote.closedAt === null || vote.voidAt !== null || openVote(state) !== null) throw new AppError('vote-not-closed');
  if ((state.shown?.voteId === voteId) === shown) throw new AppError('vote-same');
  if (!shown) return [entries.voteHidden.make({ voteId, itemId: vote.itemId }, vote.sittingId)];
  return [entries.voteShown.make(shownResult(vote, tallyOf(state, vote)), vote.sittingId)];
}

/** A correction takes a shown result away: the chair shows the new one. @throws AppError not-found, vote-not-closed, vote-place-unknown, vote-too-many, vote-count-changed. */
export function decideCorrect(folded: Folded, { voteId, siteId, opinions, seen }: Input<'correct'>, context: VotesContext): NewEntry[] {
  const { state, vote } = requireClosed(folded, voteId, context);
  const { itemId, sittingId } = vote;
  requireRoom(countedPlace(vote, siteId), sumOf(opinions));
  if (seqOf(state, voteId, siteId) !== seen) throw new AppError('vote-count-changed');
  const hidden = state.shown?.voteId === voteId ? [entries.voteHidden.make({ voteId, itemId, implied: true }, sittingId)] : [];
  const by = countedBy(siteId, context);
  return [...hidden, entries.voteCorrected.make({ voteId, itemId, siteId, opinions, by }, sittingId)];
}

/** @throws AppError not-found, vote-void. */
export function decideCancel(folded: Folded, { voteId }: Input<'cancel'>, context: VotesContext): NewEntry[] {
  const vote = knownVote(votesState(folded), voteId, context);
  if (vote.voidAt !== null) throw new AppError('vote-void');
  return [entries.voteCancelled.make({ voteId, itemId: vote.itemId }, vote.sittingId)];
}

/** A vote that adopted a document. @throws AppError not-found, vote-not-adopted. */
export function adoptedVote(state: VotesState, voteId: string, context: VotesContext): VoteRun {
  const vote = knownVote(state, voteId, context);
  if (vote.documentId === null || !isAdopted(state, vote)) throw new AppError('vote-not-adopted');
  return vote;
}

/** @throws AppError not-found, vote-not-adopted. */
export function decideComplete(folded: Folded, { voteId, text }: Input<'complete'>, context: VotesContext): NewEntry[] {
  const vote = adoptedVote(votesState(folded), voteId, context);
  const ref = text === null ? null : { id: context.id, version: 1 };
  return [entries.voteCompleted.make({ voteId, itemId: vote.itemId, text: ref }, vote.sittingId)];
}
