import type { ViewContext } from '../../live-page/presenter/view-context.ts';
import { countKey, mostAt, openVote, votesState } from '../../votes/rules/index.ts';
import { questionOf } from '../../live-page/presenter/vote-question.ts';

/** The open vote on the page of a site: what it sends in, and what it has sent; null while none is open. */
export function siteVoteView(context: ViewContext, siteId: string) {
  const { t, folded, votes, time } = context;
  const state = votesState(folded);
  const vote = openVote(state);
  if (!vote || !votes) return null;
  const place = vote.places.find((one) => one.siteId === siteId);
  const own = votes.own.find((one) => one.voteId === vote.voteId) ?? null;
  const most = place ? mostAt(place) : Infinity;
  const askedAt = state.asked[countKey(vote.voteId, siteId)] ?? 0;
  const opinions = own?.opinions ?? null;
  return {
    voteId: vote.voteId,
    question: questionOf(context, vote),
    isIn: place?.by === 'hands',
    most: Number.isFinite(most) ? most : null,
    limit: Number.isFinite(most) ? t('votes.site.most', { n: most }) : t('votes.site.mostUnknown'),
    opinions,
    seen: own?.seq ?? 0,
    sent: own && opinions ? t('votes.site.sent', { time: time(own.at), ...opinions }) : null,
    isMissing: own !== null && opinions === null,
    isAsked: askedAt > (own?.at ?? -1) && askedAt > 0,
    send: t(opinions === null ? 'votes.site.send' : 'votes.site.change'),
  };
}
