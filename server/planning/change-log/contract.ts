import { z } from 'zod';
import { NamedById } from '../../accounts/security-log/contract.ts';
import { PLANNERS, query } from '../../accounts/permissions.ts';
import { CalendarDate, Id } from '../../platform/contract.ts';
import { PlanChange } from '../publishing/contract.ts';

/** What the log can be filtered by: the part of the plan that an operation changes. */
export const CHANGED_PARTS = [
  'conferences',
  'agenda',
  'participants',
  'invitations',
  'seating',
  'sites',
  'documents',
  'awards',
  'recommendations',
  'preparation',
  'team',
  'publishing',
] as const;
export type ChangedPart = (typeof CHANGED_PARTS)[number];

/** Who changed what of the plan, and when. */
export const LoggedChange = z.strictObject({
  id: Id,
  /** Milliseconds since 1970. */
  at: z.number(),
  by: NamedById,
  /** Name of the operation, such as `agenda.editItem`. */
  operation: z.string(),
  /** What changed; null for what is not part of the plan, or above the clearance of the reader. */
  change: PlanChange.nullable(),
  /** Name of what changed; null if it has none or is above the clearance of the reader. */
  name: z.string().nullable(),
});
export type LoggedChange = z.output<typeof LoggedChange>;

export const CHANGES_PER_PAGE = 50;

export const changeLogContract = {
  list: query({
    name: 'changeLog.list',
    summary: 'List changes of the plan.',
    route: 'GET /conferences/:conferenceId/change-log',
    permit: PLANNERS,
    input: z.strictObject({
      conferenceId: Id,
      part: z.enum(CHANGED_PARTS).optional(),
      /** A login's name or a part of it. */
      person: z.string().max(200).optional(),
      /** First and last day, in the time zone of the conference. */
      from: CalendarDate.optional(),
      to: CalendarDate.optional(),
      page: z.number().int().min(1).max(100_000).default(1),
    }),
    output: z.strictObject({
      entries: z.array(LoggedChange),
      total: z.number().int(),
      /** Names of what the changes refer to, by `list/id`. */
      names: z.record(z.string(), z.string()),
    }),
  }),
};
