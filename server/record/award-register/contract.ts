import { z } from 'zod';
import { command, MINUTE_WRITERS, PLANNERS, query, STAFF } from '../../accounts/permissions.ts';
import { AwardFacts } from '../../planning/awards/contract.ts';
import { CalendarDate, Id, Nothing, TextLine } from '../../platform/contract.ts';
import { RECEIPTS } from '../../live/ceremony/contract.ts';

/** Who took a certificate that was not received at the ceremony. */
export const Handing = z.strictObject({ on: CalendarDate, to: TextLine });
export type Handing = z.output<typeof Handing>;

/** A recipient in the register. */
export const RegisterEntry = z.strictObject({
  awardId: Id,
  recipient: TextLine,
  /** Null: not numbered yet. */
  number: z.number().int().nullable(),
  /** How it was received at the ceremony; null: not conferred yet. */
  received: z.enum(['in-person', ...RECEIPTS]).nullable(),
  handed: Handing.nullable(),
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

const at = '/conferences/:conferenceId/award-register';
const OfConference = z.strictObject({ conferenceId: Id });

export const awardRegisterContract = {
  list: query({
    name: 'awardRegister.list',
    summary: 'List the certificates by award and recipient.',
    route: `GET ${at}`,
    permit: STAFF,
    input: OfConference,
    output: z
      .strictObject({ awards: z.array(RegisterAward), entries: z.array(RegisterEntry) })
      .meta({ describedBy: 'As docs/api.md tells.' }),
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
