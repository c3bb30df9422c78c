import { z } from 'zod';
import { query } from '../../accounts/permissions.ts';
import { CalendarDate, Id, TextLine } from '../../platform/contract.ts';

const Count = z.number().int();

/** What one conference promised. Each promise counts once: as done, no longer followed, overdue, or open. */
export const ConferencePromises = z.strictObject({
  id: Id,
  recommendations: Count,
  tasks: Count,
  done: Count,
  /** Not followed any more, for a reason or because it was merged. */
  closed: Count,
  overdue: Count,
  open: Count,
});
export type ConferencePromises = z.output<typeof ConferencePromises>;

export const SeriesCampaign = z.strictObject({
  conferenceId: Id,
  id: Id,
  title: z.string(),
  startsOn: CalendarDate.nullable(),
  /** True: it ends with the next conference of the series. */
  endsWithNext: z.boolean(),
  endsOn: CalendarDate.nullable(),
  /** Units that have registered. */
  units: Count,
  /** Null: it is open. */
  closedOn: CalendarDate.nullable(),
  result: z.string().nullable(),
});
export type SeriesCampaign = z.output<typeof SeriesCampaign>;

export const seriesContract = {
  promises: query({
    name: 'series.promises',
    summary: 'Get what your conferences of a series promised, and what was done.',
    route: 'GET /series/:series/promises',
    permit: ['user'],
    input: z.strictObject({ series: TextLine }),
    output: z.strictObject({
      /** Those whose register the caller reads, by date. */
      conferences: z.array(ConferencePromises),
      campaigns: z.array(SeriesCampaign),
    }),
  }),
};
