import { z } from 'zod';
import { AT_SITE, command, MINUTE_WRITERS, PLANNERS, query } from '../../accounts/permissions.ts';
import { Classification } from '../../planning/agenda/contract.ts';
import { RecommendationFacts } from '../../planning/recommendations/contract.ts';
import { Part } from '../minutes/contract.ts';
import { CalendarDate, Id, IdsAndNames, IN_DOCS, Made, NewVersion, Prose, TextLine } from '../../platform/contract.ts';

export const MATTER_KINDS = ['recommendation', 'task'] as const;
export type MatterKind = (typeof MATTER_KINDS)[number];

/** Where a matter stands. `forwarded`: to the competent body; `closed`: not followed any more, for a reason or because it was merged. */
export const MATTER_STATUSES = ['open', 'forwarded', 'answered', 'done', 'closed'] as const;
export type MatterStatus = (typeof MATTER_STATUSES)[number];

/** How much of something there is. */
export const Amount = z.number().min(0).max(1e12);
/** What is counted, and how much of it is to be reached; a target of null is not set yet. */
export const Measure = z.strictObject({ unit: TextLine, target: Amount.nullable() });

/** What is entered of a matter. */
export const MatterFacts = z.strictObject({
  kind: z.enum(MATTER_KINDS),
  ...RecommendationFacts.shape,
  /** Who spoke for the site. */
  raisedBy: TextLine.nullable(),
  /** The login in charge; `owner` names the body or the person. */
  ownerId: Id.nullable(),
  product: TextLine.nullable(),
  measure: Measure.nullable(),
  /** The recommendation of the same conference that a task serves. */
  partOf: Id.nullable(),
  classification: Classification,
});
export type MatterFacts = z.output<typeof MatterFacts>;

export const Matter = z.strictObject({
  conferenceId: Id,
  id: Id,
  ...MatterFacts.shape,
  status: z.enum(MATTER_STATUSES),
  /** The day on which it came to this status; null while it is as it was raised. */
  statusOn: CalendarDate.nullable(),
  /** Last day that is in time. */
  lastDay: CalendarDate.nullable(),
  /** How much of the measure is reached; null: not reported. */
  reached: Amount.nullable(),
  /** Names of the site and of the login. */
  fromName: z.string().nullable(),
  ownerName: z.string().nullable(),
  /** The agenda item in whose minutes it stands, and when it was said, in milliseconds since 1970. */
  itemId: Id.nullable(),
  saidAt: z.number().int().nullable(),
  /** The day on which the owner asked to confirm that it is done. */
  askedOn: CalendarDate.nullable(),
  mergedInto: Id.nullable(),
  splitFrom: Id.nullable(),
  /** 0: only the plan has it; nothing is recorded of it yet. */
  version: z.number().int(),
});
export type Matter = z.output<typeof Matter>;

/** `returned`: not done yet, although its owner asked to confirm that it is. */
export const STEP_KINDS = ['progress', 'forwarded', 'answered', 'done', 'returned', 'closed', 'reopened'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** What is recorded of a matter: `body` is whom it was forwarded to or who answered, `number` that of the paper. */
export const MatterStep = z.strictObject({
  kind: z.enum(STEP_KINDS),
  on: CalendarDate,
  text: Prose.nullable(),
  body: TextLine.nullable(),
  number: TextLine.nullable(),
  reached: Amount.nullable(),
});
export type MatterStep = z.output<typeof MatterStep>;

/** Kinds of entries of a history besides the steps. */
export const CHANGE_KINDS = ['raised', 'edited', 'asked', 'taken-back', 'merged', 'absorbed', 'split', 'split-off'] as const;

/** One line of the history of a matter. */
export const HistoryLine = z.strictObject({
  number: z.number().int(),
  /** Milliseconds since 1970. */
  at: z.number().int(),
  by: z.string().nullable(),
  kind: z.enum([...STEP_KINDS, ...CHANGE_KINDS]),
  on: CalendarDate.nullable(),
  text: z.string().nullable(),
  body: z.string().nullable(),
  paper: z.string().nullable(),
  reached: Amount.nullable(),
  /** Names of the changed facts. */
  changed: z.array(z.string()),
});
export type HistoryLine = z.output<typeof HistoryLine>;

/** Ways to look at the register; `ours` is all of it. */
export const VIEWS = ['all', 'mine', 'overdue', 'asked', 'unassigned', 'running', 'forwarded', 'answered', 'settled'] as const;
export type View = (typeof VIEWS)[number];

/** Matters on one page. */
export const MATTERS_PER_PAGE = 100;

/** Those who write into the register of a conference. */
export const FOLLOWERS = [...new Set([...PLANNERS, ...MINUTE_WRITERS])];

const at = '/conferences/:conferenceId/matters';
const OfMatter = z.strictObject({ conferenceId: Id, id: Id });
/** 0 for a matter that only the plan has. */
const Seen = z.strictObject({ ...OfMatter.shape, version: z.number().int().min(0) });
const asFacts = MatterFacts.meta(IN_DOCS);

/** Which matters are wanted; `of`: only those of a conference, and those carried into it. */
export const WantedMatters = z.strictObject({
  kind: z.enum(MATTER_KINDS).optional(),
  view: z.enum(VIEWS).optional(),
  search: z.string().max(200).optional(),
  of: Id.optional(),
});
export type WantedMatters = z.output<typeof WantedMatters>;

/** A conference of the register. */
export const MatterConference = z.strictObject({
  id: Id,
  title: z.string(),
  date: CalendarDate.nullable(),
  /** Whether the reader writes into its register. */
  writes: z.boolean(),
});
export type MatterConference = z.output<typeof MatterConference>;

/** What a site is told of a matter that it raised. */
export const SiteMatter = z.strictObject({
  ...Matter.pick({ conferenceId: true, id: true, text: true, status: true, statusOn: true, due: true, lastDay: true, owner: true }).shape,
  /** Title of the conference at which it was raised. */
  conference: z.string(),
  /** Replies, forwarding and the end, the latest first. */
  told: z.array(HistoryLine.pick({ kind: true, on: true, text: true, body: true, paper: true })),
});
export type SiteMatter = z.output<typeof SiteMatter>;

export const followUpContract = {
  list: query({
    name: 'followUp.list',
    summary: 'List recommendations and tasks, 100 per page.',
    route: 'GET /matters',
    permit: ['user'],
    refusals: ['not-found'],
    input: z.strictObject({
      ...WantedMatters.shape,
      page: z.coerce.number().int().min(1).max(10_000).optional(),
    }),
    output: z
      .strictObject({
        matters: z.array(Matter),
        total: z.number().int(),
        /** How many of what is found and not settled have each last day. */
        due: z.record(CalendarDate, z.number().int()),
        counts: z.record(z.enum(VIEWS), z.number().int()),
        /** How many of all these were carried from earlier conferences. */
        carried: z.number().int(),
        conferences: z.array(MatterConference),
      })
      .meta(IN_DOCS),
  }),
  get: query({
    name: 'followUp.get',
    summary: 'Get a recommendation or task with its history.',
    route: `GET ${at}/:id`,
    permit: ['user'],
    input: OfMatter,
    output: z
      .strictObject({
        matter: Matter,
        conference: MatterConference,
        history: z.array(HistoryLine),
        /** Its tasks, and what was split from it or merged into it. */
        related: z.array(Matter),
      })
      .meta(IN_DOCS),
  }),
  ofSite: query({
    name: 'followUp.ofSite',
    summary: 'List what your own site raised, here and earlier in the series.',
    route: 'GET /conferences/:conferenceId/own-site/matters',
    permit: AT_SITE,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({ matters: z.array(SiteMatter) }).meta(IN_DOCS),
  }),
  owners: query({
    name: 'followUp.owners',
    summary: 'List the logins that can be in charge of a task.',
    route: 'GET /conferences/:conferenceId/matter-owners',
    permit: FOLLOWERS,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({ owners: IdsAndNames }),
  }),
  add: command({
    name: 'followUp.add',
    summary: 'Add a recommendation or a task to the register.',
    route: `POST ${at}`,
    permit: FOLLOWERS,
    refusals: ['is-rehearsal'],
    /** `minutes`: the part of the minutes in whose words it stands, and when they were begun. */
    input: z.strictObject({
      conferenceId: Id,
      facts: asFacts,
      minutes: z.strictObject({ part: Part, at: z.number().int().nullable() }).optional(),
    }),
    output: Made,
  }),
  edit: command({
    name: 'followUp.edit',
    summary: 'Update a recommendation or task.',
    route: `PUT ${at}/:id`,
    permit: FOLLOWERS,
    refusals: ['matter-settled', 'is-rehearsal'],
    input: Seen.extend({ facts: asFacts }),
    output: NewVersion,
  }),
  record: command({
    name: 'followUp.record',
    summary: 'Record progress, a reply, forwarding or the end.',
    route: `POST ${at}/:id/steps`,
    permit: FOLLOWERS,
    refusals: ['matter-settled', 'matter-open', 'not-asked', 'is-rehearsal'],
    input: Seen.extend({ step: MatterStep }),
    output: NewVersion,
  }),
  merge: command({
    name: 'followUp.merge',
    summary: 'Merge a recommendation or task into another one.',
    route: `POST ${at}/:id/merge`,
    permit: FOLLOWERS,
    refusals: ['matter-settled', 'is-rehearsal'],
    input: Seen.extend({ into: Id }),
    output: NewVersion,
  }),
  split: command({
    name: 'followUp.split',
    summary: 'Split others off a recommendation or task.',
    route: `POST ${at}/:id/split`,
    permit: FOLLOWERS,
    refusals: ['matter-settled', 'is-rehearsal'],
    input: Seen.extend({ texts: z.array(Prose).min(1).max(20) }),
    output: z.strictObject({ ids: z.array(Id) }),
  }),
};
