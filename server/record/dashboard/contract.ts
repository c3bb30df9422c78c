import { z } from 'zod';
import { query, STAFF } from '../../accounts/permissions.ts';
import { Id } from '../../platform/contract.ts';

const Count = z.number().int().min(0);

/** Overview of a conference: contents, chairs, state of the sites, progress of the sittings. */
export const Overview = z.strictObject({
  counts: z.strictObject({
    sittings: Count,
    items: Count,
    papers: Count,
    participants: Count,
    /** Single places that can join; groups are not counted. */
    sites: Count,
    documents: Count,
    awards: Count,
    recommendations: Count,
  }),
  chairs: z.array(z.string()),
  secretaries: z.array(z.string()),
  sites: z.strictObject({
    /** Sites with a join link that works. */
    invited: Count,
    in: Count,
    ready: Count,
  }),
  /** Progress of the sittings, from the journal. */
  day: z.enum(['before', 'open', 'adjourned', 'between', 'after']),
  /** Sittings that were opened, with their times in milliseconds since 1970. */
  held: z.array(z.strictObject({ id: Id, openedAt: z.number().int(), closedAt: z.number().int().nullable() })),
  /** Number of rehearsals that have ended. */
  rehearsed: Count,
});
export type Overview = z.output<typeof Overview>;

export const overviewContract = {
  get: query({
    name: 'overview.get',
    summary: 'Get an overview of a conference.',
    route: 'GET /conferences/:conferenceId/overview',
    permit: STAFF,
    input: z.strictObject({ conferenceId: Id }),
    output: Overview,
  }),
};
