import type { ViewContext } from '../../live-page/presenter/view-context.ts';
import { openSecretVote, secretVotesState } from '../../secret-votes/rules/index.ts';
import { openVote, votesState } from '../../votes/rules/index.ts';
import type { Action } from './actions/action.ts';

/** Whether a vote is open, of whatever kind. */
export const isVoting = ({ folded }: ViewContext): boolean =>
  openVote(votesState(folded)) !== null || openSecretVote(secretVotesState(folded)) !== null;

/** The question before an item is left while people vote: the vote does not end with it. Nothing is asked where none is open. */
export function askWhileVoting(context: ViewContext): Pick<Action, 'confirm'> {
  const { t } = context;
  return isVoting(context) ? { confirm: { title: t('desk.confirm.voting'), text: t('desk.confirm.votingText') } } : {};
}
