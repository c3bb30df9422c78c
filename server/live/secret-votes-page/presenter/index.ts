import type { SecretVoteFacts } from '../../secret-votes/contract/index.ts';
import { itemOf, titleOf, viewContextOf, type Live, type ViewContext } from '../../live-page/presenter/index.ts';
import {
  openSecretVote,
  secretResult,
  secretVotesInOrder,
  secretVotesState,
  validBallots,
  type OptionResult,
  type SecretVoteRun,
} from '../../secret-votes/rules/index.ts';
import { tallyView } from './tally.ts';
import { electedWords, optionWords, secretQuestion } from '../../secret-votes/presenter/words.ts';
import { percentOf, sourceWords } from '../../votes/presenter/words.ts';
import { secretOpening } from './opening.ts';

interface Choice {
  readonly chosen: string | null;
  /** Whether this reader works at the control desk. */
  readonly canAct: boolean;
  /** Whether they may enter what a committee counted. */
  readonly canWrite: boolean;
}

const statusOf = ({ closedAt, voidAt }: SecretVoteRun) => (voidAt !== null ? 'void' : closedAt === null ? 'open' : 'closed');
const LOOKS = { open: 'next', closed: 'ready', void: 'lost' } as const;

/** Everything on the page of secret votes. */
export function secretVotesView(live: Live, facts: SecretVoteFacts, { chosen, canAct, canWrite }: Choice) {
  const context = viewContextOf(live);
  const state = secretVotesState(live.folded);
  const all = secretVotesInOrder(state);
  const open = openSecretVote(state);
  const vote = open ?? state.votes[chosen ?? ''] ?? all.at(-1) ?? null;
  return {
    conferenceId: live.plan.conference.id,
    canAct,
    vote: vote && { ...voteView(context, facts, vote), tally: tallyView(context, facts, vote, canWrite) },
    opening: canAct && open === null ? secretOpening(context, facts) : null,
    needsItem: canAct && open === null && context.state.runningItemId === null,
    earlier: all.toReversed().map((one) => ({
      id: one.voteId,
      time: context.time(one.openedAt),
      question: secretQuestion(facts, one),
      look: LOOKS[statusOf(one)],
      statusText: context.t(`secretVotes.status.${statusOf(one)}`),
      isShown: one.voteId === vote?.voteId,
    })),
  };
}

function voteView(context: ViewContext, facts: SecretVoteFacts, vote: SecretVoteRun) {
  const { t, lang, folded } = context;
  const status = statusOf(vote);
  const item = itemOf(context, vote.itemId);
  const cast = vote.count?.cast ?? facts.votes.find(({ voteId }) => voteId === vote.voteId)?.cast ?? 0;
  const isShown = secretVotesState(folded).shownId === vote.voteId;
  return {
    id: vote.voteId,
    question: secretQuestion(facts, vote),
    item: item && t('votes.inItem', { title: titleOf(context, item) }),
    level: t(`secretVotes.level.${vote.level}`),
    levelText: t(`secretVotes.levelText.${vote.level}`),
    look: LOOKS[status],
    statusText: t(`secretVotes.status.${status}`),
    // Whoever drew a token may not have sent their ballot yet.
    closeText: [t('secretVotes.closeText'), ...(vote.level === 'operator' ? [t('secretVotes.closeWaiting')] : [])].join(' '),
    isOpen: status === 'open',
    isOnPaper: vote.level === 'paper',
    isClosed: status === 'closed',
    isVoid: status === 'void',
    // Printed ballots are counted once, at the end.
    cast: vote.level === 'paper' && status === 'open' ? null : cast,
    electors: vote.electors,
    rule: t(`votes.majority.${vote.majority}`),
    source: sourceWords(lang, vote.majority),
    seats: vote.form === 'election' ? t('secretVotes.seatsOf', { n: vote.seats, of: vote.options.length }) : null,
    options: status === 'open' ? vote.options.map((option) => optionWords(lang, facts, vote, option)) : null,
    result: status === 'closed' ? resultView(context, facts, vote) : null,
    board: vote.board && status === 'closed' ? { issued: vote.board.issued } : null,
    isShown,
    screens: status === 'closed' ? t(isShown ? 'votes.isShown' : 'votes.isHidden') : null,
  };
}

function resultView({ t, lang }: ViewContext, facts: SecretVoteFacts, vote: SecretVoteRun) {
  const { count } = vote;
  if (!count) return null;
  const { needed, options, isAdopted } = secretResult(vote, count);
  const valid = validBallots(count);
  const rows = vote.form === 'election' ? options.toSorted((one, other) => other.n - one.n) : options;
  return {
    rows: rows.map(({ option, n, isElected }: OptionResult) => ({
      label: optionWords(lang, facts, vote, option),
      n,
      percent: percentOf(lang, n, valid),
      bar: valid === 0 ? 0 : Math.round((n * 1000) / valid),
      isElected: isElected === true,
      words: electedWords(lang, vote, isElected),
    })),
    blank: vote.form === 'election' ? count.blank : null,
    cast: t('secretVotes.castOf', { n: count.cast, of: vote.electors }),
    onPaper:
      count.invalid === undefined
        ? null
        : `${t('secretVotes.paper.handedOut')}: ${count.handedOut}; ${t('secretVotes.paper.invalid')}: ${count.invalid}`,
    needed: needed === null ? t('secretVotes.neededUnknown') : t('secretVotes.needed', { n: needed }),
    outcome: vote.form === 'election' ? null : t(`votes.outcome.${isAdopted === null ? 'unknown' : isAdopted ? 'adopted' : 'rejected'}`),
  };
}
