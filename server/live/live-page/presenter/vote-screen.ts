import { itemOf, type ViewContext } from './view-context.ts';
import type { ShownResult } from '../../votes/contract/entities.ts';
import { openVote, takenBy, votesState, type VoteRun } from '../../votes/rules/index.ts';
import { secretScreen } from './secret-vote-screen.ts';
import { questionOf } from './vote-question.ts';
import { barOf, outcomeWords, percentOf } from '../../votes/presenter/words.ts';

const LONG_QUESTION_LENGTH = 110;

/** What the screens show of a vote: the question while it is open, the result once the chair shows it; null otherwise. */
export function screenVote(context: ViewContext) {
  const { t, folded } = context;
  const state = votesState(folded);
  const open = openVote(state);
  const result = state.shown;
  const vote = open ?? (result && state.votes[result.voteId]) ?? null;
  const secret = open ? null : secretScreen(context);
  if (secret) return { ...secret, isLong: secret.question.length > LONG_QUESTION_LENGTH };
  if (!vote || !itemOf(context, vote.itemId)) return null;
  const question = questionOf(context, vote);
  return {
    over: t(open ? 'votes.screen.voting' : 'votes.screen.result'),
    question,
    isLong: question.length > LONG_QUESTION_LENGTH,
    how: open ? t(`votes.screen.votingHow.${takenBy(open)}`) : null,
    result: open || !result ? null : resultView(context, vote, result),
  };
}
export type ScreenVote = NonNullable<ReturnType<typeof screenVote>>;

function resultView({ t, lang }: ViewContext, { way, majority }: VoteRun, result: ShownResult) {
  const { agree, disagree, none, entitled, present, needed, missing, outcome } = result;
  if (way === 'acclamation') return { outcome: t('votes.screen.acclaimed'), isAdopted: true, elected: null, counts: null };
  const isOfEntitled = majority.endsWith('entitled');
  const whole = isOfEntitled ? entitled : present;
  const percent = percentOf(lang, agree, whole);
  const of =
    whole !== null && percent !== null ? t(`votes.screen.${isOfEntitled ? 'agreeOf' : 'agreeOfPresent'}`, { n: whole, percent }) : null;
  return {
    outcome: outcomeWords(lang, outcome),
    isAdopted: outcome === 'adopted',
    elected: null,
    counts: {
      agree,
      of,
      bar: barOf(result, whole, needed),
      need: needed === null ? null : t('votes.need', { n: needed }),
      others: [
        { value: disagree, label: t('votes.opinion.disagree') },
        { value: none, label: t('votes.opinion.none') },
        ...(present === null ? [] : [{ value: present, label: t('votes.present') }]),
      ],
      missing: missing === 0 ? null : t('votes.screen.missing', { n: missing }),
    },
  };
}

/** The same as a line for those who follow on another page. */
export function voteLine(context: ViewContext): string | null {
  const shown = screenVote(context);
  if (!shown) return null;
  const { question, result } = shown;
  return result === null
    ? context.t('votes.screen.line', { question })
    : context.t('votes.screen.resultLine', { question, outcome: result.outcome });
}
