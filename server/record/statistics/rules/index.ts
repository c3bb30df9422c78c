import { secretVoteFacts } from '../../minutes/rules/secret-votes.ts';
import { voteFacts } from '../../minutes/rules/votes.ts';
import type { Opinion } from '../../../live/votes/contract/index.ts';
import type { Figures, VoteFigures } from '../contract.ts';
import { attendanceFigures } from './attendance.ts';
import { itemFigures } from './items.ts';
import { lineFigures } from './lines.ts';
import { isCounted, countedPart, type CountedPart, type ConferenceRecord } from './record.ts';
import { requestFigures } from './requests.ts';
import { sittingFigures } from './sittings.ts';
import { speakingFigures } from './speaking.ts';
import { seconds } from './windows.ts';

export { historySlice, type History } from './history.ts';
export { withoutClassified } from './classified.ts';
export type { ConferenceRecord } from './record.ts';

/** The figures of one sitting, or of all. */
export function figuresOf(record: ConferenceRecord, sittingId: string | null): Figures {
  const part = countedPart(record, sittingId);
  const items = itemFigures(record, part);
  return {
    sittingId,
    sittings: sittingFigures(record).filter(({ id }) => isCounted(part, id)),
    items,
    speaking: speakingFigures(record, part),
    lines: lineFigures(record, part),
    attendance: attendanceFigures(record, part),
    requests: requestFigures(record, part),
    votes: [...voteFigures(record, part), ...secretVoteFigures(record, part)].toSorted((one, other) => one.at - other.at),
    leftOut: items.filter(({ isHidden }) => isHidden).length,
  };
}

/** The votes that count, as the minutes tell them. */
function voteFigures({ votes, texts }: ConferenceRecord, part: CountedPart): VoteFigures[] {
  return voteFacts(votes, texts)
    .filter(({ fact }) => isCounted(part, fact.vote.sittingId))
    .map(({ itemId, fact: { vote, tally, question, at } }) => ({
      id: vote.voteId,
      itemId,
      question,
      at,
      seconds: seconds(at - vote.openedAt),
      way: vote.way,
      outcome: tally.outcome,
      elected: null,
      agree: tally.agree,
      disagree: tally.disagree,
      none: tally.none,
      entitled: tally.entitled,
      present: tally.present,
      needed: tally.needed,
    }));
}

/** The secret votes that count, as far as the reader may know their totals. */
function secretVoteFigures({ secretVotes, secretWords }: ConferenceRecord, part: CountedPart): VoteFigures[] {
  return secretVoteFacts(secretVotes, secretWords)
    .filter(({ fact }) => isCounted(part, fact.vote.sittingId))
    .map(({ itemId, fact: { vote, count, result, words, at } }) => {
      const n = (opinion: Opinion): number => count.counts.find(({ option }) => option === opinion)?.n ?? 0;
      const isElection = vote.form === 'election';
      return {
        id: vote.voteId,
        itemId,
        question: words.votes.find(({ voteId }) => voteId === vote.voteId)?.question ?? null,
        at,
        seconds: seconds(at - vote.openedAt),
        way: 'secret',
        outcome: result.isAdopted === null ? 'unknown' : result.isAdopted ? 'adopted' : 'rejected',
        elected: isElection ? result.options.filter(({ isElected }) => isElected === true).length : null,
        agree: n('agree'),
        disagree: n('disagree'),
        none: n('none'),
        entitled: vote.entitled,
        present: vote.electors,
        needed: result.needed,
      };
    });
}
