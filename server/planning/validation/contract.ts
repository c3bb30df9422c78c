import { z } from 'zod';
import { query, STAFF } from '../../accounts/permissions.ts';
import { WHY_AWAY } from '../awards/rules/absence.ts';
import { TeamRole } from '../conferences/team/contract.ts';
import { CalendarDate, Id, IN_DOCS } from '../../platform/contract.ts';

export const SUBJECT_KINDS = ['conference', 'sitting', 'item', 'paper', 'participant', 'site', 'document', 'award'] as const;

/** What a finding is about. */
export const Subject = z.strictObject({ kind: z.enum(SUBJECT_KINDS), id: z.string() });
export type Subject = z.output<typeof Subject>;

/** Months to which an entity refers, YYYY-MM; null means not known. */
export const Period = z.strictObject({ resultsFrom: z.string().nullable(), tasksTo: z.string().nullable() });
export type Period = z.output<typeof Period>;

/** Minutes of a day: 0 is midnight; above 1440 it is the next day. */
const Clock = z.number().int().min(0);

const WhyAway = z.enum(WHY_AWAY);

export const Subjects = z.array(Subject).min(1);

const finding = <C extends string, L extends 'blocking' | 'warning', F extends z.ZodRawShape>(level: L, code: C, facts: F) =>
  z.strictObject({ code: z.literal(code), level: z.literal(level), subjects: Subjects, facts: z.strictObject(facts) });

/** A warning whose facts docs/api.md tells. */
const toldWarning = <C extends string, F extends z.ZodRawShape>(code: C, facts: F) =>
  z.strictObject({
    code: z.literal(code),
    level: z.literal('warning'),
    subjects: Subjects,
    facts: z.strictObject(facts).meta(IN_DOCS),
  });

/** What validation found in a plan, with the facts that disagree. The software reports them and never resolves them. */
export const Finding = z.discriminatedUnion('code', [
  /** Participant and two items whose planned times overlap, and the overlap. */
  finding('blocking', 'speaker-in-two-places', { from: Clock, to: Clock }),
  /** Participant and the several sites from which they are planned to speak. */
  finding('blocking', 'speaker-at-two-sites', {}),
  /** Paper or participant whose site is not among the conference's sites. */
  finding('blocking', 'site-not-invited', { siteId: z.string() }),
  /** Paper or participant, and a group of sites of which no single one is chosen yet. */
  finding('warning', 'site-not-decided', {}),
  /** Item, participant and their papers in that item. */
  finding('warning', 'speaker-twice-in-item', {}),
  /** Item and the sitting that begins before it ends; the item's own sitting if it runs past midnight. */
  finding('warning', 'item-beyond-sitting', { end: Clock, next: Clock }),
  /** Sittings that begin at the same time of one day. */
  finding('warning', 'sittings-at-once', {}),
  /** Sitting before the first day of its conference, or more than a month after it. */
  finding('warning', 'sitting-outside-days', { date: CalendarDate, first: CalendarDate }),
  /** Conference that begins before the first day of its sittings, and that sitting. */
  finding('warning', 'first-day-differs', { date: CalendarDate, first: CalendarDate }),
  /** Conference whose title still says that it is a copy. */
  finding('warning', 'copied-title', {}),
  finding('warning', 'no-chair', {}),
  finding('warning', 'no-secretary', {}),
  /** Participants with similar names and a post in common. */
  toldWarning('like-names', { posts: z.array(z.string()) }),
  /** Several heads of one delegation. */
  finding('warning', 'two-heads', {}),
  /** Head of a delegation who is not there, and whoever comes in their place. */
  finding('warning', 'head-away', { why: WhyAway }),
  /** Participant and the items in which they speak. */
  finding('warning', 'speaker-not-listed', {}),
  /** Participant who speaks in these items and is not there, or does not come. */
  finding('warning', 'speaker-away', { why: WhyAway }),
  /** Participant who answered that they come elsewhere than the plan says; the site of the answer, if it is not the main hall. */
  finding('warning', 'answer-site-differs', {}),
  /** Item and a document of it. */
  finding('warning', 'period-mismatch', { item: Period, document: Period }),
  /** Sitting whose first item has no clock time. */
  finding('warning', 'unknown-start', {}),
  /** Sitting and its items of unknown length, and the number of items that have no clock time because of them. */
  finding('warning', 'unknown-length', { after: z.number().int().min(0) }),
  /**
   * Those classified items that somebody of the desk or the minutes may not know, as far as the reader may; the conference, where the
   * reader is that somebody. `items`: how many there are.
   */
  finding('warning', 'member-not-cleared', { name: z.string(), role: TeamRole, items: z.number().int().min(1) }),
  /** Awards under one decision number, of different kinds, grantors or dates. */
  toldWarning('award-decision-twice', { number: z.string() }),
  /** Awards under one decision that name the same recipient twice: the first names, and how many there are. */
  toldWarning('award-recipient-twice', { names: z.array(z.string()), n: z.number().int().min(1) }),
  /** Award whose presenter sends somebody else to the conference, does not come, or is not there now. */
  toldWarning('award-presenter-away', { why: WhyAway }),
  /** Award of which recipients are not there for the same reason: the first names, and how many there are. */
  toldWarning('award-recipient-away', { why: WhyAway, names: z.array(z.string()), n: z.number().int().min(1) }),
  /** Award whose number and list of recipients differ. */
  toldWarning('award-count', { count: z.number().int(), recipients: z.number().int() }),
  /** Award with a class, which by this catalogue it does not come in. */
  toldWarning('award-class', { source: z.string() }),
]);
export type Finding = z.output<typeof Finding>;

export const checksContract = {
  list: query({
    name: 'checks.list',
    summary: 'Validate the draft: blocking errors and warnings.',
    route: 'GET /conferences/:conferenceId/checks',
    permit: STAFF,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({ findings: z.array(Finding), blocking: z.number().int(), warnings: z.number().int() }),
  }),
};
