import { z } from 'zod';
import { query, STAFF } from '../../accounts/permissions.ts';
import { Extras } from '../conferences/contract.ts';
import { listOperations } from '../collections/contract.ts';
import { CalendarDate, Id, TextLine, Prose, Version } from '../../platform/contract.ts';

/** Deadline of an answer: before a day (the day before is the last), by a day, within a year, or not known. */
export const Due = z
  .union([
    z.strictObject({ before: CalendarDate }),
    z.strictObject({ by: CalendarDate }),
    z.strictObject({ within: z.number().int().min(1945).max(2200) }),
  ])
  .nullable();
export type Due = z.output<typeof Due>;

/** What an organizer edits of a recommendation made by sites. */
export const RecommendationFacts = z.strictObject({
  /** The site or group of sites that makes it. */
  fromId: Id.nullable(),
  text: Prose,
  /** Whether it is within the host's remit or another body's. */
  authority: z.enum(['host', 'other']),
  owner: TextLine.nullable(),
  coordinating: z.array(TextLine).max(50),
  due: Due,
  /** Quotation from the source. */
  quote: Prose.nullable(),
});
export type RecommendationFacts = z.output<typeof RecommendationFacts>;
export const Recommendation = z.strictObject({ id: Id, ...RecommendationFacts.shape, version: Version, extras: Extras });
export type Recommendation = z.output<typeof Recommendation>;

export const recommendationsContract = {
  list: query({
    name: 'recommendations.list',
    summary: 'List the recommendations of the draft in order.',
    route: 'GET /conferences/:conferenceId/recommendations',
    permit: STAFF,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({ recommendations: z.array(Recommendation) }),
  }),
  ...listOperations({
    feature: 'recommendations',
    thing: '',
    called: 'a recommendation',
    path: 'recommendations',
    facts: RecommendationFacts,
  }),
};
