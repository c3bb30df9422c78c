import { isMainHall } from '../../../planning/sites/rules/told-apart.ts';
import { shortName } from '../../../planning/sites/rules/index.ts';
import { isIn, siteRun } from '../../roll-call/rules/index.ts';
import type { ViewContext } from '../../live-page/presenter/view-context.ts';
import type { Opinions } from '../../votes/contract/entities.ts';
import { countKey, mostAt, votesState, type PlaceNow, type VoteRun } from '../../votes/rules/index.ts';

/** A place at the desk: a tile with its count, or why there is none. */
export interface PlaceRow {
  readonly siteId: string;
  readonly name: string;
  readonly look: 'told' | 'lost' | 'silent' | 'missing';
  readonly entitled: number | null;
  readonly present: number | null;
  /** The most that its three numbers may add up to; null: not known. */
  readonly most: number | null;
  readonly opinions: Opinions | null;
  readonly seen: number;
  /** Who entered the count, or why there is none. */
  readonly note: string;
  readonly phone: string | null;
  readonly dial: string | null;
  readonly isHall: boolean;
  /** Everybody there votes on their own phone. */
  readonly isByPhones: boolean;
  readonly mayMiss: boolean;
  readonly voteId: string;
}

export function placeRow(context: ViewContext, { voteId }: VoteRun, place: PlaceNow): PlaceRow {
  const { plan, t } = context;
  const site = plan.sites.find(({ id }) => id === place.siteId);
  const { siteId, entitled, present, count } = place;
  const opinions = count?.opinions ?? null;
  const most = mostAt(place);
  const contact = [site?.forDesk?.contactName, site?.forDesk?.contactPhone].filter(Boolean).join(', ');
  return {
    siteId,
    voteId,
    name: site ? shortName(site) : siteId,
    look: lookOf(context, place),
    entitled,
    present,
    most: Number.isFinite(most) ? most : null,
    opinions,
    seen: count?.seq ?? 0,
    note: opinions === null ? reasonOf(context, voteId, place) : t(`votes.by.${count?.by ?? 'place'}`),
    phone: contact === '' ? null : contact,
    dial: site?.forDesk?.contactPhone?.replace(/[^+\d]/g, '') ?? null,
    isHall: site !== undefined && isMainHall(site),
    isByPhones: place.by === 'phones',
    mayMiss: count === undefined,
  };
}

function lookOf({ sites }: ViewContext, { siteId, count }: PlaceNow): PlaceRow['look'] {
  if (count) return count.opinions === null ? 'missing' : 'told';
  return siteRun(sites, siteId).lostAt === null ? 'silent' : 'lost';
}

/** Why a place has not told its count. */
function reasonOf({ t, sites, time, folded, index }: ViewContext, voteId: string, { siteId, count }: PlaceNow): string {
  const run = siteRun(sites, siteId);
  const asked = votesState(folded).asked[countKey(voteId, siteId)];
  const parts = [
    ...(count ? [t('votes.reason.missing')] : []),
    ...(run.lostAt !== null ? [t('votes.reason.lostSince', { time: time(run.lostAt) })] : []),
    ...(!isIn(run) && run.lostAt === null && siteId !== index.hallId ? [t('votes.reason.absent')] : []),
    ...(asked === undefined ? [] : [t('votes.reason.asked', { time: time(asked) })]),
  ];
  return parts.length === 0 ? t('votes.reason.silent') : parts.join('. ');
}
