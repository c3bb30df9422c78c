import type { z } from 'zod';
import { sliceOf, type Entry, type Folded, type Slice } from '../../../platform/journal/contract.ts';
import type { SecretCount } from '../contract/entities.ts';
import * as kinds from '../contract/entries.ts';

type DataOf<K extends { readonly data: z.ZodType }> = z.output<K['data']>;

/** A secret vote as the journal tells it: ids and totals. */
export interface SecretVoteRun extends DataOf<typeof kinds.secretVoteOpened> {
  readonly openedAt: number;
  readonly sittingId: string | null;
  readonly closedAt: number | null;
  /** Hash of the board of a vote that is secret from the server, and how many tokens were drawn. */
  readonly board?: { readonly hash: string; readonly issued: number };
  readonly voidAt: number | null;
  /** What was counted; null before that, and for those who may not know. */
  readonly count: SecretCount | null;
}

export interface SecretVotesState {
  readonly votes: Readonly<Record<string, SecretVoteRun>>;
  /** Id of the vote whose result is on the screens. */
  readonly shownId: string | null;
}

const initial: SecretVotesState = { votes: {}, shownId: null };

function changed(state: SecretVotesState, voteId: string, change: Partial<SecretVoteRun>): SecretVotesState {
  const vote = state.votes[voteId];
  return vote ? { ...state, votes: { ...state.votes, [voteId]: { ...vote, ...change } } } : state;
}

function opened(state: SecretVotesState, { at, sittingId }: Entry, data: DataOf<typeof kinds.secretVoteOpened>): SecretVotesState {
  const vote = { ...data, openedAt: at, sittingId, closedAt: null, voidAt: null, count: null };
  return { votes: { ...state.votes, [data.voteId]: vote }, shownId: null };
}

const boardIn = ({ board, issued }: DataOf<typeof kinds.secretVoteClosed>) =>
  board === undefined || issued === undefined ? {} : { board: { hash: board, issued } };

const countIn = ({ cast, blank, counts, handedOut, invalid }: SecretCount): SecretCount => ({
  cast,
  blank,
  counts,
  ...(handedOut === undefined || invalid === undefined ? {} : { handedOut, invalid }),
});

function cancelled(state: SecretVotesState, at: number, voteId: string): SecretVotesState {
  const closedAt = state.votes[voteId]?.closedAt ?? at;
  const after = changed(state, voteId, { voidAt: at, closedAt, count: null });
  return state.shownId === voteId ? { ...after, shownId: null } : after;
}

function apply(state: SecretVotesState, entry: Entry): SecretVotesState {
  const made = kinds.secretVoteOpened.read(entry);
  if (made) return opened(state, entry, made);
  const closed = kinds.secretVoteClosed.read(entry);
  if (closed) return changed(state, closed.voteId, { closedAt: entry.at, ...boardIn(closed) });
  const counted = kinds.secretVoteCounted.read(entry);
  if (counted) return changed(state, counted.voteId, { count: countIn(counted) });
  const shown = kinds.secretVoteShown.read(entry);
  if (shown) return { ...changed(state, shown.voteId, { count: countIn(shown) }), shownId: shown.voteId };
  if (kinds.secretVoteHidden.read(entry)) return { ...state, shownId: null };
  const gone = kinds.secretVoteCancelled.read(entry);
  return gone ? cancelled(state, entry.at, gone.voteId) : leftWithItem(state, entry);
}

const ITEM_ENDS = new Set(['item.finished', 'item.postponed', 'item.skipped']);

/** The result leaves the screens with its item, and for that of an open vote; both are known here by the names of their entries alone. */
function leftWithItem(state: SecretVotesState, { kind, data }: Entry): SecretVotesState {
  if (kind === 'vote.shown') return state.shownId === null ? state : { ...state, shownId: null };
  const shown = state.votes[state.shownId ?? ''];
  const ended = ITEM_ENDS.has(kind) && typeof data === 'object' && data !== null && 'itemId' in data ? data.itemId : null;
  return shown && ended === shown.itemId ? { ...state, shownId: null } : state;
}

/** Secret votes as a fold over the journal. */
export const secretVotesSlice: Slice<SecretVotesState> = { name: 'secretVotes', initial, apply };

export const secretVotesState = (folded: Folded): SecretVotesState => sliceOf(secretVotesSlice, folded);

/** The secret vote that is open; null if none is. */
export const openSecretVote = ({ votes }: Pick<SecretVotesState, 'votes'>): SecretVoteRun | null =>
  Object.values(votes).find(({ closedAt }) => closedAt === null) ?? null;

/** Secret votes in their order. */
export const secretVotesInOrder = ({ votes }: Pick<SecretVotesState, 'votes'>): SecretVoteRun[] =>
  Object.values(votes).toSorted((one, other) => one.openedAt - other.openedAt);
