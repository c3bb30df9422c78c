import type { HealthNews, LineHint } from '../contract/index.ts';

/** All clearances, from none to the highest. */
const CLEARANCES = [0, 1, 2, 3] as const;

/** Health news without who speaks in a classified item, for those not cleared for its level. */
export function redacted(news: HealthNews, level: number, clearance: number): HealthNews {
  if (level <= clearance) return news;
  return { ...news, sites: news.sites.map((site) => ({ ...site, open: false, level: null })) };
}

/** Health news for staff of each clearance. */
export const redactedForStaff = (news: HealthNews, level: number): readonly (readonly [number, HealthNews])[] =>
  CLEARANCES.map((clearance) => [clearance, redacted(news, level, clearance)]);

/** A line hint without the speaker's loss, which would reveal that somebody is speaking. */
export const redactedHint = (hint: LineHint, level: number, clearance: number): LineHint =>
  level <= clearance ? hint : { ...hint, floorLoss: null };
