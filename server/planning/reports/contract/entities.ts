import { z } from 'zod';
import { CalendarDate, Id, Prose, TextLine, Version } from '../../../platform/contract.ts';
import { SITE_KINDS } from '../../sites/contract.ts';

export const QUESTION_KINDS = ['number', 'text', 'choice'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export const MAX_QUESTIONS = 200;

/** What is asked of every site. A copy of the form keeps the ids, so that its figures are compared with those of the earlier one. */
export const ReportQuestion = z.strictObject({
  id: Id,
  kind: z.enum(QUESTION_KINDS),
  text: TextLine,
  /** Of a number; null if it has none. */
  unit: TextLine.nullable(),
  /** Whether figures of several places add up; a rate does not. */
  sums: z.boolean(),
  /** Of a choice. */
  options: z.array(TextLine).max(20),
  required: z.boolean(),
});
export type ReportQuestion = z.output<typeof ReportQuestion>;

export const AUDIENCES = ['all', 'province', 'commune', 'unit'] as const;
export type AskedAudience = (typeof AUDIENCES)[number];

/** What is entered of a form. */
export const FormFacts = z.strictObject({
  title: TextLine,
  about: Prose.nullable(),
  /** Which remote sites are asked: all, or those of one kind. */
  audience: z.enum(AUDIENCES),
  questions: z.array(ReportQuestion).min(1).max(MAX_QUESTIONS),
  /** Last day that is in time. */
  deadline: CalendarDate.nullable(),
});
export type FormFacts = z.output<typeof FormFacts>;

export const Form = z.strictObject({
  id: Id,
  ...FormFacts.shape,
  /** Since when sites are asked, in milliseconds since 1970; null: they do not see it. */
  askedAt: z.number().int().nullable(),
  version: Version,
});
export type Form = z.output<typeof Form>;

/** `empty`: nothing is said yet. */
export const ANSWER_STATES = ['given', 'not-applicable', 'not-known', 'empty'] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];

/** Thousandths are kept, so that sums are exact. */
export const Figure = z
  .number()
  .min(-1e12)
  .max(1e12)
  .refine((value) => Math.abs(value * 1000 - Math.round(value * 1000)) < 1e-3, 'bad-figure');

/** What is answered: `number` of a number, `text` of a text or the option of a choice; both null unless it is given. */
export const SiteAnswer = z.strictObject({ state: z.enum(ANSWER_STATES), number: Figure.nullable(), text: Prose.nullable() });
export type SiteAnswer = z.output<typeof SiteAnswer>;

/** An answer as it stands. */
export const StoredAnswer = z.strictObject({ questionId: Id, ...SiteAnswer.shape, version: Version });
export type StoredAnswer = z.output<typeof StoredAnswer>;

/** Where the report of a site stands: `none` while the site has written nothing. */
export const REPORT_STATUSES = ['none', 'filling', 'submitted', 'correction'] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

export const REPORT_EVENTS = ['submitted', 'reopened', 'correction', 'reminded'] as const;
/** A line of what happened to a report. */
export const ReportEvent = z.strictObject({
  kind: z.enum(REPORT_EVENTS),
  at: z.number().int(),
  /** Id of the login, and its kind: a site or a user. */
  by: z.string(),
  byKind: z.string(),
  text: z.string().nullable(),
});
export type ReportEvent = z.output<typeof ReportEvent>;

/** Where the report of a site stands. Version 0: nothing is recorded yet. */
export const ReportStanding = z.strictObject({
  status: z.enum(REPORT_STATUSES),
  /** Submitted first, and last; null if never. */
  firstSubmittedAt: z.number().int().nullable(),
  submittedAt: z.number().int().nullable(),
  /** Submitted after the last day, or not yet although it is over. */
  late: z.boolean(),
  correction: z.string().nullable(),
  reminder: z.string().nullable(),
  remindedAt: z.number().int().nullable(),
  version: z.number().int().min(0),
});
export type ReportStanding = z.output<typeof ReportStanding>;

/** A site that is asked. `answers`: those submitted last, by the id of their question. */
export const ReportRow = z.strictObject({
  siteId: Id,
  name: z.string(),
  kind: z.enum(SITE_KINDS),
  province: z.string().nullable(),
  ...ReportStanding.shape,
  answers: z.record(z.string(), SiteAnswer),
});
export type ReportRow = z.output<typeof ReportRow>;

/** A form as a site that is asked sees it, with its own answers. */
export const OwnReport = z.strictObject({
  form: Form.omit({ audience: true, version: true }),
  ...ReportStanding.shape,
  answers: z.array(StoredAnswer),
});
export type OwnReport = z.output<typeof OwnReport>;

/** A form of an earlier conference. */
export const EarlierForm = z.strictObject({
  conferenceId: Id,
  id: Id,
  title: z.string(),
  conference: z.string(),
  date: CalendarDate.nullable(),
  /** Whether that conference is an earlier one of the same series. */
  inSeries: z.boolean(),
});
export type EarlierForm = z.output<typeof EarlierForm>;
