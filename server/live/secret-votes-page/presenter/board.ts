import type { Lang } from '../../../i18n/translate.ts';
import { translate } from '../../../i18n/translate.ts';
import type { OutputOf } from '../../../platform/contract.ts';
import type { secretVotesContract, SecretVoteFacts } from '../../secret-votes/contract/index.ts';
import { optionWords, secretQuestion } from '../../secret-votes/presenter/words.ts';

/** The board of a vote: every ballot under its receipt. */
export function ballotBoard(lang: Lang, voteId: string, facts: SecretVoteFacts, board: OutputOf<typeof secretVotesContract.board>) {
  const { ballots, hash, drawn } = board;
  return {
    question: secretQuestion(facts, { voteId }),
    rows: ballots.map(({ receipt, choice }) => ({
      receipt,
      choice:
        choice.length === 0
          ? translate(lang, 'secretVotes.board.blank')
          : choice.map((option) => optionWords(lang, facts, { voteId }, option)).join(', '),
    })),
    hash: translate(lang, 'secretVotes.board.hash', { hash }),
    sums: translate(lang, 'secretVotes.board.sums', { issued: drawn.length, cast: ballots.length }),
    drawn,
  };
}
