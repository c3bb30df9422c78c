import { z } from 'zod';
import { query, STAFF } from '../../accounts/permissions.ts';
import { batchOperations } from '../collections/batches/contract.ts';
import { Extras } from '../conferences/contract.ts';
import { listOperations } from '../collections/contract.ts';
import { togetherOperations } from '../collections/together/contract.ts';
import { Id, TextLine, Version, IdsAndNames } from '../../platform/contract.ts';

export const PARTICIPANT_ROLES = ['chair', 'secretary', 'presidium', 'guest'] as const;
/** Role of a participant at the conference; it grants no permissions. */
export type ParticipantRole = (typeof PARTICIPANT_ROLES)[number];

/** Most posts of one participant. */
export const MAX_POSTS = 20;

/** Editable fields of a participant: a person, a post without a name, or a group without names. */
export const ParticipantFacts = z.strictObject({
  /** Null with posts: a post without a name, which is a valid speaker. */
  name: TextLine.nullable(),
  /** People who are not named one by one; `count` may be null for an unknown number ("một số"). */
  group: TextLine.nullable(),
  posts: z.array(TextLine).max(MAX_POSTS),
  siteId: Id.nullable(),
  /** True for members of the host organisation. */
  host: z.boolean(),
  /** True: appears in the attendee list. */
  listed: z.boolean(),
  count: z.number().int().min(1).max(1_000_000).nullable(),
  /** A position in the list, set by hand; null for none. */
  order: z.number().int().min(1).max(1_000_000).nullable(),
  /** The participant in whose place they come; null for everybody else. */
  standsFor: Id.nullable().default(null),
  roles: z.array(z.enum(PARTICIPANT_ROLES)).max(4),
});
export type ParticipantFacts = z.output<typeof ParticipantFacts>;
export const Participant = z.strictObject({ id: Id, ...ParticipantFacts.shape, version: Version, extras: Extras });
export type Participant = z.output<typeof Participant>;

/** Orders of the list: as entered, by protocol, by site with the main hall first, by given name with people before others. */
export const PARTICIPANT_SORTS = ['entered', 'protocol', 'site', 'name'] as const;
export type ParticipantSort = (typeof PARTICIPANT_SORTS)[number];

/** Most participants that are added at once: the longest list of a file. */
export const MAX_NEW_PARTICIPANTS = 10_000;

/** Participants on one page of the list. */
export const PARTICIPANTS_PER_PAGE = 100;

export const participantsContract = {
  list: query({
    name: 'participants.list',
    summary: 'List the participants of the draft, 100 per page.',
    route: 'GET /conferences/:conferenceId/participants',
    permit: STAFF,
    input: z.strictObject({
      conferenceId: Id,
      search: z.string().max(200).optional(),
      /** Only those in the attendee list, or only the others. */
      show: z.enum(['listed', 'unlisted']).optional(),
      /** Without one: as entered, and of a search the best matches first. */
      sort: z.enum(PARTICIPANT_SORTS).optional(),
      page: z.number().int().min(1).optional(),
    }),
    output: z.strictObject({
      participants: z.array(Participant),
      /** Number of matches. */
      total: z.number().int(),
      /** Number of rows in the whole list. */
      all: z.number().int(),
      /** Names of the sites of these participants. */
      sites: IdsAndNames,
      /** Names of those for whom these participants stand in. */
      represented: IdsAndNames,
    }),
  }),
  get: query({
    name: 'participants.get',
    summary: 'Get one participant of the draft.',
    route: 'GET /conferences/:conferenceId/participants/:id',
    permit: STAFF,
    input: z.strictObject({ conferenceId: Id, id: Id }),
    output: z.strictObject({ participant: Participant }),
  }),
  ...listOperations({
    feature: 'participants',
    thing: '',
    called: 'a participant',
    path: 'participants',
    facts: ParticipantFacts,
    isReferredTo: true,
  }),
  ...batchOperations({
    feature: 'participants',
    things: 'Many',
    called: 'participants',
    path: 'participants',
    bodyBytes: 8 * 1024 * 1024,
    fields: { participants: z.array(ParticipantFacts).min(1).max(MAX_NEW_PARTICIPANTS) },
  }),
  ...togetherOperations({
    feature: 'participants',
    called: 'participants',
    path: 'participants',
    set: ParticipantFacts.pick({ siteId: true, listed: true, roles: true }).partial().shape,
  }),
};
