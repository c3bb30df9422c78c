import { z } from 'zod';
import { APPOINTED_PARTICIPANTS, AT_SITE, EVERY_ROLE, hasRole, SCREENS, MINUTE_WRITERS, PLANNERS } from '../../../accounts/permissions.ts';
import { Classification } from '../../../planning/agenda/contract.ts';
import { CalendarDate, Id, TextLine } from '../../../platform/contract.ts';
import { MATTER_PAPERS } from '../../follow-up/papers/contract.ts';
import { PAPER_FORMATS, PAPERS } from '../../printouts/contract.ts';

/** Every kind of paper that the features of the product write. */
export const OFFICIAL_PAPER_KINDS = [
  ...PAPERS,
  'letters',
  'seat-plan',
  'minutes',
  ...MATTER_PAPERS,
  'comments',
  'vote-count',
  'site-excerpt',
  'person-excerpt',
  'statistics',
  'news-brief',
] as const;
export type OfficialPaperKind = (typeof OFFICIAL_PAPER_KINDS)[number];

/** The steps of a paper in their order; `recalled` ends them wherever it is. */
export const OFFICIAL_PAPER_STATES = ['draft', 'for-comment', 'submitted', 'approved', 'numbered', 'signed', 'issued', 'recalled'] as const;
export type OfficialPaperState = (typeof OFFICIAL_PAPER_STATES)[number];

export const URGENCIES = ['urgent', 'very-urgent', 'express'] as const;

/** Kind, what it is of within the conference, and from the second edition on `~2`: `minutes`, `comments.bao-cao~2`. */
export const OfficialPaperId = z
  .string()
  .max(120)
  .regex(/^[a-z][a-z-]*(?:\.[A-Za-z0-9][A-Za-z0-9._-]*)?(?:~[1-9]\d{0,2})?$/, 'bad-id');

/** A number as the book of the office gives it, such as 5, 05 or, given late, 05a. */
export const GivenNumber = z.string().regex(/^\d{1,5}[a-zđ]?$/, 'bad-paper-number');

export const NumberLetters = z.string().regex(/^[\p{L}\d/&. -]{1,40}$/u, 'bad-letters');

/** To whom a paper is issued within the product. */
export const PAPER_AUDIENCES = ['staff', 'sites', 'everyone'] as const;
export type PaperAudience = (typeof PAPER_AUDIENCES)[number];

/** What is entered of a paper. */
export const OfficialPaperFacts = z.strictObject({
  owner: TextLine.nullable(),
  secrecy: Classification,
  urgency: z.enum(URGENCIES).nullable(),
  /** "Nơi nhận", a line each; none: as the form of the paper says. */
  recipients: z.array(TextLine).max(50),
  copies: z.number().int().min(1).max(10_000).nullable(),
  signer: TextLine.nullable(),
});
export type OfficialPaperFacts = z.output<typeof OfficialPaperFacts>;

/** What the text of a paper was made from: the last entry of the journal, and the published version of the plan. */
export const OfficialPaperSources = z.strictObject({
  seq: z.number().int(),
  hash: z.string().nullable(),
  publication: z.number().int().nullable(),
});
export type OfficialPaperSources = z.output<typeof OfficialPaperSources>;

export const PaperRecord = z.strictObject({
  conferenceId: Id,
  id: OfficialPaperId,
  kind: z.enum(OFFICIAL_PAPER_KINDS),
  part: Id.nullable(),
  title: z.string(),
  state: z.enum(OFFICIAL_PAPER_STATES),
  ...OfficialPaperFacts.shape,
  number: GivenNumber.nullable(),
  numberedOn: CalendarDate.nullable(),
  /** The letters of its kind and of the office in its number, such as CTr and VPTW; null: as its form says. */
  letters: NumberLetters.nullable(),
  office: NumberLetters.nullable(),
  /** Whom it was issued to within the product; null: to nobody yet. */
  audience: z.enum(PAPER_AUDIENCES).nullable(),
  sources: OfficialPaperSources.nullable(),
  /** SHA-256 of the text as it was submitted; null while it follows its sources. */
  contentHash: z.string().nullable(),
  /** The paper that it replaces. */
  replaces: OfficialPaperId.nullable(),
  /** When it came to its state, in milliseconds since 1970; null: nothing was decided yet. */
  changedAt: z.number().int().nullable(),
  /** 0: nothing was decided yet. */
  version: z.number().int(),
});
export type PaperRecord = z.output<typeof PaperRecord>;

export const OFFICIAL_PAPER_STEPS = [
  'edited',
  'for-comment',
  'submitted',
  'sent-back',
  'approved',
  'numbered',
  'signed',
  'issued',
  'recalled',
  'replaced',
  'replacing',
  'begun',
] as const;

/** One line of the history of a paper. */
export const OfficialPaperStep = z.strictObject({
  /** Milliseconds since 1970. */
  at: z.number().int(),
  by: z.string().nullable(),
  kind: z.enum(OFFICIAL_PAPER_STEPS),
  /** The remark or the reason; a number; the id of the other paper. */
  text: z.string().nullable(),
});
export type OfficialPaperStep = z.output<typeof OfficialPaperStep>;

/** A file as it was frozen, and in which state. */
export const FrozenFile = z.strictObject({
  format: z.enum(PAPER_FORMATS),
  stage: z.enum(OFFICIAL_PAPER_STATES),
  sha256: z.string(),
  size: z.number().int(),
  at: z.number().int(),
});
export type FrozenFile = z.output<typeof FrozenFile>;

/** Who opened a frozen paper. */
export const PaperOpening = z.strictObject({
  by: z.string().nullable(),
  views: z.number().int(),
  downloads: z.number().int(),
  lastAt: z.number().int(),
});
export type PaperOpening = z.output<typeof PaperOpening>;

/** What somebody who is asked says of a text. `holds`: of the text as it reads now; nobody's words are overwritten. */
export const PaperOpinion = z.strictObject({
  speaker: z.string(),
  agrees: z.boolean(),
  text: z.string().nullable(),
  at: z.number().int(),
  holds: z.boolean(),
});
export type PaperOpinion = z.output<typeof PaperOpinion>;

/** A copy that somebody was given to read and hand back. */
export const PaperCopy = z.strictObject({
  number: z.number().int(),
  holder: z.string(),
  outAt: z.number().int(),
  returnedAt: z.number().int().nullable(),
});
export type PaperCopy = z.output<typeof PaperCopy>;

/** Those who may be given papers: everybody who takes part with a login, not the screens of halls. */
export const MAY_READ_PAPERS = EVERY_ROLE.filter((role) => !hasRole([role], SCREENS));

/** Those who prepare papers: they submit, number, issue and recall. */
export const DRAFTERS = [...new Set([...PLANNERS, ...MINUTE_WRITERS])];
/** Those who approve. */
export const APPROVERS = ['chair'] as const;
/** Those who confirm a text before it is submitted: the presidium and the sites. */
export const CONFIRMERS = [...APPROVERS, ...AT_SITE, ...APPOINTED_PARTICIPANTS];
