import type { ViewContext } from '../../live-page/presenter/view-context.ts';
import { questionOf } from '../../live-page/presenter/vote-question.ts';
import { openSecretVote, secretVotesState } from '../../secret-votes/rules/index.ts';
import { openVote, tallyOf, votesState } from '../../votes/rules/index.ts';

/** The open vote at the desk in one line, which leads to its page; null while none is open. */
export function deskVote(context: ViewContext) {
  const { t, folded, plan } = context;
  const state = votesState(folded);
  const vote = openVote(state);
  if (!vote) return deskSecretVote(context);
  const { counted, places } = tallyOf(state, vote);
  return {
    href: `/conferences/${plan.conference.id}/votes`,
    words: t('votes.deskOpen', { n: counted.length, total: places.length }),
    question: questionOf(context, vote),
  };
}

/** The open secret vote likewise: nothing of it is known here but that it is open. */
function deskSecretVote({ t, folded, plan }: ViewContext) {
  if (!openSecretVote(secretVotesState(folded))) return null;
  return { href: `/conferences/${plan.conference.id}/secret-votes`, words: t('secretVotes.title'), question: t('secretVotes.status.open') };
}
