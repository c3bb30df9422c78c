import type { Entry } from '../../../platform/journal/contract.ts';
import { siteCounted } from '../../../live/roll-call/contract.ts';
import { siteRun, type SitesState } from '../../../live/roll-call/rules/index.ts';

/** Attendance as reported by the sites. Unknown stays unknown: a site that has not reported counts as silent, never as empty. */
export interface Attendance {
  /** Total of the reported head counts; null while there is none. */
  readonly heads: number | null;
  /** Number of sites that have reported. */
  readonly reported: number;
  /** Number of sites that have not. */
  readonly silent: number;
  /** Sites beside the main hall that took part: they came, or said how many they are. */
  readonly sites: number;
  /** Time of the last report. */
  readonly at: number | null;
}

/** A site's report of its head count; null heads: reported without a number. */
export interface HeadCountReport {
  readonly heads: number | null;
  readonly at: number;
}

/** Sums the reports of the sites that can join. `others`: the sites beside the main hall that took part. */
export function attendanceOf(
  siteIds: readonly string[],
  others: number,
  counts: Readonly<Record<string, HeadCountReport | undefined>>,
): Attendance {
  const reports = siteIds.map((id) => counts[id]).filter((count) => count !== undefined && count.heads !== null) as HeadCountReport[];
  return {
    heads: reports.length === 0 ? null : reports.reduce((sum, count) => sum + (count.heads ?? 0), 0),
    reported: reports.length,
    silent: siteIds.length - reports.length,
    sites: others,
    at: reports.length === 0 ? null : Math.max(...reports.map((count) => count.at)),
  };
}

/** Sites that took part: they came, or said how many they are. */
export function sitesThatCame(siteIds: readonly string[], state: SitesState): string[] {
  return siteIds.filter((id) => siteRun(state, id).arrivedAt !== null || siteRun(state, id).present !== null);
}

/** The last report of each site, from the folded roll call; its time comes from the entries. */
export function headCounts(state: SitesState, entries: readonly Entry[]): Record<string, HeadCountReport> {
  const reports = entries.flatMap((entry) => {
    const siteId = siteCounted.read(entry)?.siteId;
    return siteId === undefined ? [] : [[siteId, { heads: siteRun(state, siteId).present, at: entry.at }] as const];
  });
  return Object.fromEntries(reports);
}
