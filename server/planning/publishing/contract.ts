import { z } from 'zod';
import { command, PLANNERS, query, STAFF } from '../../accounts/permissions.ts';
import { ItemFacts, PaperFacts, SittingFacts } from '../agenda/contract.ts';
import { AwardFacts, CampaignFacts } from '../awards/contract.ts';
import { ConferenceFacts, ConferenceSettings } from '../conferences/contract.ts';
import { DocumentFacts } from '../documents/contract.ts';
import { ParticipantFacts } from '../participants/contract.ts';
import { Plan } from '../plan/contract.ts';
import { RecommendationFacts } from '../recommendations/contract.ts';
import { SiteFacts } from '../sites/contract.ts';
import { Id, TextLine } from '../../platform/contract.ts';
import { entryKind } from '../../platform/journal/contract.ts';

/**
 * A new version of the plan is in force. `merged`: participants who were entered twice, by the id that is no longer used the one that was kept;
 * missing where that is as it was before.
 */
export const planPublished = entryKind({
  kind: 'plan.published',
  data: z.strictObject({ number: z.number().int().min(1), merged: z.record(Id, Id).optional() }),
});
export const publishingEntries = [planPublished];

/** The facts that can differ between two versions, by list. Row versions and keys of other software are not compared. */
export const COMPARED_FACTS = {
  conference: z.strictObject({ ...ConferenceFacts.shape, ...ConferenceSettings.omit({ viewersSignIn: true }).shape }),
  sittings: SittingFacts,
  items: ItemFacts,
  papers: PaperFacts,
  sites: SiteFacts,
  participants: ParticipantFacts,
  documents: DocumentFacts,
  awards: AwardFacts,
  recommendations: RecommendationFacts,
  campaigns: CampaignFacts,
} satisfies Record<keyof Plan, z.ZodObject>;

export const PlanListName = z.strictObject(COMPARED_FACTS).keyof();
export type PlanListName = z.output<typeof PlanListName>;
/** The lists of a plan in which something can change; 'conference' is the conference itself. */
export const PLAN_LISTS = PlanListName.options;

const PlanField = z.enum(Object.values(COMPARED_FACTS).flatMap((facts) => facts.keyof().options));
/** A fact of any list. */
export type PlanField = z.output<typeof PlanField>;

/** One entity that differs between two versions, by its id; `fields`: what changed in it. */
export const PlanChange = z.strictObject({
  list: PlanListName,
  id: Id,
  /** 'moved': only its place in the list. */
  kind: z.enum(['added', 'removed', 'changed', 'moved']),
  /** Only for 'changed': the values before and after. */
  fields: z.array(z.strictObject({ field: PlanField, before: z.json(), after: z.json() })),
});
export type PlanChange = z.output<typeof PlanChange>;

/**
 * How a change of the plan may touch what was held, is running or is waiting, and the consequence: it must end first ('refuse'), it must be
 * confirmed ('ask'), or it is only mentioned ('tell').
 */
export const TOUCH_LEVELS = {
  open: 'refuse',
  running: 'refuse',
  'running-moved': 'refuse',
  speaking: 'refuse',
  'running-classified': 'ask',
  waiting: 'ask',
  moved: 'ask',
  connected: 'ask',
  'award-changed': 'ask',
  'award-removed': 'ask',
  held: 'tell',
  'held-moved': 'tell',
  heard: 'tell',
} as const;
const TouchKind = z.literal(Object.keys(TOUCH_LEVELS) as (keyof typeof TOUCH_LEVELS)[]);
export type TouchKind = z.output<typeof TouchKind>;

/** An entity of the plan whose change touches the proceedings. */
export const Touch = z.strictObject({ kind: TouchKind, level: z.enum(['refuse', 'ask', 'tell']), list: PlanListName, id: Id });
export type Touch = z.output<typeof Touch>;

/** A published version without its plan. */
export const Publication = z.strictObject({
  number: z.number().int().min(1),
  /** Milliseconds since 1970. */
  at: z.number().int(),
  by: z.string().nullable(),
  note: TextLine.nullable(),
  /** Number of changed entities since the version before; null for the first. */
  changes: z.number().int().nullable(),
});
export type Publication = z.output<typeof Publication>;

const VersionNumber = z.number().int().min(1);

export const publishingContract = {
  publish: command({
    name: 'publishing.publish',
    summary: 'Publish the draft as the next version.',
    route: 'POST /conferences/:conferenceId/publications',
    permit: PLANNERS,
    refusals: ['stale', 'blocking', 'nothing-changed', 'superseded', 'touches-running', 'touches-waiting', 'merges-in-secret-vote'],
    input: z.strictObject({
      conferenceId: Id,
      /** Expected version number. A different one is refused, so that nobody publishes over somebody else. */
      number: VersionNumber.optional(),
      note: TextLine.nullable().optional(),
      /** Confirmed touches of level 'ask', each as `list/id`. */
      touches: z.array(z.string().max(100)).max(1000).optional(),
    }),
    output: z.strictObject({ number: VersionNumber }),
  }),
  draft: query({
    name: 'publishing.draft',
    summary: 'Get the current draft of the whole plan.',
    route: 'GET /conferences/:conferenceId/draft',
    permit: STAFF,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({ plan: Plan }),
  }),
  list: query({
    name: 'publishing.list',
    summary: 'List the published versions, newest first.',
    route: 'GET /conferences/:conferenceId/publications',
    permit: STAFF,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({ publications: z.array(Publication) }),
  }),
  get: query({
    name: 'publishing.get',
    summary: 'Get the plan of one published version.',
    route: 'GET /conferences/:conferenceId/publications/:number',
    permit: STAFF,
    input: z.strictObject({ conferenceId: Id, number: VersionNumber }),
    output: z.strictObject({ publication: Publication, plan: Plan }),
  }),
  changes: query({
    name: 'publishing.changes',
    summary: 'Compare two versions; by default the draft with the last.',
    route: 'GET /conferences/:conferenceId/changes',
    permit: STAFF,
    input: z.strictObject({ conferenceId: Id, from: VersionNumber.optional(), to: VersionNumber.optional() }),
    output: z.strictObject({
      /** Null if there is no version before. */
      from: VersionNumber.nullable(),
      /** Null for the draft. */
      to: VersionNumber.nullable(),
      changes: z.array(PlanChange),
      /** What publishing the draft would touch in the proceedings. */
      touches: z.array(Touch),
      /** Names of the ids in the changes, by `list/id`, without those the caller may not read. */
      names: z.record(z.string(), z.string()),
    }),
  }),
};
