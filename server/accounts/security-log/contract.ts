import { z } from 'zod';
import { CalendarDate, file, Id } from '../../platform/contract.ts';
import { query } from '../permissions.ts';

/** What the security log tells of, in the order of the filter. */
export const SECURITY_EVENT_KINDS = [
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'sessions-ended',
  'joined',
  'join-failed',
  'throttled',
  'forbidden',
  'above-clearance',
  'account-created',
  'rights-changed',
  'password-changed',
  'password-reset',
  'role-given',
  'role-taken',
  'clearance-changed',
  'viewers-changed',
  'code-made',
  'code-shown',
  'code-rotated',
  'code-revoked',
  'exported',
  'erased',
] as const;

export const SecurityEventKind = z.enum(SECURITY_EVENT_KINDS);
export type SecurityEventKind = z.output<typeof SecurityEventKind>;

/** Which events: by kind, by a login's name or a part of it, by the first and last day in the time zone of the pages. */
const Filter = {
  kind: SecurityEventKind.optional(),
  person: z.string().max(200).optional(),
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
};

/** Somebody or something by id, with its name at present; null once it is gone. */
export const NamedById = z.strictObject({ kind: z.string(), id: z.string(), name: z.string().nullable() });
export type NamedById = z.output<typeof NamedById>;

/** One security event. */
export const SecurityEvent = z.strictObject({
  id: Id,
  /** Milliseconds since 1970. */
  at: z.number(),
  kind: z.string(),
  actor: NamedById,
  address: z.string().nullable(),
  conference: NamedById.nullable(),
  subject: NamedById.nullable(),
  /** Facts such as the level before and after. */
  detail: z.record(z.string(), z.json()),
});
export type SecurityEvent = z.output<typeof SecurityEvent>;

export const EVENTS_PER_PAGE = 50;
/** The most events in one exported file. */
export const MAX_EXPORTED_EVENTS = 20_000;
const CSV = 'text/csv; charset=utf-8';

export const securityLogContract = {
  list: query({
    name: 'securityLog.list',
    summary: 'List security events.',
    route: 'GET /security-events',
    permit: ['administrator'],
    input: z.strictObject({ ...Filter, page: z.number().int().min(1).max(100_000).default(1) }),
    output: z.strictObject({ events: z.array(SecurityEvent), total: z.number().int() }),
  }),
  export: query({
    name: 'securityLog.export',
    summary: 'Export security events as CSV.',
    route: 'GET /security-events.csv',
    permit: ['administrator'],
    refusals: ['export-too-long'],
    input: z.strictObject({ ...Filter, lang: z.enum(['vi', 'en']).default('vi') }),
    output: file(CSV),
  }),
};
