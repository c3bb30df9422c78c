import type { Queryable } from '../../platform/database/open.ts';
import { campaignList } from '../../planning/awards/store.ts';
import type { SeriesCampaign } from './contract.ts';

/** The campaigns of conferences, in the order of these. */
export async function campaignsOf(db: Queryable, conferenceIds: readonly string[]): Promise<SeriesCampaign[]> {
  const found: SeriesCampaign[] = [];
  for (const conferenceId of conferenceIds)
    for (const { id, title, startsOn, endsWith, units, closedOn, result } of await campaignList.all(db, conferenceId)) {
      const endsWithNext = endsWith === 'series.next';
      const endsOn = endsWithNext ? null : endsWith;
      found.push({ conferenceId, id, title, startsOn, endsWithNext, endsOn, units: units.length, closedOn, result });
    }
  return found;
}
