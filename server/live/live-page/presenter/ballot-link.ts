import { openSecretVote, secretVotesState } from '../../secret-votes/rules/index.ts';
import { openVote, votesState } from '../../votes/rules/index.ts';
import { itemOf, type ViewContext } from './view-context.ts';

/** The way of a delegate to their ballot while something can be voted on; null otherwise, and for those who have none. `withOpen`: also an open vote. */
export function ballotLink(context: ViewContext, href: string | null, withOpen: boolean) {
  const { t, folded } = context;
  const secret = openSecretVote(secretVotesState(folded));
  const open = withOpen ? openVote(votesState(folded)) : null;
  const vote = secret ?? open;
  if (href === null || vote === null || !itemOf(context, vote.itemId)) return null;
  return { href, words: t(secret ? 'secretVotes.status.open' : 'votes.status.open'), isSecret: secret !== null };
}
