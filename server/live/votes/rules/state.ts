import type { z } from 'zod';
import { sliceOf, type Entry, type Folded } from '../../../platform/journal/contract.ts';
import { undoableFactSlice } from '../../../platform/journal/fact-slice.ts';
import type { Facts, Keyed } from '../../../platform/journal/facts.ts';
import type { StateWithUndoLog } from '../../../platform/journal/undo.ts';
import * as kinds from '../contract/entries.ts';
import type { Opinions, ShownResult } from '../contract/entities.ts';
import { ballotsByPlace, mostAt, sumOf } from './room.ts';

type DataOf<K extends { readonly data: z.ZodType }> = z.output<K['data']>;

/** A vote. Times in milliseconds since 1970. */
export interface VoteRun extends DataOf<typeof kinds.voteOpened> {
  readonly openedAt: number;
  readonly sittingId: string | null;
  /** Null while it is open. */
  readonly closedAt: number | null;
  readonly voidAt: number | null;
  /** What an adopted document has to be completed by; null: nothing. */
  readonly completion: DataOf<typeof kinds.voteCompleted>['text'];
}

/** What is known of one place. `opinions` null: recorded as missing. */
export interface PlaceCount {
  readonly voteId: string;
  readonly siteId: string;
  readonly opinions: Opinions | null;
  readonly by: DataOf<typeof kinds.voteCounted>['by'] | 'phones' | null;
  readonly at: number;
  readonly seq: number;
}

/** What one participant said on their phone. */
export interface Ballot extends Pick<DataOf<typeof kinds.voteCast>, 'voteId' | 'siteId' | 'participantId' | 'opinion'> {
  readonly at: number;
  readonly seq: number;
  /** How often they have said something in this vote. */
  readonly times: number;
}

/** Which of two periods holds, since when, and by which entry. */
export interface Settlement extends DataOf<typeof kinds.voteSettled> {
  readonly at: number;
  readonly seq: number;
}

/** The votes as the journal tells them: ids and numbers, no words. Without the role of staff there are no counts in it. */
export interface VotesState extends StateWithUndoLog {
  readonly votes: Keyed<VoteRun>;
  /** By `countKey`. */
  readonly counts: Keyed<PlaceCount>;
  /** One for each participant, by `ballotKey`. */
  readonly ballots: Keyed<Ballot>;
  /** When places were asked for their count again, by `countKey`. */
  readonly asked: Keyed<number>;
  /** By `countKey` of the vote and the item that states the other period. */
  readonly settled: Keyed<Settlement>;
  /** The result on the screens. */
  readonly shown: ShownResult | null;
}

type VotesFacts = Facts<VotesState>;

export const countKey = (voteId: string, siteId: string): string => `${voteId}/${siteId}`;

export const ballotKey = (voteId: string, participantId: string): string => `${voteId}/${participantId}`;

const openedFacts = (_state: VotesState, { at, sittingId }: Entry, data: DataOf<typeof kinds.voteOpened>): VotesFacts => ({
  votes: {
    [data.voteId]: {
      ...data,
      openedAt: at,
      sittingId,
      // Acclamation is over as soon as it is noted.
      closedAt: data.way === 'acclamation' ? at : null,
      voidAt: null,
      completion: null,
    },
  },
  shown: null,
});

const countedFacts = (_state: VotesState, { at, seq }: Entry, data: DataOf<typeof kinds.voteCounted>): VotesFacts => {
  const { voteId, siteId, opinions, by } = data;
  return { counts: { [countKey(voteId, siteId)]: { voteId, siteId, opinions, by, at, seq } } };
};

/** What the screens show is told again, so that a count cannot be undone from under a result that was shown since. */
const correctedFacts = (state: VotesState, entry: Entry, data: DataOf<typeof kinds.voteCorrected>): VotesFacts => ({
  ...countedFacts(state, entry, data),
  shown: state.shown,
});

const castFacts = ({ ballots }: VotesState, { at, seq }: Entry, data: DataOf<typeof kinds.voteCast>): VotesFacts => {
  const { voteId, siteId, participantId, opinion } = data;
  const key = ballotKey(voteId, participantId);
  const times = (ballots[key]?.times ?? 0) + 1;
  return { ballots: { [key]: { voteId, siteId, participantId, opinion, at, seq, times } } };
};

const missing = (voteId: string, siteId: string, { at, seq }: Entry): PlaceCount => ({ voteId, siteId, opinions: null, by: null, at, seq });

const missedFacts = (_state: VotesState, entry: Entry, { voteId, siteId }: DataOf<typeof kinds.voteMissed>): VotesFacts => ({
  counts: { [countKey(voteId, siteId)]: missing(voteId, siteId, entry) },
});

const askedFacts = (_state: VotesState, { at }: Entry, { voteId, sites }: DataOf<typeof kinds.voteAsked>): VotesFacts => ({
  asked: Object.fromEntries(sites.map((siteId) => [countKey(voteId, siteId), at])),
});

function placeFacts({ votes }: VotesState, _entry: Entry, data: DataOf<typeof kinds.votePlaceSet>): VotesFacts | null {
  const vote = votes[data.voteId];
  const { siteId, entitled, present } = data;
  if (!vote) return null;
  const places = vote.places.map((place) => (place.siteId === siteId ? { ...place, entitled, present } : place));
  return { votes: { [vote.voteId]: { ...vote, places } } };
}

/** Every count is told again, so that none of them can be undone alone once the vote is closed. */
function closedFacts({ votes, counts }: VotesState, entry: Entry, data: DataOf<typeof kinds.voteClosed>): VotesFacts | null {
  const vote = votes[data.voteId];
  if (!vote) return null;
  const told = Object.entries(counts).filter(([, { voteId }]) => voteId === vote.voteId);
  const missed = data.missing.map((siteId) => [countKey(vote.voteId, siteId), missing(vote.voteId, siteId, entry)] as const);
  return { votes: { [vote.voteId]: { ...vote, closedAt: entry.at } }, counts: Object.fromEntries([...told, ...missed]) };
}

function cancelledFacts({ votes, shown }: VotesState, { at }: Entry, { voteId }: DataOf<typeof kinds.voteCancelled>): VotesFacts | null {
  const vote = votes[voteId];
  if (!vote) return null;
  const closedAt = vote.closedAt ?? at;
  return { votes: { [voteId]: { ...vote, closedAt, voidAt: at } }, ...(shown?.voteId === voteId ? { shown: null } : {}) };
}

function completedFacts({ votes }: VotesState, _entry: Entry, { voteId, text }: DataOf<typeof kinds.voteCompleted>): VotesFacts | null {
  const vote = votes[voteId];
  return vote ? { votes: { [voteId]: { ...vote, completion: text } } } : null;
}

const settledFacts = (_state: VotesState, { at, seq }: Entry, data: DataOf<typeof kinds.voteSettled>): VotesFacts => ({
  settled: { [countKey(data.voteId, data.statedIn)]: { ...data, at, seq } },
});

/** The result leaves the screens with its item, which is known here by the names of its entries alone. */
const itemEndedFacts = ({ shown }: VotesState, _entry: Entry, { itemId }: { readonly itemId: string }): VotesFacts | null =>
  shown?.itemId === itemId ? { shown: null } : null;

const initial: VotesState = { votes: {}, counts: {}, ballots: {}, asked: {}, settled: {}, shown: null, undoLog: [] };

/** The votes as a fold over the journal. */
export const votesSlice = undoableFactSlice<VotesState>({
  name: 'votes',
  initial,
  parts: { votes: 'keyed', counts: 'keyed', ballots: 'keyed', asked: 'keyed', settled: 'keyed', shown: 'single' },
  factsByKind: {
    [kinds.voteOpened.kind]: openedFacts,
    [kinds.voteCounted.kind]: countedFacts,
    [kinds.voteCorrected.kind]: correctedFacts,
    [kinds.voteCast.kind]: castFacts,
    [kinds.voteMissed.kind]: missedFacts,
    [kinds.voteAsked.kind]: askedFacts,
    [kinds.votePlaceSet.kind]: placeFacts,
    [kinds.voteClosed.kind]: closedFacts,
    [kinds.voteShown.kind]: (_state, _entry, data: DataOf<typeof kinds.voteShown>) => ({ shown: data }),
    [kinds.voteHidden.kind]: () => ({ shown: null }),
    [kinds.voteCancelled.kind]: cancelledFacts,
    [kinds.voteCompleted.kind]: completedFacts,
    [kinds.voteSettled.kind]: settledFacts,
    'item.finished': itemEndedFacts,
    'item.postponed': itemEndedFacts,
    'item.skipped': itemEndedFacts,
  },
  // Only those who cast a ballot change it.
  lasting: [kinds.voteAsked.kind, kinds.voteCast.kind],
  isConsistent,
  correctedFacts: ({ kind, itemId, before }) => [{ itemId, facts: kind === kinds.voteClosed.kind ? withoutCounts(before) : before }],
});

/**
 * What undoing a closing tells: everybody reads it, and what places counted is for the desk. Those counts are as they were; only places that
 * the closing recorded as missing go back to having told nothing.
 */
function withoutCounts({ counts = {}, ...facts }: VotesFacts): VotesFacts {
  return { ...facts, counts: Object.fromEntries(Object.entries(counts).filter(([, count]) => count === null)) };
}

/** Whether what was counted and cast at the places of a vote is no more than there are people. */
function fits({ voteId, places }: VoteRun, { counts, ballots }: Pick<VotesState, 'counts' | 'ballots'>): boolean {
  const cast = ballotsByPlace(ballots, { voteId });
  return places.every((place) => {
    const told = counts[countKey(voteId, place.siteId)]?.opinions;
    return (place.by === 'phones' ? (cast.get(place.siteId)?.length ?? 0) : told ? sumOf(told) : 0) <= mostAt(place);
  });
}

/** One vote is open at a time, no count is of a vote that is not there or more than there are people, and nothing of an open vote is shown. */
function isConsistent({ votes, counts, ballots, shown }: VotesState): boolean {
  const open = Object.values(votes).filter(({ closedAt }) => closedAt === null);
  const isOrphan = [...Object.values(counts), ...Object.values(ballots)].some(({ voteId }) => votes[voteId] === undefined);
  const vote = shown === null ? undefined : votes[shown.voteId];
  const isFull = open.some((one) => !fits(one, { counts, ballots }));
  return (
    open.length <= 1 && !isOrphan && !isFull && (shown === null || (vote !== undefined && vote.closedAt !== null && vote.voidAt === null))
  );
}

export const votesState = (folded: Folded): VotesState => sliceOf(votesSlice, folded);

/** The vote that is open; null if none is. */
export const openVote = ({ votes }: Pick<VotesState, 'votes'>): VoteRun | null =>
  Object.values(votes).find(({ closedAt }) => closedAt === null) ?? null;

/** Votes in their order. */
export const votesInOrder = ({ votes }: Pick<VotesState, 'votes'>): VoteRun[] =>
  Object.values(votes).toSorted((one, other) => one.openedAt - other.openedAt);
