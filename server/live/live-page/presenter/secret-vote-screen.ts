import type { SecretCount } from '../../secret-votes/contract/index.ts';
import { electedWords, optionWords, secretQuestion } from '../../secret-votes/presenter/words.ts';
import { openSecretVote, secretResult, secretVotesState, validBallots, type SecretVoteRun } from '../../secret-votes/rules/index.ts';
import { barOf, outcomeWords, percentOf } from '../../votes/presenter/words.ts';
import { itemOf, type ViewContext } from './view-context.ts';

/** What the screens show of a secret vote: what is asked while it is open, the totals once the chair shows them; null otherwise. */
export function secretScreen(context: ViewContext) {
  const { t, folded, secretVotes } = context;
  const state = secretVotesState(folded);
  const open = openSecretVote(state);
  const vote = open ?? state.votes[state.shownId ?? ''] ?? null;
  if (!vote || !itemOf(context, vote.itemId)) return null;
  return {
    over: t(open ? 'secretVotes.screen.voting' : 'secretVotes.screen.result'),
    question: secretQuestion(secretVotes, vote),
    how: open ? t(open.level === 'paper' ? 'secretVotes.ballot.onPaper' : 'secretVotes.screen.how') : null,
    result: open || !vote.count ? null : secretResultView(context, vote, vote.count),
  };
}

function secretResultView(context: ViewContext, vote: SecretVoteRun, count: SecretCount) {
  return vote.form === 'election' ? electionView(context, vote, count) : questionView(context, vote, count);
}

function questionView({ t, lang }: ViewContext, vote: SecretVoteRun, count: SecretCount) {
  const { needed, isAdopted } = secretResult(vote, count);
  const n = (option: string): number => count.counts.find((one) => one.option === option)?.n ?? 0;
  const totals = { agree: n('agree'), disagree: n('disagree'), none: n('none') };
  const isOfEntitled = vote.majority.endsWith('entitled');
  const whole = isOfEntitled ? vote.entitled : vote.electors;
  const percent = percentOf(lang, totals.agree, whole);
  const of =
    whole === null || percent === null ? null : t(`votes.screen.${isOfEntitled ? 'agreeOf' : 'agreeOfPresent'}`, { n: whole, percent });
  return {
    outcome: outcomeWords(lang, isAdopted === null ? 'unknown' : isAdopted ? 'adopted' : 'rejected'),
    isAdopted: isAdopted === true,
    elected: null,
    counts: {
      agree: totals.agree,
      of,
      bar: barOf(totals, whole, needed),
      need: needed === null ? null : t('votes.need', { n: needed }),
      others: [
        { value: totals.disagree, label: t('votes.opinion.disagree') },
        { value: totals.none, label: t('votes.opinion.none') },
        { value: count.cast, label: t('secretVotes.castWord') },
      ],
      missing: null,
    },
  };
}

/** The candidates with their votes, the most first. */
function electionView({ t, lang, secretVotes }: ViewContext, vote: SecretVoteRun, count: SecretCount) {
  const { options } = secretResult(vote, count);
  const rows = options.toSorted((one, other) => other.n - one.n);
  const names = rows.filter(({ isElected }) => isElected).map(({ option }) => optionWords(lang, secretVotes, vote, option));
  return {
    outcome: names.length === 0 ? t('secretVotes.screen.nobody') : t('secretVotes.screen.elected', { names: names.join(', ') }),
    isAdopted: names.length > 0,
    counts: null,
    elected: rows.map(({ option, n, isElected }) => ({
      label: optionWords(lang, secretVotes, vote, option),
      n,
      percent: percentOf(lang, n, validBallots(count)),
      isElected: isElected === true,
      words: electedWords(lang, vote, isElected),
    })),
  };
}
