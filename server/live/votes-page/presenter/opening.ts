import { QUORUMS } from '../../../planning/conferences/contract/facts.ts';
import { shortName } from '../../../planning/sites/rules/index.ts';
import { isAdjourned } from '../../sitting/rules/index.ts';
import { itemOf, titleOf, type ViewContext } from '../../live-page/presenter/view-context.ts';
import { MAJORITIES, PLACE_WAYS, VOTE_WAYS } from '../../votes/contract/index.ts';

/** The quorum where the conference sets none: two thirds. */
const USUAL_QUORUM = 'two-thirds';

/** The form that opens a vote on the running item; null while none runs. */
export function openingForm(context: ViewContext) {
  const { t, votes, state, plan } = context;
  const sitting = state.sittings[state.openSittingId ?? ''];
  const item = itemOf(context, state.runningItemId);
  if (!votes || !sitting || isAdjourned(sitting) || !item || item.hidden) return null;
  const documents = votes.documents.filter(({ itemId }) => itemId === item.id);
  const quorum = votes.quorum === 'none' ? USUAL_QUORUM : votes.quorum;
  const places = votes.places.map((place) => {
    const site = plan.sites.find(({ id }) => id === place.siteId);
    return { ...place, name: site ? shortName(site) : place.siteId };
  });
  return {
    itemId: item.id,
    item: titleOf(context, item),
    ways: VOTE_WAYS.map((value, at) => ({ value, label: t(`votes.way.${value}`), checked: at === 0 })),
    documents: documents.map(({ id, title }, at) => ({ value: id, label: title, selected: at === 0 })),
    quorums: QUORUMS.map((value) => ({ value, label: t(`conferences.settings.quorumOf.${value}`), selected: value === quorum })),
    majorities: MAJORITIES.map((value) => ({ value, label: t(`votes.majority.${value}`) })),
    places,
    placeWays: PLACE_WAYS.map((value) => ({ value, label: t(`votes.placeWay.${value}`) })),
    ids: places.map(({ siteId }) => siteId).join(' '),
  };
}
