import { ballotView } from '../delegate-page/presenter/ballot.ts';
import { viewContextOf, type Live } from '../live-page/presenter/index.ts';
import type { SecretVoteFacts } from '../secret-votes/contract/index.ts';
import { openSecretVote, secretVotesInOrder, secretVotesState } from '../secret-votes/rules/index.ts';
import { optionWords, secretQuestion } from '../secret-votes/presenter/words.ts';

/** What the script of the page needs to vote with a token; null where the vote has none, or is not theirs. */
const tokenOf = ({ own, publicKey }: SecretVoteFacts, voteId: string) =>
  own?.voteId === voteId && publicKey !== null ? { voteId, publicKey, isDrawn: own.hasVoted } : null;

/** What somebody can vote on now, on a page of their own. */
export function ballotPageView(live: Live, facts: SecretVoteFacts) {
  const context = viewContextOf(live);
  const { plan, t, lang } = context;
  const vote = openSecretVote(secretVotesState(live.folded));
  const isElector = vote !== null && facts.own?.voteId === vote.voteId;
  const secret = vote && {
    voteId: vote.voteId,
    question: secretQuestion(facts, vote),
    token: tokenOf(facts, vote.voteId),
    level: t(`secretVotes.level.${vote.level}`),
    promise: t(`secretVotes.promise.${vote.level}`),
    bar: !isElector ? t('secretVotes.errors.secret-vote-not-elector') : vote.level === 'paper' ? t('secretVotes.ballot.onPaper') : null,
    hasVoted: facts.own?.hasVoted ?? false,
    // A vote that is secret from the server is cast by the script of the page.
    isByToken: vote.level === 'operator',
    isElection: vote.form === 'election',
    how: vote.form === 'election' ? t('secretVotes.ballot.howElection', { n: vote.seats }) : t('secretVotes.ballot.how'),
    options: vote.options.map((value) => ({ value, label: optionWords(lang, facts, vote, value) })),
  };
  const counted = secretVotesInOrder(secretVotesState(live.folded)).findLast((one) => one.board !== undefined && one.count !== null);
  const ballot = ballotView(context, { chosen: null, kept: null });
  return {
    conference: { id: plan.conference.id, title: plan.conference.title },
    secret,
    ballot,
    isEmpty: !secret && !ballot,
    counted: counted?.voteId ?? null,
  };
}
