import { tallyOf, votesInOrder, type Settlement, type Tally, type VoteRun, type VotesState } from '../../../live/votes/rules/index.ts';

/** A vote that was held. Times in milliseconds since 1970. */
export interface HeldVote {
  readonly kind: 'vote';
  readonly at: number;
  readonly vote: VoteRun;
  readonly tally: Tally;
  /** What was asked; null if it was erased. */
  readonly question: string | null;
  /** What an adopted document has to be completed by; null: nothing. */
  readonly completion: string | null;
  /** Which of two periods holds, with the reason (null if it was erased), in the order in which it was said. */
  readonly settlements: readonly { readonly settlement: Settlement; readonly reason: string | null }[];
}

interface OfItem {
  readonly itemId: string;
  readonly fact: HeldVote;
}

/** The votes that count: closed, and not declared void. `texts`: by their ids. */
export function voteFacts(state: VotesState, texts: ReadonlyMap<string, string | null>): OfItem[] {
  return votesInOrder(state)
    .filter(({ closedAt, voidAt }) => closedAt !== null && voidAt === null)
    .map((vote) => {
      const { itemId, closedAt, openedAt, text, completion } = vote;
      const words = { question: texts.get(text.id) ?? null, completion: completion === null ? null : (texts.get(completion.id) ?? null) };
      const settlements = Object.values(state.settled)
        .filter(({ voteId }) => voteId === vote.voteId)
        .toSorted((a, b) => a.seq - b.seq)
        .map((settlement) => ({ settlement, reason: texts.get(settlement.text.id) ?? null }));
      return { itemId, fact: { kind: 'vote', at: closedAt ?? openedAt, vote, tally: tallyOf(state, vote), ...words, settlements } };
    });
}
