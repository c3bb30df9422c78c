import type { Campaign } from '../../../planning/awards/contract.ts';
import { spelled } from '../../../platform/text.ts';
import type { FollowedCampaign, UnitResult } from './contract.ts';

/** A line of the registered units: "Văn phòng Tỉnh ủy Cà Mau: số hóa 100% văn bản". */
export function registeredUnit(line: string): { readonly unit: string; readonly pledge: string | null } {
  const at = line.indexOf(':');
  const [unit, pledge] = at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
  return { unit: unit.trim(), pledge: pledge.trim() || null };
}

/** A campaign in the plan of its conference. */
export interface PlannedCampaign {
  readonly campaign: Campaign;
  readonly conference: {
    readonly id: string;
    readonly title: string;
    readonly date: string | null;
    readonly seriesName: string | null;
    readonly writes: boolean;
  };
}

/** A result as it is stored, of the campaign of one conference. */
export interface StoredResult extends UnitResult {
  readonly conferenceId: string;
  readonly campaignId: string;
}

const keyOf = (conferenceId: string, campaignId: string, unit: string): string => `${conferenceId} ${campaignId} ${spelled(unit)}`;

/** What names a campaign over its series: one that is carried on keeps its title. Outside a series it is the conference's own. */
const chainOf = ({ campaign, conference }: PlannedCampaign): string =>
  `${conference.seriesName ?? conference.id} ${spelled(campaign.title)}`;

/**
 * The campaigns, each once: as the latest conference has it, with the results that were entered there, or at an earlier conference that had it.
 * What is open comes first, then by title.
 */
export function followedCampaigns(planned: readonly PlannedCampaign[], results: readonly StoredResult[]): FollowedCampaign[] {
  const stored = new Map(results.map((one) => [keyOf(one.conferenceId, one.campaignId, one.unit), one]));
  const byDate = planned.toSorted((a, b) => ((a.conference.date ?? '9999') < (b.conference.date ?? '9999') ? -1 : 1));
  const chains = Map.groupBy(byDate, chainOf);
  const all = [...chains.values()].flatMap((chain) => {
    const last = chain.at(-1);
    return last ? [followed(last, chain, stored)] : [];
  });
  return all.toSorted((a, b) => Number(a.closedOn !== null) - Number(b.closedOn !== null) || a.title.localeCompare(b.title, 'vi'));
}

function followed(last: PlannedCampaign, chain: readonly PlannedCampaign[], stored: ReadonlyMap<string, StoredResult>): FollowedCampaign {
  const { campaign, conference } = last;
  const { id, title, endsWith, targets, carriedFrom, closedOn, result } = campaign;
  const lines = [...new Map(chain.flatMap((one) => one.campaign.units).map((line) => [spelled(registeredUnit(line).unit), line])).values()];
  const units = lines.map((line) => {
    const { unit, pledge } = registeredUnit(line);
    const own = stored.get(keyOf(conference.id, id, unit));
    const found =
      own ??
      chain
        .toReversed()
        .map((one) => stored.get(keyOf(one.conference.id, one.campaign.id, unit)))
        .find(Boolean);
    const { amount = null, measure = null, note = null } = found ?? {};
    return { unit, pledge, amount, measure, note, version: own?.version ?? 0 };
  });
  return {
    conferenceId: conference.id,
    id,
    title,
    endsWith,
    targets,
    carriedFrom,
    closedOn,
    result,
    conference: conference.title,
    date: conference.date,
    units,
    writes: conference.writes,
  };
}
