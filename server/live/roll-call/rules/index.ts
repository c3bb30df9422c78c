import { sliceOf, type Entry, type Folded, type Slice } from '../../../platform/journal/contract.ts';
import {
  CHECKS,
  siteArrived,
  siteChecked,
  siteCounted,
  siteIncident,
  siteIncidentResolved,
  siteLost,
  siteReady,
  siteReminded,
  type Checks,
  type SiteRun,
  type SitesState,
} from '../contract.ts';

export type { IncidentRun, SiteRun, SitesState } from '../contract.ts';

const UNCHECKED: Checks = { camera: null, microphone: null, line: null, person: null, phone: null };
const ABSENT: SiteRun = { arrivedAt: null, lostAt: null, checks: UNCHECKED, readyAt: null, present: null, remindedAt: null };

/** Whether a site has come and is not lost. */
export const isIn = ({ arrivedAt, lostAt }: SiteRun): boolean => arrivedAt !== null && lostAt === null;

/** What is known of one site; a site of which nothing was told is absent. */
export const siteRun = (state: Pick<SitesState, 'sites'>, siteId: string): SiteRun => state.sites[siteId] ?? ABSENT;

const put = (state: SitesState, siteId: string, facts: Partial<SiteRun>): SitesState => ({
  ...state,
  sites: { ...state.sites, [siteId]: { ...siteRun(state, siteId), ...facts } },
});

/** Readiness is for one sitting: for the next one everything is checked again. Head counts stay, as what was true then. */
const afterSitting = (state: SitesState): SitesState => ({
  ...state,
  openedAt: null,
  sites: Object.fromEntries(
    Object.entries(state.sites).map(([id, run]) => [id, { ...run, checks: UNCHECKED, readyAt: null, remindedAt: null }]),
  ),
});

type Fold = (state: SitesState, entry: Entry) => SitesState | undefined;

const FOLDS: readonly Fold[] = [
  // Entries of the proceedings, known here by their names alone.
  (state, entry) => (entry.kind === 'sitting.opened' ? { ...state, openedAt: entry.at } : undefined),
  (state, entry) => (entry.kind === 'sitting.closed' ? afterSitting(state) : undefined),
  (state, entry) => {
    const data = siteArrived.read(entry);
    return data && put(state, data.siteId, { arrivedAt: siteRun(state, data.siteId).arrivedAt ?? entry.at, lostAt: null });
  },
  (state, entry) => {
    const data = siteLost.read(entry);
    return data && put(state, data.siteId, { lostAt: entry.at });
  },
  (state, entry) => {
    const data = siteChecked.read(entry);
    return data && put(state, data.siteId, { checks: data.checks });
  },
  (state, entry) => {
    const data = siteReady.read(entry);
    return data && put(state, data.siteId, { readyAt: data.ready ? entry.at : null });
  },
  (state, entry) => {
    const data = siteCounted.read(entry);
    return data && put(state, data.siteId, { present: data.present, remindedAt: null });
  },
  (state, entry) => siteReminded.read(entry)?.sites.reduce((next, siteId) => put(next, siteId, { remindedAt: entry.at }), state),
  (state, entry) => {
    const data = siteIncident.read(entry);
    return (
      data && { ...state, incidents: { ...state.incidents, [data.incidentId]: { siteId: data.siteId, at: entry.at, resolvedAt: null } } }
    );
  },
  (state, entry) => {
    const data = siteIncidentResolved.read(entry);
    const incident = data && state.incidents[data.incidentId];
    return data && incident && { ...state, incidents: { ...state.incidents, [data.incidentId]: { ...incident, resolvedAt: entry.at } } };
  },
];

export const sitesSlice: Slice<SitesState> = {
  name: 'sites',
  initial: { sites: {}, incidents: {}, openedAt: null },
  apply: (state, entry) => FOLDS.reduce<SitesState | undefined>((found, fold) => found ?? fold(state, entry), undefined) ?? state,
};

export const sitesState = (folded: Folded): SitesState => sliceOf(sitesSlice, folded);

/** How a site stands: what the wall shows in one look. */
export type SitePresence = 'absent' | 'late' | 'connected' | 'ready' | 'lost';

/** Minutes before the opening by which a site has to be in: its technician tests at least an hour before. */
export const TEST_LEAD_MS = 60 * 60_000;

/** A site that is not in although the hour for its test has come is late. `opensAt` null: the opening is not known. */
export function presenceOf(run: SiteRun, now: number, opensAt: number | null): SitePresence {
  if (run.lostAt !== null) return 'lost';
  if (run.arrivedAt === null) return opensAt !== null && now >= opensAt - TEST_LEAD_MS ? 'late' : 'absent';
  return run.readyAt !== null ? 'ready' : 'connected';
}

/** True when everything was checked and found good. */
export const allGood = (checks: Checks): boolean => CHECKS.every((check) => checks[check] === true);

export interface RollCall {
  readonly expected: number;
  readonly ready: number;
  /** In by now, ready or not. */
  readonly connected: number;
  readonly missing: readonly string[];
  readonly lost: readonly string[];
  readonly notReady: readonly string[];
  /** Sites that reported a head count, and the sum; null when none did. */
  readonly reported: number;
  readonly present: number | null;
}

/** The roll call over the sites that can join, by their ids. */
export function rollCall(state: SitesState, siteIds: readonly string[], now: number, opensAt: number | null): RollCall {
  const by = (wanted: (stand: SitePresence) => boolean) => siteIds.filter((id) => wanted(presenceOf(siteRun(state, id), now, opensAt)));
  const counts = siteIds.flatMap((id) => siteRun(state, id).present ?? []);
  return {
    expected: siteIds.length,
    ready: by((stand) => stand === 'ready').length,
    connected: by((stand) => stand === 'ready' || stand === 'connected').length,
    missing: by((stand) => stand === 'late' || stand === 'absent'),
    lost: by((stand) => stand === 'lost'),
    notReady: by((stand) => stand !== 'ready'),
    reported: counts.length,
    present: counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0),
  };
}
