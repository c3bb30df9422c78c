import { z } from 'zod';
import { command, MINUTE_WRITERS, PLANNERS, query, STAFF } from '../../accounts/permissions.ts';
import { AwardFacts, AwardKind } from '../../planning/awards/contract.ts';
import { SHEET_TYPES } from '../../planning/participants/sheet/contract.ts';
import { CalendarDate, file, Id, IN_DOCS, Nothing, TextLine } from '../../platform/contract.ts';
import { RECEIPTS } from '../../live/ceremony/contract.ts';

/** Who took a certificate that was not received at the ceremony. */
export const Handing = z.strictObject({ on: CalendarDate, to: TextLine });
export type Handing = z.output<typeof Handing>;

/** A name that was corrected, and when, in milliseconds since 1970. */
export const EarlierName = z.strictObject({ name: TextLine, at: z.number() });
export type EarlierName = z.output<typeof EarlierName>;

/** A recipient in the register. */
export const RegisterEntry = z.strictObject({
  awardId: Id,
  recipient: TextLine,
  /** Null: not numbered yet. */
  number: z.number().int().nullable(),
  /** How it was received at the ceremony; null: not conferred yet. */
  received: z.enum(['in-person', ...RECEIPTS]).nullable(),
  handed: Handing.nullable(),
  /** The names before, the earliest first. */
  earlier: z.array(EarlierName),
  /** 0: nothing is written of it yet. */
  version: z.number().int(),
});
export type RegisterEntry = Readonly<z.output<typeof RegisterEntry>>;

/** What the register says of an award. */
export const RegisterAward = z.strictObject({
  id: Id,
  ...AwardFacts.pick({ kind: true, title: true, class: true, grantor: true, decision: true }).shape,
});
export type RegisterAward = Readonly<z.output<typeof RegisterAward>>;

/** Those who keep the register: who plans, and who writes the minutes. */
export const REGISTRARS = [...new Set([...PLANNERS, ...MINUTE_WRITERS])];
/** Largest number in a register. */
export const MAX_NUMBER = 1_000_000;

/** Certificates on one page of the list. */
export const CERTIFICATES_PER_PAGE = 100;

/** What became of a certificate, as the list is filtered: still to be received, received, without a number. */
export const REGISTER_STATES = ['waiting', 'done', 'unnumbered'] as const;
export type RegisterState = (typeof REGISTER_STATES)[number];

/** Which rows of the register are meant. */
const Wanted = {
  search: z.string().max(200).optional(),
  kind: AwardKind.optional(),
  state: z.enum(REGISTER_STATES).optional(),
};

const at = '/conferences/:conferenceId/award-register';
const OfConference = z.strictObject({ conferenceId: Id });

export const awardRegisterContract = {
  list: query({
    name: 'awardRegister.list',
    summary: 'List the certificates by award and recipient.',
    route: `GET ${at}`,
    permit: STAFF,
    input: OfConference,
    output: z.strictObject({ awards: z.array(RegisterAward), entries: z.array(RegisterEntry) }).meta(IN_DOCS),
  }),
  find: query({
    name: 'awardRegister.find',
    summary: 'Find certificates, 100 per page.',
    route: `GET ${at}/found`,
    permit: STAFF,
    input: OfConference.extend({ ...Wanted, page: z.number().int().min(1).optional() }),
    output: z
      .strictObject({
        awards: z.array(RegisterAward),
        entries: z.array(RegisterEntry),
        /** Number of matches. */
        total: z.number().int(),
        /** Of the whole register. */
        all: z.number().int(),
        waiting: z.number().int(),
        unnumbered: z.number().int(),
        /** The number after the largest one. */
        next: z.number().int(),
        kinds: z.array(AwardKind),
      })
      .meta(IN_DOCS),
  }),
  sheet: query({
    name: 'awardRegister.sheet',
    summary: 'Download the register as a spreadsheet.',
    route: `GET /conferences/:conferenceId/sheets/award-register`,
    permit: STAFF,
    heavy: true,
    input: OfConference.extend({ ...Wanted, lang: z.enum(['vi', 'en']).default('vi') }),
    output: file(SHEET_TYPES.xlsx),
  }),
  number: command({
    name: 'awardRegister.number',
    summary: 'Number certificates without a number; null: clear.',
    route: `POST ${at}`,
    permit: REGISTRARS,
    input: OfConference.extend({ first: z.number().int().min(1).max(MAX_NUMBER).nullable() }),
    output: Nothing,
  }),
  handOver: command({
    name: 'awardRegister.handOver',
    summary: 'Note who took a certificate later; null: nobody.',
    route: `PUT ${at}`,
    permit: REGISTRARS,
    refusals: ['received-already', 'handed-early'],
    input: OfConference.extend({
      awardId: Id,
      recipient: TextLine,
      version: z.number().int().min(0),
      handed: Handing.nullable().meta({ describedBy: '`on`, `to`; or null' }),
    }),
    output: Nothing,
  }),
};
