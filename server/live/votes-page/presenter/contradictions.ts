import { periodWords } from '../../../planning/validation/presenter/period.ts';
import { itemOf, titleOf, type ViewContext } from '../../live-page/presenter/view-context.ts';
import { HOLDERS } from '../../votes/contract/entities.ts';
import { settledSentence } from '../../votes/presenter/words.ts';
import { conflictsOf, votesState, type VoteRun } from '../../votes/rules/index.ts';

/** What disagrees with an adopted document, and which of both holds once somebody has said it. */
export function contradictionViews(context: ViewContext, vote: VoteRun) {
  const { t, lang, folded, votes } = context;
  const stated = votes?.stated.filter(({ voteId }) => voteId === vote.voteId) ?? [];
  return conflictsOf(stated, votesState(folded), vote).map(({ statedIn, item, document, settled }) => {
    const stating = itemOf(context, statedIn);
    const reason = settled && (votes?.texts.find(({ id }) => id === settled.text.id)?.body ?? t('votes.erased'));
    return {
      statedIn,
      statedInTitle: stating ? titleOf(context, stating) : t('votes.settled.gone'),
      item: periodWords(lang, item),
      document: periodWords(lang, document),
      seen: settled?.seq ?? 0,
      words: settled && settledSentence(lang, settled, reason),
      choices: HOLDERS.map((value) => ({ value, label: t(`votes.settled.choose.${value}`), checked: settled?.holds === value })),
    };
  });
}
