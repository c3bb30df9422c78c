import { z } from 'zod';
import { AT_SITE, command, DESK, query, STAFF } from '../../accounts/permissions.ts';
import { Id, Nothing, Prose } from '../../platform/contract.ts';
import { entryKind, type EntryKind } from '../../platform/journal/contract.ts';
import { Site } from '../../planning/sites/contract.ts';

/** What a site checks an hour before; null is not checked yet. */
export const CHECKS = ['camera', 'microphone', 'line', 'person', 'phone'] as const;
export type Check = (typeof CHECKS)[number];
const Result = z.boolean().nullable();
export const Checks = z.strictObject({ camera: Result, microphone: Result, line: Result, person: Result, phone: Result });
export type Checks = z.output<typeof Checks>;

/** People present at a site. */
export const HeadCount = z.number().int().min(0).max(100_000);
const TextRef = z.strictObject({ id: Id, version: z.number().int().min(1) });

const OfSite = z.strictObject({ siteId: Id });
export const siteArrived = entryKind({ kind: 'site.arrived', data: OfSite });
export const siteLost = entryKind({ kind: 'site.lost', data: OfSite });
export const siteChecked = entryKind({ kind: 'site.checked', data: OfSite.extend({ checks: Checks }) });
export const siteReady = entryKind({ kind: 'site.ready', data: OfSite.extend({ ready: z.boolean() }) });
/** `present` null: withdraws the count. */
export const siteCounted = entryKind({ kind: 'site.counted', data: OfSite.extend({ present: HeadCount.nullable() }) });
export const siteReminded = entryKind({ kind: 'site.reminded', data: z.strictObject({ sites: z.array(Id) }) });
const OfIncident = OfSite.extend({ incidentId: Id });
/** `itemId`: the item that was running; its words are for those cleared for it. Older entries do not say. */
export const siteIncident = entryKind({
  kind: 'site.incident',
  audience: 'staff',
  data: OfIncident.extend({ text: TextRef, itemId: Id.nullable().default(null) }),
});
export const siteIncidentResolved = entryKind({ kind: 'site.incidentResolved', audience: 'staff', data: OfIncident });

export const rollCallEntries: readonly EntryKind[] = [
  siteArrived,
  siteLost,
  siteChecked,
  siteReady,
  siteCounted,
  siteReminded,
  siteIncident,
  siteIncidentResolved,
];

/** An incident with its words. */
export const Incident = z.strictObject({
  id: Id,
  siteId: Id,
  at: z.number().int(),
  resolvedAt: z.number().int().nullable(),
  /** Null if it was erased, or is withheld. */
  text: z.string().nullable(),
  /** Whether its words are for those alone who are cleared for the item that was running. */
  isWithheld: z.boolean(),
});
export type Incident = z.output<typeof Incident>;

const Moment = z.number().int();
/** What is known of a site on the day. Times in milliseconds since 1970. */
export const SiteRun = z.strictObject({
  arrivedAt: Moment.nullable(),
  /** Since when its line is lost; null while it is in, or before it came. */
  lostAt: Moment.nullable(),
  checks: Checks,
  readyAt: Moment.nullable(),
  /** People present; null is not reported. */
  present: HeadCount.nullable(),
  /** When it was last reminded to report; null if it has answered since, or never was. */
  remindedAt: Moment.nullable(),
});
export type SiteRun = Readonly<z.output<typeof SiteRun>>;

export const IncidentRun = z.strictObject({
  siteId: Id,
  at: Moment,
  resolvedAt: Moment.nullable(),
  itemId: Id.nullable(),
  /** The login that reported it, as `kind:id`; null if the reader may not know. */
  by: z.string().nullable(),
});
export type IncidentRun = Readonly<z.output<typeof IncidentRun>>;

/** What the closing of a sitting took from the sites, so that undoing it gives that back. */
export const SittingClosing = z.strictObject({
  /** Number of the closing's entry. */
  seq: z.number().int(),
  openedAt: Moment.nullable(),
  sites: z.record(z.string(), SiteRun.pick({ checks: true, readyAt: true, remindedAt: true })),
});
export type SittingClosing = Readonly<z.output<typeof SittingClosing>>;

/** The roll call as the journal tells it. */
export const SitesState = z.strictObject({
  sites: z.record(z.string(), SiteRun),
  incidents: z.record(z.string(), IncidentRun),
  /** Since when a sitting is open; null while none is. */
  openedAt: Moment.nullable(),
  /** The last closing; null before any, and after it was undone. */
  closing: SittingClosing.nullable(),
});
export interface SitesState {
  readonly sites: Readonly<Record<string, SiteRun>>;
  readonly incidents: Readonly<Record<string, IncidentRun>>;
  readonly openedAt: number | null;
  readonly closing: SittingClosing | null;
}

/** What the roll call shows of the plan. */
export const RollCallBoard = z.strictObject({
  /** Planned opening of the next sitting, in milliseconds since 1970; null if not known. */
  opensAt: z.number().int().nullable(),
  sites: z.array(
    z.strictObject({
      ...Site.pick({ id: true, kind: true, name: true, aliases: true, province: true }).shape,
      contactName: z.string().nullable(),
      contactPhone: z.string().nullable(),
    }),
  ),
});
export type RollCallBoard = z.output<typeof RollCallBoard>;

const Input = z.strictObject({ conferenceId: Id, siteId: Id });
const at = '/conferences/:conferenceId/roll-call/:siteId';
const OWN = [...DESK, ...AT_SITE];
/** Who may note what a site says by telephone. */
const OWN_OR_STAFF = [...STAFF, ...AT_SITE];

export const rollCallContract = {
  arrive: command({
    name: 'sites.arrive',
    summary: 'Record that a site has connected, as the server does.',
    route: `POST ${at}/arrive`,
    permit: ['administrator'],
    input: Input,
    output: Nothing,
  }),
  lose: command({
    name: 'sites.lose',
    summary: 'Record that a site has disconnected, as the server does.',
    route: `POST ${at}/lose`,
    permit: ['administrator'],
    input: Input,
    output: Nothing,
  }),
  check: command({
    name: 'sites.check',
    summary: 'Report the checks of a site, such as camera and connection.',
    route: `POST ${at}/checks`,
    permit: OWN,
    input: Input.extend({ checks: Checks }),
    output: Nothing,
  }),
  ready: command({
    name: 'sites.ready',
    summary: 'Report a site as ready or not ready.',
    route: `POST ${at}/ready`,
    permit: OWN,
    input: Input.extend({ ready: z.boolean() }),
    output: Nothing,
  }),
  count: command({
    name: 'sites.count',
    summary: 'Report the head count of a site; null withdraws it.',
    route: `POST ${at}/count`,
    permit: OWN_OR_STAFF,
    input: Input.extend({ present: HeadCount.nullable() }),
    output: Nothing,
  }),
  report: command({
    name: 'sites.reportIncident',
    summary: 'Report an incident at a site.',
    route: `POST ${at}/incidents`,
    permit: OWN,
    refusals: ['incidents-too-many'],
    input: Input.extend({ text: Prose.pipe(z.string().max(2000)) }),
    output: z.strictObject({ incidentId: Id }),
  }),
  resolve: command({
    name: 'sites.resolveIncident',
    summary: 'Mark an incident as resolved.',
    route: `POST ${at}/incidents/:incidentId/resolve`,
    permit: OWN,
    input: Input.extend({ incidentId: Id }),
    output: Nothing,
  }),
  remind: command({
    name: 'sites.remind',
    summary: 'Remind one site, or all that have not reported a count.',
    route: 'POST /conferences/:conferenceId/roll-call/remind',
    permit: DESK,
    input: z.strictObject({ conferenceId: Id, siteId: Id.nullable().default(null) }),
    output: z.strictObject({ reminded: z.number().int() }),
  }),
  incidents: query({
    name: 'sites.incidents',
    summary: 'List incidents: all for the desk, otherwise your site’s.',
    route: 'GET /conferences/:conferenceId/roll-call/incidents',
    permit: [...STAFF, ...AT_SITE],
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({ incidents: z.array(Incident) }),
  }),
  board: query({
    name: 'sites.rollCall',
    summary: 'List the sites that can join, and the planned opening.',
    route: 'GET /conferences/:conferenceId/roll-call',
    permit: STAFF,
    input: z.strictObject({ conferenceId: Id }),
    output: RollCallBoard.extend({ state: SitesState }),
  }),
};
