import { isAdopted } from './result.ts';
import { votesInOrder, type VoteRun, type VotesState } from './state.ts';

/** How a document was adopted. */
export interface Adoption {
  readonly vote: VoteRun;
  readonly documentId: string;
  /** When it was adopted, in milliseconds since 1970. */
  readonly at: number;
}

/** The documents that were adopted, each by the last vote that did. A vote that was declared void, or taken back, adopts nothing. */
export const adoptionsOf = (state: VotesState): ReadonlyMap<string, Adoption> =>
  new Map(
    votesInOrder(state).flatMap((vote) => {
      const { documentId, closedAt } = vote;
      return documentId === null || closedAt === null || !isAdopted(state, vote) ? [] : [[documentId, { vote, documentId, at: closedAt }]];
    }),
  );
