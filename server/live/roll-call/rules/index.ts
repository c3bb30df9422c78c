import type { z } from 'zod';
import { sliceOf, type Entry, type Folded, type Slice } from '../../../platform/journal/contract.ts';
import { factSlice } from '../../../platform/journal/fact-slice.ts';
import { correction } from '../../../platform/journal/correction.ts';
import type { Facts } from '../../../platform/journal/facts.ts';
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

type SitesFacts = Facts<SitesState>;

const siteFacts = (state: SitesState, siteId: string, changes: Partial<SiteRun>): SitesFacts => ({
  sites: { [siteId]: { ...siteRun(state, siteId), ...changes } },
});

/** Readiness is for one sitting: for the next one everything is checked again. Head counts stay, as what was true then. */
const sittingClosedFacts = ({ sites, openedAt }: SitesState, { seq }: Entry): SitesFacts => ({
  openedAt: null,
  closing: { seq, openedAt, sites: Object.fromEntries(Object.entries(sites).map(([id, run]) => [id, readinessOf(run)])) },
  sites: Object.fromEntries(Object.entries(sites).map(([id, run]) => [id, { ...run, checks: UNCHECKED, readyAt: null, remindedAt: null }])),
});

const readinessOf = ({ checks, readyAt, remindedAt }: SiteRun) => ({ checks, readyAt, remindedAt });

/** Undoing the closing gives readiness back to those sites that have said nothing new since; undoing the opening ends it. */
function correctedFacts(state: SitesState, _entry: Entry, { kind, corrects }: z.output<typeof correction.data>): SitesFacts {
  if (kind === 'sitting.opened') return { openedAt: null };
  const { closing } = state;
  if (kind !== 'sitting.closed' || closing?.seq !== corrects) return {};
  const untouched = Object.entries(closing.sites).filter(([id]) => isUntouched(siteRun(state, id)));
  return {
    openedAt: closing.openedAt,
    closing: null,
    sites: Object.fromEntries(untouched.map(([id, before]) => [id, { ...siteRun(state, id), ...before }])),
  };
}

const isUntouched = ({ checks, readyAt }: SiteRun): boolean => readyAt === null && sameChecks(checks, UNCHECKED);

const remindedFacts = (state: SitesState, { at }: Entry, { sites }: z.output<typeof siteReminded.data>): SitesFacts => ({
  sites: Object.fromEntries(sites.map((siteId) => [siteId, { ...siteRun(state, siteId), remindedAt: at }])),
});

function incidentResolvedFacts(state: SitesState, { at }: Entry, { incidentId }: z.output<typeof siteIncidentResolved.data>): SitesFacts {
  const incident = state.incidents[incidentId];
  return incident ? { incidents: { [incidentId]: { ...incident, resolvedAt: at } } } : {};
}

/** The roll call as a fold over the journal. Corrections do not undo reports: a site reports again. */
export const sitesSlice: Slice<SitesState> = factSlice<SitesState>({
  name: 'sites',
  initial: { sites: {}, incidents: {}, openedAt: null, closing: null },
  parts: { sites: 'keyed', incidents: 'keyed', openedAt: 'single', closing: 'single' },
  factsByKind: {
    // Entries of the sitting, known here by their names alone.
    'sitting.opened': (_state, { at }) => ({ openedAt: at }),
    'sitting.closed': sittingClosedFacts,
    [correction.kind]: correctedFacts,
    [siteArrived.kind]: (state, { at }, { siteId }: z.output<typeof siteArrived.data>) =>
      siteFacts(state, siteId, { arrivedAt: siteRun(state, siteId).arrivedAt ?? at, lostAt: null }),
    [siteLost.kind]: (state, { at }, { siteId }: z.output<typeof siteLost.data>) => siteFacts(state, siteId, { lostAt: at }),
    [siteChecked.kind]: (state, _entry, { siteId, checks }: z.output<typeof siteChecked.data>) => siteFacts(state, siteId, { checks }),
    [siteReady.kind]: (state, { at }, { siteId, ready }: z.output<typeof siteReady.data>) =>
      siteFacts(state, siteId, { readyAt: ready ? at : null }),
    [siteCounted.kind]: (state, _entry, { siteId, present }: z.output<typeof siteCounted.data>) =>
      siteFacts(state, siteId, { present, remindedAt: null }),
    [siteReminded.kind]: remindedFacts,
    [siteIncident.kind]: (_state, { at, actor }, { siteId, incidentId, itemId }: z.output<typeof siteIncident.data>) => ({
      incidents: { [incidentId]: { siteId, at, resolvedAt: null, itemId: itemId ?? null, by: actor } },
    }),
    [siteIncidentResolved.kind]: incidentResolvedFacts,
  },
});

export const sitesState = (folded: Folded): SitesState => sliceOf(sitesSlice, folded);

/** Presence of a site as the site grid shows it. */
export type SitePresence = 'absent' | 'late' | 'connected' | 'ready' | 'lost';

/** How long before the opening a site has to be in: its technician tests at least an hour before. */
export const TEST_LEAD_MS = 60 * 60_000;

/** A site that is not in although the hour for its test has come is late. `opensAt` null: the opening is not known. */
export function presenceOf(run: SiteRun, now: number, opensAt: number | null): SitePresence {
  if (run.lostAt !== null) return 'lost';
  if (run.arrivedAt === null) return opensAt !== null && now >= opensAt - TEST_LEAD_MS ? 'late' : 'absent';
  return run.readyAt !== null ? 'ready' : 'connected';
}

/** Minimum time between two reminders, so that two desks that remind at the same time remind once. */
const REMINDER_GAP_MS = 60_000;

/** Whether a site was reminded a moment ago. */
export const isRemindedLately = ({ remindedAt }: SiteRun, now: number): boolean =>
  remindedAt !== null && now - remindedAt < REMINDER_GAP_MS;

/** How many incidents one login may report in how long a time; more can be reported together. */
export const MAX_INCIDENTS = 10;
const INCIDENTS_WINDOW_MS = 60_000;

/** Number of incidents that a login (`kind:id`) has reported recently, for any site. */
export const incidentsLately = ({ incidents }: SitesState, login: string, now: number): number =>
  Object.values(incidents).filter((incident) => incident.by === login && now - incident.at < INCIDENTS_WINDOW_MS).length;

/** Whether two reports say the same of everything. */
export const sameChecks = (one: Checks, other: Checks): boolean => CHECKS.every((check) => one[check] === other[check]);

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
  /** Sites that reported a head count, and the sum; null if none did. */
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
