import { z } from 'zod';
import { MINUTE_WRITERS, PLANNERS } from '../../../accounts/permissions.ts';
import { Classification } from '../../../planning/agenda/contract.ts';
import { plausibleDay } from '../../../planning/conferences/contract/facts.ts';
import { CalendarDate, Id, TextLine, Version } from '../../../platform/contract.ts';
import { URGENCIES } from '../../official-papers/contract/index.ts';

/** The register of papers out and that of papers in. */
export const SIDES = ['out', 'in'] as const;
export type Side = (typeof SIDES)[number];
/** By whose rules a paper out is numbered. */
export const BOOK_FORMS = ['party', 'state'] as const;
export type BookForm = (typeof BOOK_FORMS)[number];
export const NUMBER_STATES = ['taken', 'reserved', 'void'] as const;

/** The letters of a kind of paper in its number, such as BB or QyĐ. */
export const KindLetters = z.string().regex(/^\p{Lu}\p{L}{0,7}$/u, 'bad-kind-letters');
/** The letters of the office in the sign of its papers, such as VPTW or TU-TH. */
export const OfficeLetters = z
  .string()
  .regex(/^\p{Lu}[\p{L}\d]*(?:[-./][\p{L}\d]+){0,4}$/u, 'bad-office-letters')
  .max(40);

const Count = z.number().int().min(1).max(100_000).nullable();

/** What is entered of a paper out besides its number. */
export const OutFacts = z.strictObject({
  about: TextLine,
  signer: TextLine.nullable(),
  recipients: TextLine.nullable(),
  /** Unit or person who keeps the copy of the office. */
  holder: TextLine.nullable(),
  copies: Count,
  pages: Count,
  urgency: z.enum(URGENCIES).nullable(),
  classification: Classification,
  note: TextLine.nullable(),
});
export type OutFacts = z.output<typeof OutFacts>;

/** A number that is drawn from a book, and for what. */
export const NumberDrawing = z.strictObject({
  form: z.enum(BOOK_FORMS),
  kind: KindLetters,
  /** Day of the paper. */
  date: plausibleDay(CalendarDate),
  /** Null: as in the last sign of this form. */
  office: OfficeLetters.nullable(),
  facts: OutFacts,
  /** A late number: the one behind which it stands, so that 5 gives 05a. */
  after: z.number().int().min(1).optional(),
});
export type NumberDrawing = z.output<typeof NumberDrawing>;

/** What is entered of a paper in besides the number of its arrival. */
export const InFacts = z.strictObject({
  /** The body that sent it. */
  office: TextLine,
  /** Its own number and sign. */
  sign: TextLine.nullable(),
  paperDate: plausibleDay(CalendarDate).nullable(),
  kindName: TextLine.nullable(),
  about: TextLine,
  /** Unit or person who receives it. */
  holder: TextLine.nullable(),
  signedFor: TextLine.nullable(),
  pages: Count,
  urgency: z.enum(URGENCIES).nullable(),
  classification: Classification,
  note: TextLine.nullable(),
});
export type InFacts = z.output<typeof InFacts>;

/** A line of a register. Of a paper that the reader may not know, only the number is told. */
export const PaperEntry = z.strictObject({
  id: Id,
  side: z.enum(SIDES),
  form: z.enum(BOOK_FORMS).nullable(),
  kind: z.string(),
  /** First day of the Party term or the year through which its book runs. */
  period: CalendarDate,
  number: z.number().int(),
  /** The letter of a late number; empty for others. */
  suffix: z.string(),
  state: z.enum(NUMBER_STATES),
  /** Day of a paper out, day of arrival of a paper in. */
  date: CalendarDate,
  /** Letters of the office in a sign; the body that sent a paper in. */
  office: z.string().nullable(),
  /** Number and sign as on the paper. */
  sign: z.string().nullable(),
  paperDate: CalendarDate.nullable(),
  kindName: z.string().nullable(),
  about: z.string().nullable(),
  signer: z.string().nullable(),
  recipients: z.string().nullable(),
  holder: z.string().nullable(),
  signedFor: z.string().nullable(),
  copies: Count,
  pages: Count,
  urgency: z.enum(URGENCIES).nullable(),
  classification: Classification,
  note: z.string().nullable(),
  reason: z.string().nullable(),
  conferenceId: Id.nullable(),
  paper: z.string().nullable(),
  matterId: Id.nullable(),
  version: Version,
  /** True: the reader may not know the paper. */
  isHidden: z.boolean(),
});
export type PaperEntry = z.output<typeof PaperEntry>;

/** What was done with a line of a register. */
export const LINE_KINDS = ['drawn', 'reserved', 'used', 'entered', 'edited', 'forwarded', 'voided', 'file'] as const;
export const EntryLine = z.strictObject({
  /** Milliseconds since 1970. */
  at: z.number().int(),
  by: z.string().nullable(),
  kind: z.enum(LINE_KINDS),
  text: z.string().nullable(),
});
export type EntryLine = z.output<typeof EntryLine>;

/** A file of a paper that was entered by hand. */
export const EntryFile = z.strictObject({ number: z.number().int(), name: z.string(), mediaType: z.string(), size: z.number().int() });
export type EntryFile = z.output<typeof EntryFile>;
/** Largest file of a paper in, in bytes, and its length in base64. */
export const MAX_ENTRY_FILE_BYTES = 20 * 1024 * 1024;
export const MAX_ENTRY_FILE_LENGTH = Math.ceil(MAX_ENTRY_FILE_BYTES / 3) * 4;

/** Lines on one page. */
export const ENTRIES_PER_PAGE = 100;
/** Most numbers that are reserved at once. */
export const MAX_RESERVED = 50;

/** Those who keep the books of the office, as they keep its directory. */
export const BOOK_KEEPERS = ['creator', 'administrator'] as const;
/** Those who draw numbers for papers of their conference. */
export const NUMBER_DRAWERS = [...new Set([...PLANNERS, ...MINUTE_WRITERS])];

/** Which lines are wanted. */
export const WantedEntries = z.strictObject({
  side: z.enum(SIDES).default('out'),
  year: z.coerce.number().int().min(1900).max(2200).optional(),
  kind: z.string().max(10).optional(),
  state: z.enum(NUMBER_STATES).optional(),
  of: Id.optional(),
  search: z.string().max(200).default(''),
});
export type WantedEntries = z.output<typeof WantedEntries>;

export const EntryFacet = z.array(z.strictObject({ value: z.string(), count: z.number().int() }));
/** A conference of the register; null: the reader may not know its title. */
export const NumberConference = z.strictObject({ id: Id, title: z.string().nullable() });
export const Drawn = z.strictObject({
  id: Id,
  number: z.number().int(),
  suffix: z.string(),
  /** As on the paper: `05-BB/VPTW`. */
  sign: z.string(),
});
export type Drawn = z.output<typeof Drawn>;
