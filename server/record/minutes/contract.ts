import { z } from 'zod';
import { command, MINUTE_WRITERS, query, STAFF } from '../../accounts/permissions.ts';
import { CalendarDate, Id, TextLine } from '../../platform/contract.ts';
import { STRANGER_BYTES } from '../../platform/size-limits.ts';
import { PAPER_FORMATS, PaperFile } from '../printouts/contract.ts';
import { Due } from '../../planning/recommendations/contract.ts';

/** A part of the minutes: `general`, or `item.` and the id of an agenda item. */
export const Part = z
  .string()
  .regex(/^(general|item\.[A-Za-z0-9][A-Za-z0-9._-]*)$/)
  .max(85);
export type Part = z.output<typeof Part>;

/** Maximum size of an update, and of a section, in bytes. */
export const UPDATE_BYTES = 256 * 1024;
export const PART_BYTES = 2 * 1024 * 1024;

/** Longest update in base64. */
const MAX_ENCODED_LENGTH = Math.ceil(UPDATE_BYTES / 3) * 4;

/** Bytes in base64; their meaning is checked where they are read. */
export const Bytes = z.base64().max(MAX_ENCODED_LENGTH);

export const NOTE_KINDS = ['conclusion', 'task', 'recommendation'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** Words in one style. A line break in them is a soft break, which does not end the paragraph. Tabs stay tabs. */
export const MinutesRun = z.strictObject({ text: z.string(), bold: z.boolean().optional(), script: z.enum(['super', 'sub']).optional() });
export type MinutesRun = z.output<typeof MinutesRun>;
const Runs = z.array(MinutesRun);
/** When the block was begun, in milliseconds since 1970; null if not known. Facts of the proceedings are set among the blocks by it. */
const Begun = z.number().nullable();

/** Deepest level of a list. */
export const MAX_LIST_LEVEL = 7;
/** The place of a line in a list: its level, and its number there; without a mark it belongs to the line above it. */
export const ListPlace = z.strictObject({
  level: z.number().int().min(1).max(MAX_LIST_LEVEL),
  mark: z.enum(['dash', 'number', 'none']),
  number: z.number().int().nullable(),
});
export type ListPlace = z.output<typeof ListPlace>;
const line = { list: ListPlace.nullable(), runs: Runs };

/** A cell of a table; it may span several columns and rows. */
const Cell = z.strictObject({
  head: z.boolean(),
  columns: z.number().int().min(1),
  rows: z.number().int().min(1),
  lines: z.array(z.strictObject(line)),
});
export type MinutesCell = z.output<typeof Cell>;

/** A block of the text, read from the shared document. */
export const MinutesBlock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), at: Begun, ...line }),
  z.strictObject({ kind: z.literal('table'), at: Begun, rows: z.array(z.array(Cell)) }),
  z.strictObject({ kind: z.literal('note'), at: Begun, note: z.enum(NOTE_KINDS), runs: Runs, owner: z.string().nullable(), due: Due }),
  /** An entry of the proceedings that the secretary inserted here. */
  z.strictObject({ kind: z.literal('proceeding'), at: Begun, seq: z.number().int().min(1) }),
]);
export type MinutesBlock = z.output<typeof MinutesBlock>;

export const PART_STATES = ['waiting', 'running', 'done', 'postponed', 'skipped', 'general', 'gone'] as const;
/** What is written and what is missing. */
export const OutlineLine = z.strictObject({
  part: Part,
  itemId: Id.nullable(),
  /** Its number in the minutes; null for the general part. */
  number: z.number().int().nullable(),
  /** Null for the general part and for an item that the reader may not know. */
  title: z.string().nullable(),
  state: z.enum(PART_STATES),
  /** Blocks with words in them. */
  blocks: z.number().int().min(0),
  /** True if the item was held and nothing is written about it. */
  missing: z.boolean(),
});
export type OutlineLine = z.output<typeof OutlineLine>;

export const MinutesVersion = z.strictObject({
  number: z.number().int().min(1),
  /** Milliseconds since 1970. */
  at: z.number(),
  /** Null: kept automatically. */
  label: z.string().nullable(),
  /** The version that was restored right after this one was kept; null otherwise. */
  restores: z.number().int().nullable(),
  by: z.string().nullable(),
});
export type MinutesVersion = z.output<typeof MinutesVersion>;
/** Names of colleagues whose page did not say in time that all its words are sent: the version may lack some. */
const Missing = z.array(z.string());

const Words = z.array(z.strictObject({ text: z.string(), change: z.enum(['same', 'added', 'removed']) }));
/** A paragraph of a comparison, with additions and removals. */
export const ComparedBlock = z.strictObject({ change: z.enum(['same', 'added', 'removed', 'changed']), kind: z.string(), words: Words });
export type ComparedBlock = z.output<typeof ComparedBlock>;
export const ComparedPart = z.strictObject({ part: Part, changed: z.boolean(), blocks: z.array(ComparedBlock) });
export type ComparedPart = z.output<typeof ComparedPart>;

const OfConference = z.strictObject({ conferenceId: Id });
const OfPart = z.strictObject({ conferenceId: Id, part: Part });
const VersionNumber = z.coerce.number().int().min(1).max(1_000_000);
const OfVersion = z.strictObject({ conferenceId: Id, number: VersionNumber });
const at = '/conferences/:conferenceId';

/** The text of the minutes: one shared document (Yjs) for each part, whose XML fragment is named `body`. */
const texts = {
  write: command({
    name: 'minutes.write',
    summary: 'Add an update to the shared text of a section.',
    route: `POST ${at}/minutes/:part`,
    permit: MINUTE_WRITERS,
    refusals: ['minutes-update', 'minutes-gap'],
    bodyBytes: MAX_ENCODED_LENGTH + STRANGER_BYTES,
    input: OfPart.extend({ update: Bytes }),
    /** `moved`: words of it stand behind the block that somebody else replaced meanwhile. */
    output: z.strictObject({ part: Part, savedAt: z.number(), moved: z.boolean() }),
  }),
  read: query({
    name: 'minutes.read',
    summary: 'Get the shared text of a section, whole or since a state.',
    route: `GET ${at}/minutes/:part`,
    permit: STAFF,
    refusals: ['minutes-update'],
    bodyBytes: MAX_ENCODED_LENGTH + STRANGER_BYTES,
    input: OfPart.extend({ since: Bytes.optional() }),
    output: z.strictObject({ part: Part, update: z.base64(), savedAt: z.number().nullable() }),
  }),
  texts: query({
    name: 'minutes.texts',
    summary: 'Get the text of every written section as blocks.',
    route: `GET ${at}/minutes-texts`,
    permit: STAFF,
    input: OfConference,
    output: z.strictObject({ parts: z.array(z.strictObject({ part: Part, savedAt: z.number(), blocks: z.array(MinutesBlock) })) }),
  }),
  outline: query({
    name: 'minutes.outline',
    summary: 'Get the state of each section and what is missing.',
    route: `GET ${at}/minutes`,
    permit: STAFF,
    input: OfConference,
    output: z.strictObject({
      /** Names of chair and secretaries; empty if nobody is named. */
      chair: z.array(z.string()),
      secretary: z.array(z.string()),
      missing: z.number().int().min(0),
      parts: z.array(OutlineLine),
    }),
  }),
};

const versions = {
  versions: query({
    name: 'minutes.versions',
    summary: 'List the saved versions of the minutes, newest first.',
    route: `GET ${at}/minutes-versions`,
    permit: STAFF,
    input: OfConference,
    output: z.strictObject({ versions: z.array(MinutesVersion) }),
  }),
  keepVersion: command({
    name: 'minutes.keepVersion',
    summary: 'Save the current minutes as a version with a label.',
    route: `POST ${at}/minutes-versions`,
    permit: MINUTE_WRITERS,
    input: OfConference.extend({ label: TextLine }),
    output: MinutesVersion.extend({ missing: Missing }),
  }),
  compare: query({
    name: 'minutes.compare',
    summary: 'Compare a version with another one or with the text.',
    route: `GET ${at}/minutes-versions/:number/compare`,
    permit: STAFF,
    input: OfVersion.extend({ with: VersionNumber.optional() }),
    output: z.strictObject({ from: MinutesVersion, to: MinutesVersion.nullable(), parts: z.array(ComparedPart) }),
  }),
  restore: command({
    name: 'minutes.restore',
    summary: 'Restore a version; the text is saved as one first.',
    route: `POST ${at}/minutes-versions/:number/restore`,
    permit: MINUTE_WRITERS,
    input: OfVersion.extend({ part: Part.optional() }),
    output: z.strictObject({ kept: MinutesVersion, parts: z.array(Part), missing: Missing }),
  }),
};

const papers = {
  paper: query({
    name: 'minutes.paper',
    summary: 'Download the minutes as Word or PDF.',
    route: `GET ${at}/minutes-paper`,
    permit: STAFF,
    heavy: true,
    input: OfConference.extend({
      format: z.enum(PAPER_FORMATS),
      lang: z.enum(['vi', 'en']).default('vi'),
      /** The number that the office gave it, and the letters of the office in it. */
      number: z.coerce.number().int().min(1).max(99_999).optional(),
      office: TextLine.optional(),
      date: CalendarDate.optional(),
      /** One of several sittings alone; without it, the minutes of the conference. */
      sittingId: Id.optional(),
    }),
    output: PaperFile,
  }),
};

export const minutesContract = { ...texts, ...versions, ...papers };
