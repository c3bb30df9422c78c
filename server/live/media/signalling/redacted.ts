import type { HealthNews, LineHint } from '../contract/index.ts';

/** Who speaks in a classified item is not told by his microphone to those who are not cleared for it. */
export function redacted(news: HealthNews, level: number, clearance: number): HealthNews {
  if (level <= clearance) return news;
  return { ...news, sites: news.sites.map((site) => ({ ...site, open: false, level: null })) };
}

/** That somebody speaks is not told either. */
export const redactedHint = (hint: LineHint, level: number, clearance: number): LineHint =>
  level <= clearance ? hint : { ...hint, floorLoss: null };
