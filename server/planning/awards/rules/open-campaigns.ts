import { spelled } from '../../../platform/text.ts';
import type { Campaign } from '../contract.ts';

/** The campaigns of an earlier conference of the series. */
export interface EarlierCampaigns {
  readonly conference: { readonly id: string; readonly title: string; readonly date: string | null };
  readonly campaigns: readonly Campaign[];
}

/** A campaign that nobody has closed yet, with the conference that had it last. */
export interface OpenCampaign {
  readonly campaign: Campaign;
  readonly conference: EarlierCampaigns['conference'];
}

/**
 * Campaigns that are still open, as the latest conference has them: one that was carried on has the same title. `earlier`: the earliest
 * first. `own`: those of this conference, which says itself what became of them.
 */
export function openCampaigns(earlier: readonly EarlierCampaigns[], own: readonly Pick<Campaign, 'title'>[]): OpenCampaign[] {
  const last = new Map<string, OpenCampaign>();
  for (const { conference, campaigns } of earlier)
    for (const campaign of campaigns) last.set(spelled(campaign.title), { campaign, conference });
  const here = new Set(own.map(({ title }) => spelled(title)));
  return [...last].flatMap(([title, one]) => (here.has(title) || one.campaign.closedOn !== null ? [] : [one]));
}
