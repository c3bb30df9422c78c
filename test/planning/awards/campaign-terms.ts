import type { CampaignFacts } from '../../../server/planning/awards/contract.ts';

/** A campaign of which only title and item are known. */
export const NO_TERMS = {
  startsOn: null,
  targets: [],
  units: [],
  carriedFrom: null,
  closedOn: null,
  result: null,
} satisfies Partial<CampaignFacts>;
