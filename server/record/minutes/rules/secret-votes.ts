import type { SecretCount, SecretVoteFacts } from '../../../live/secret-votes/contract/index.ts';
import {
  secretResult,
  secretVotesInOrder,
  type SecretResult,
  type SecretVoteRun,
  type SecretVotesState,
} from '../../../live/secret-votes/rules/index.ts';

/** A secret vote that was held, in totals. Times in milliseconds since 1970. */
export interface HeldSecretVote {
  readonly kind: 'secretVote';
  readonly at: number;
  readonly vote: SecretVoteRun;
  readonly count: SecretCount;
  readonly result: SecretResult;
  /** What was asked, and who the candidates were. */
  readonly words: Pick<SecretVoteFacts, 'votes'>;
}

/** The secret votes that count: closed, and not declared void. */
export const secretVoteFacts = (
  state: SecretVotesState,
  words: Pick<SecretVoteFacts, 'votes'>,
): { itemId: string; fact: HeldSecretVote }[] =>
  secretVotesInOrder(state).flatMap((vote) => {
    const { itemId, closedAt, voidAt, count } = vote;
    if (closedAt === null || voidAt !== null || count === null) return [];
    return [{ itemId, fact: { kind: 'secretVote', at: closedAt, vote, count, result: secretResult(vote, count), words } }];
  });
