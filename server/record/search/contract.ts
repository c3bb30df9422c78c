import { z } from 'zod';
import { query } from '../../accounts/permissions.ts';
import { CalendarDate, Id } from '../../platform/contract.ts';

/** What can be found, in the order in which kinds are listed. */
export const HIT_KINDS = ['conference', 'item', 'paper', 'document', 'minutes', 'recommendation', 'task', 'participant'] as const;
export type HitKind = (typeof HIT_KINDS)[number];

export const HITS_PER_PAGE = 20;
/** Hits that are counted and shown. Whoever finds more has asked for too little. */
export const MAX_HITS = 500;
/** Longest search. */
export const MAX_SEARCH_LENGTH = 200;

/** A stretch of a text; `hit`: it is one of the words looked for. */
export const Piece = z.strictObject({ text: z.string(), hit: z.boolean() });
export type Piece = z.output<typeof Piece>;

/** One place with the words. */
export const Hit = z.strictObject({
  kind: z.enum(HIT_KINDS),
  conferenceId: Id,
  /** The item, document, matter or person; of minutes their part. */
  subjectId: z.string(),
  /** Empty where the text says it all. */
  title: z.array(Piece),
  /** The words with what stands around them. */
  text: z.array(Piece),
  /** Whether the accents are as they were typed. */
  exact: z.boolean(),
  /** Whether the reader sees the draft of its conference. */
  staff: z.boolean(),
  /** A recommendation that only the plan has so far: it comes into the register on the first day. */
  planned: z.boolean(),
});
export type Hit = z.output<typeof Hit>;

export const searchContract = {
  find: query({
    name: 'search.find',
    summary: 'Search what you may read, of all conferences.',
    route: 'GET /search',
    permit: ['user'],
    input: z.strictObject({
      search: z.string().max(MAX_SEARCH_LENGTH),
      kind: z.enum(HIT_KINDS).optional(),
      of: Id.optional(),
      year: z.coerce.number().int().min(1900).max(2999).optional(),
      page: z.coerce.number().int().min(1).max(10_000).optional(),
    }),
    output: z.strictObject({
      hits: z.array(Hit),
      /** No more than 500; `more`: there are others. */
      total: z.number().int(),
      more: z.boolean(),
      /** Of each kind, whichever is asked for. */
      counts: z.record(z.enum(HIT_KINDS), z.number().int()),
      /** Those in which something can be found, the latest first. */
      conferences: z.array(z.strictObject({ id: Id, title: z.string(), date: CalendarDate.nullable() })),
      /** Conferences left out because what changed in them is still being read. */
      behind: z.number().int(),
    }),
  }),
};
