import type { CeremonyAward, CeremonyCampaign, CeremonyPlan } from '../../../live/ceremony/contract.ts';
import { awardThen, campaignThen, recipientMarks, type CeremonyState, type RecipientMark } from '../../../live/ceremony/rules/index.ts';

/** An award that was conferred on a batch, as the version of then had it. Times in milliseconds since 1970. */
export interface Conferral {
  readonly kind: 'conferral';
  readonly at: number;
  readonly award: CeremonyAward;
  readonly from: number;
  readonly to: number;
  readonly marks: readonly RecipientMark[];
}

/** A campaign that was launched, as the version of then had it. */
export interface LaunchedCampaign {
  readonly kind: 'launch';
  readonly at: number;
  readonly campaign: CeremonyCampaign;
}

interface OfItem {
  readonly itemId: string;
  readonly fact: Conferral | LaunchedCampaign;
}

/** What was conferred and launched, each with its item. */
export function ceremonyFacts(state: CeremonyState, plan: CeremonyPlan): OfItem[] {
  const conferrals = Object.values(state.conferrals).flatMap((conferral): OfItem[] => {
    const award = awardThen(plan, conferral);
    const { itemId, at, from, to } = conferral;
    return award ? [{ itemId, fact: { kind: 'conferral', at, award, from, to, marks: recipientMarks(state, conferral) } }] : [];
  });
  const launches = Object.values(state.launches).flatMap((launch): OfItem[] => {
    const campaign = campaignThen(plan, launch);
    return campaign ? [{ itemId: launch.itemId, fact: { kind: 'launch', at: launch.at, campaign } }] : [];
  });
  return [...conferrals, ...launches];
}
