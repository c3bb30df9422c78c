import type { ViewContext } from '../../live-page/presenter/index.ts';
import { questionOf } from '../../live-page/presenter/vote-question.ts';
import { OPINIONS, type Opinion } from '../../votes/contract/index.ts';
import { openVote, votesState } from '../../votes/rules/index.ts';

/** A ballot that was sent from this device and has no answer yet. */
export interface KeptBallot {
  readonly voteId: string;
  readonly opinion: Opinion;
}

/** What only the device knows of a ballot: what is chosen and not sent, and what was sent and waits. */
export interface BallotOnPage {
  readonly chosen: Opinion | null;
  readonly kept: KeptBallot | null;
}

/** The open vote on a delegate's own page; null while none is open, and where it is not theirs. */
export function ballotView(context: ViewContext, { chosen, kept }: BallotOnPage) {
  const { t, folded, votes, time } = context;
  const vote = openVote(votesState(folded));
  const casting = votes?.casting ?? null;
  if (!vote || casting?.voteId !== vote.voteId) return null;
  const waiting = kept?.voteId === vote.voteId ? kept.opinion : null;
  const shown = chosen ?? waiting ?? casting.opinion;
  const words = (opinion: Opinion): string => t(`votes.opinion.${opinion}`);
  return {
    voteId: vote.voteId,
    question: questionOf(context, vote),
    bar: casting.bar && t(`votes.errors.${casting.bar}`),
    options: OPINIONS.map((value) => ({ value, label: words(value), checked: value === shown })),
    send: shown === null ? t('votes.ballot.sendAny') : t('votes.ballot.send', { choice: words(shown) }),
    sent: casting.opinion && waiting === null ? t('votes.ballot.sent', { time: time(casting.at), choice: words(casting.opinion) }) : null,
    kept: waiting === null ? null : t('votes.ballot.kept', { choice: words(waiting) }),
  };
}
