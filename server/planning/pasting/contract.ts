import { z } from 'zod';
import { command, PLANNERS } from '../../accounts/permissions.ts';
import { Id, IN_DOCS, TextLine } from '../../platform/contract.ts';
import { AwardFacts } from '../awards/contract.ts';
import { ParticipantFacts, Reached } from '../participants/contract.ts';

/** What a column of a list of people can hold. */
export const PERSON_FIELDS = [
  'name',
  'posts',
  'unit',
  'group',
  'site',
  'count',
  'roles',
  'host',
  'unlisted',
  'order',
  'phone',
  'email',
] as const;
export const PersonField = z.enum(PERSON_FIELDS);
export type PersonField = z.output<typeof PersonField>;
/** What the columns of a sheet hold; null for one that is not read. */
export const SheetColumns = z.array(PersonField.nullable()).max(200);
export type SheetColumns = z.output<typeof SheetColumns>;

/** What a column of a list of awards can hold. */
export const AWARD_FIELDS = [
  'name',
  'posts',
  'unit',
  'to',
  'award',
  'class',
  'grantor',
  'number',
  'date',
  'count',
  'presenters',
  'perBatch',
] as const;
export const AwardField = z.enum(AWARD_FIELDS);
export type AwardField = z.output<typeof AwardField>;
export const AwardColumns = z.array(AwardField.nullable()).max(200);
export type AwardColumns = z.output<typeof AwardColumns>;

/** Largest spreadsheet, in bytes. */
export const MAX_SHEET_BYTES = 8 * 1024 * 1024;
const MAX_CONTENT_LENGTH = Math.ceil(MAX_SHEET_BYTES / 3) * 4;

/** A row of a sheet, by its number there, with the texts of its cells. */
export const SheetRow = z.strictObject({ row: z.number(), cells: z.array(z.string()) });

/** What is wrong in a row: a code, by field. */
const faultOf = <F extends z.ZodType>(field: F) =>
  z.strictObject({ field, message: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() });

/** What is to be known of every file that was read. */
const ReadFile = {
  /** Null for a file without sheets. */
  sheet: z.string().nullable(),
  otherSheets: z.array(z.string()),
  /** The font of before Unicode from which texts were converted. */
  oldFont: z.enum(['tcvn3', 'vni']).nullable(),
  problem: z.enum(['empty', 'too-many', 'bad-text', 'too-long']).nullable(),
  headings: z.array(z.string()),
};

const ReadSheet = z.strictObject({
  ...ReadFile,
  columns: SheetColumns,
  people: z.array(
    z.strictObject({
      ...SheetRow.shape,
      facts: ParticipantFacts,
      /** How they are reached; it is no fact of the plan. */
      contact: Reached,
      /** Codes, by field; only a row without any can be added. */
      faults: z.array(faultOf(PersonField)),
      /** The participant who is this one already. */
      listed: Id.nullable(),
      /** The row before that says the same. */
      sameAs: z.number().nullable(),
      unknownSite: z.string().nullable(),
    }),
  ),
  /** Rows that are no participants: sums, titles of sections, what stands below the list. */
  skipped: z.array(SheetRow),
});

const ReadAwards = z.strictObject({
  ...ReadFile,
  columns: AwardColumns,
  rows: z.array(
    z.strictObject({
      ...SheetRow.shape,
      /** The award with the one recipient of this row, or none. */
      facts: AwardFacts,
      faults: z.array(faultOf(AwardField)),
      /** The award that names this recipient already. */
      listed: Id.nullable(),
      sameAs: z.number().nullable(),
    }),
  ),
  /** Titles that say of the rows below them which award it is, for whom, and by which decision. */
  sections: z.array(SheetRow),
  skipped: z.array(SheetRow),
});

const SHEET_REFUSALS = [
  'sheet-unknown',
  'sheet-old',
  'sheet-encrypted',
  'sheet-macros',
  'sheet-links',
  'sheet-broken',
  'sheet-too-large',
  'work-too-large',
  'work-too-long',
] as const;
const BODY_BYTES = MAX_CONTENT_LENGTH + 256 * 1024;

export const pastingContract = {
  readSheet: command({
    name: 'participants.readSheet',
    summary: 'Read participants from an Excel workbook or CSV, as base64. Stores nothing: `participants.addMany` adds them.',
    route: 'POST /conferences/:conferenceId/sheets/participants',
    permit: PLANNERS,
    heavy: true,
    remember: false,
    bodyBytes: BODY_BYTES,
    refusals: [...SHEET_REFUSALS],
    input: z.strictObject({
      conferenceId: Id,
      content: z.string().max(MAX_CONTENT_LENGTH),
      /** What each column holds; without it, as its heading says. */
      columns: SheetColumns.optional(),
      /** The site that is meant by a name that no site has; null: none. */
      sites: z
        .array(z.strictObject({ called: TextLine, siteId: Id.nullable() }))
        .max(500)
        .default([]),
    }),
    output: ReadSheet.meta(IN_DOCS),
  }),
  readAwards: command({
    name: 'awards.readSheet',
    summary: 'Read awards from an Excel workbook or CSV, for `awards.addMany`.',
    route: 'POST /conferences/:conferenceId/sheets/awards',
    permit: PLANNERS,
    heavy: true,
    remember: false,
    bodyBytes: BODY_BYTES,
    refusals: [...SHEET_REFUSALS],
    input: z.strictObject({
      conferenceId: Id,
      content: z.string().max(MAX_CONTENT_LENGTH),
      columns: AwardColumns.optional(),
    }),
    output: ReadAwards.meta(IN_DOCS),
  }),
};
