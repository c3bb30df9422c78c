import { z } from 'zod';
import { EVERY_ROLE, PLANNERS, query, type Role, STAFF } from '../../accounts/permissions.ts';
import { LinkOrigin } from '../../planning/invitations/contract.ts';
import { file, Id } from '../../platform/contract.ts';

/** A run of text in one style. Text is data: no writer reads markup in it. A line break in it does not end the paragraph. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Raised or lowered. */
  readonly script?: 'super' | 'sub';
}

/** A line of a list: its level from 1 and its sign; without a sign it belongs to the line above. */
export interface ListItem {
  readonly level: number;
  readonly mark: 'dash' | 'number' | 'none';
  readonly number: number | null;
  readonly runs: readonly Run[];
}

/** A cell of a table as somebody wrote it, over so many columns and rows. */
export interface GridCell {
  readonly head: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly lines: readonly { readonly list: Omit<ListItem, 'runs'> | null; readonly runs: readonly Run[] }[];
}

/** Who signs: the title in capitals as the form writes it, and the name, null while nobody is named. */
export type Signature = Readonly<{ title: string; name: string | null }>;
export type Align = 'justify' | 'left' | 'center' | 'right';
/** A column of a table; `width` is its share of the whole. */
export type Column = Readonly<{ title: string; width: number; align: Align }>;

/** A JPEG picture with what is said of it. `ratio`: its width to its height; `about`: what it shows, for those who do not see it. */
export type PaperPicture = Readonly<{ bytes: Uint8Array; ratio: number; about: string; lines: readonly (readonly Run[])[] }>;
/** A bar with its name and figure; widths in percent of the longest. `planned` null: nothing was planned. */
export type PaperBar = Readonly<{ name: string; value: string; used: number; over: number; planned: number | null }>;

export type Block =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[]; readonly align?: Align }
  | { readonly kind: 'heading'; readonly text: string }
  | ({ readonly kind: 'item' } & ListItem)
  | { readonly kind: 'grid'; readonly rows: readonly (readonly GridCell[])[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] }
  /** A QR code of a text, and words beside it. */
  | { readonly kind: 'code'; readonly code: string; readonly words: readonly string[] }
  /** Begins a list that is annexed, on a page of its own; everything after it belongs to it. */
  | { readonly kind: 'annex'; readonly title: string; readonly about: string; readonly of: string }
  | { readonly kind: 'bars'; readonly rows: readonly PaperBar[] }
  | { readonly kind: 'pictures'; readonly pictures: readonly PaperPicture[] }
  | { readonly kind: 'signatures'; readonly left: Signature | null; readonly right: Signature };

/** The number of a paper: `kind` such as BB for minutes. What an office has not given yet is null and stays blank. */
export interface PaperNumber {
  readonly number: number | null;
  /** Of a number that was given late: the "a" of 05a. */
  readonly suffix?: string;
  readonly kind: string;
  readonly office: string | null;
}

/** The body whose form a printout takes. */
export type Issuer = 'party' | 'state';

/** An official paper before it is written as a file. Millimetres and points are the form's, never the paper's. */
export interface OfficialPaper {
  readonly issuer: Issuer;
  /** The issuing body, and the one above it, if any. */
  readonly body: string;
  readonly superior: string | null;
  readonly number: PaperNumber | null;
  readonly place: string | null;
  /** YYYY-MM-DD, or the year alone, which leaves the day and the month blank, to be written by hand; null leaves the year blank too. */
  readonly date: string | null;
  readonly kind: string;
  readonly about: string;
  /** Notice on every page of an unsigned draft; null on a final printout. */
  readonly mark: string | null;
  /** The name of its reader, across every page of a copy of their own. */
  readonly watermark?: string;
  readonly blocks: readonly Block[];
  /** Of a paper that each of several is given: the blocks of each, instead of `blocks`. Each begins on a page 1 of its own. */
  readonly copies?: readonly (readonly Block[])[];
  /** "Nơi nhận"; null if the paper has none. */
  readonly recipients: readonly string[] | null;
  /** Title of the file, for its properties. */
  readonly title: string;
}

export const PAPER_FORMATS = ['docx', 'pdf'] as const;
export type PaperFormat = (typeof PAPER_FORMATS)[number];
export const PAPER_MEDIA_TYPES: Readonly<Record<PaperFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};
/** The answer of an operation that writes a printout. */
export const PaperFile = file(PAPER_MEDIA_TYPES.docx, PAPER_MEDIA_TYPES.pdf);

export const PAPERS = [
  'programme',
  'attendees',
  'awards',
  'award-annex',
  'award-programme',
  'award-script',
  'chair-script',
  'award-register',
  'door-list',
  'seat-list',
] as const;
export type PaperName = (typeof PAPERS)[number];

/** Who may have a paper: those who may see what it is made of, as `participants.list` and `awards.list` permit it. */
export const PAPER_READERS: Readonly<Record<PaperName, readonly Role[]>> = {
  programme: EVERY_ROLE,
  attendees: STAFF,
  awards: STAFF,
  'award-annex': STAFF,
  'award-programme': STAFF,
  'award-script': STAFF,
  'chair-script': STAFF,
  'award-register': STAFF,
  'door-list': STAFF,
  'seat-list': STAFF,
};

export const CARD_KINDS = ['badges', 'name-cards', 'seat-cards'] as const;
export type CardKind = (typeof CARD_KINDS)[number];

/** What stands on a badge or on the card at somebody's place. */
export interface Card {
  /** A name; for a post without one, the post. */
  readonly name: string;
  /** Posts, in one line; empty if there are none, or if they are the name. */
  readonly posts: string;
  /** Role at the conference and site; empty if neither is known. */
  readonly place: string;
  /** What the QR code of a badge says; null for a card that has none. */
  readonly code: string | null;
  /** Seats in the hall; empty if there are none. */
  readonly seat: string;
}

/** Badges or seat cards to cut out, or cards to fold. */
export interface CardSheet {
  readonly kind: CardKind;
  readonly organizer: string;
  readonly conference: string;
  /** Day and place of the conference; empty if neither is known. */
  readonly held: string;
  readonly cards: readonly Card[];
  /** Notice on each card of an unpublished list or a rehearsal; null for a published list. */
  readonly mark: string | null;
  /** Title of the file, for its properties. */
  readonly title: string;
}

export const SEAT_PLAN_SIZES = ['a4', 'a3'] as const;
export type SeatPlanSize = (typeof SEAT_PLAN_SIZES)[number];

/** The drawing of a hall on one sheet across. Lengths in units of the drawing. */
export interface SeatPlanSheet {
  readonly size: SeatPlanSize;
  readonly title: string;
  readonly heading: string;
  readonly conference: string;
  readonly held: string;
  readonly summary: string;
  readonly mark: string | null;
  readonly frame: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  readonly table: { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly text: string };
  readonly labels: readonly { readonly x: number; readonly y: number; readonly text: string }[];
  readonly seats: readonly {
    readonly x: number;
    readonly y: number;
    readonly number: string;
    /** A short name, for seats too narrow for the whole one. */
    readonly mark: string;
    readonly who: string;
    readonly isTaken: boolean;
    readonly isGroup: boolean;
  }[];
}

export const printingContract = {
  paper: query({
    name: 'printing.paper',
    summary: 'Download a printout as Word or PDF.',
    route: 'GET /conferences/:conferenceId/papers/:paper',
    permit: EVERY_ROLE,
    refusals: ['no-hall'],
    heavy: true,
    input: z.strictObject({
      conferenceId: Id,
      paper: z.enum(PAPERS),
      format: z.enum(PAPER_FORMATS),
      lang: z.enum(['vi', 'en']).default('vi'),
      /** The draft, for those who see it, although a version is published. */
      draft: z.boolean().optional(),
    }),
    output: PaperFile,
  }),
  seatPlan: query({
    name: 'printing.seatPlan',
    summary: 'Download the drawing of the hall with who sits where, as PDF.',
    route: 'GET /conferences/:conferenceId/seat-plan',
    permit: STAFF,
    refusals: ['no-hall'],
    heavy: true,
    input: z.strictObject({ conferenceId: Id, size: z.enum(SEAT_PLAN_SIZES).default('a4'), lang: z.enum(['vi', 'en']).default('vi') }),
    output: file(PAPER_MEDIA_TYPES.pdf),
  }),
  letters: query({
    name: 'printing.letters',
    summary: 'Download letters of invitation as Word or PDF.',
    route: 'GET /conferences/:conferenceId/letters',
    permit: PLANNERS,
    refusals: ['no-letters'],
    heavy: true,
    input: z.strictObject({
      conferenceId: Id,
      format: z.enum(PAPER_FORMATS),
      lang: z.enum(['vi', 'en']).default('vi'),
      draft: z.boolean().optional(),
      /** Only the letter of this participant. */
      participantId: Id.optional(),
      origin: LinkOrigin,
    }),
    output: PaperFile,
  }),
  cards: query({
    name: 'printing.cards',
    summary: 'Download badges, name cards or seat cards as Word or PDF.',
    route: 'GET /conferences/:conferenceId/cards/:kind',
    permit: STAFF,
    refusals: ['no-hall'],
    heavy: true,
    input: z.strictObject({
      conferenceId: Id,
      kind: z.enum(CARD_KINDS),
      format: z.enum(PAPER_FORMATS),
      lang: z.enum(['vi', 'en']).default('vi'),
      draft: z.boolean().optional(),
    }),
    output: PaperFile,
  }),
};
