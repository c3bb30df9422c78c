import { z } from 'zod';
import { query, STAFF } from '../../accounts/permissions.ts';
import { batchOperations } from '../collections/batches/contract.ts';
import { Phone } from '../sites/access/contract.ts';
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
  /** True: the head of their delegation. */
  head: z.boolean().default(false),
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

/** How many people the whole list stands for, without those in whose place somebody else comes. */
export const ParticipantCounts = z.strictObject({
  named: z.number().int(),
  /** Posts without a name. */
  posts: z.number().int(),
  /** Groups of a known number, and the people in them. */
  groups: z.number().int(),
  inGroups: z.number().int(),
  /** Groups of an unknown number. */
  unknown: z.number().int(),
});
export type ParticipantCounts = Readonly<z.output<typeof ParticipantCounts>>;

/** An address to which mail can be sent: one of them, without a name, in ASCII. */
export const Email = z
  .string()
  .transform((text) => text.trim())
  .pipe(z.string().max(254, 'bad-email'))
  .pipe(z.email('bad-email'));

/** How somebody is reached: personal data, which stand beside the plan. */
export const Reached = z.strictObject({ email: Email.nullable(), phone: Phone.nullable() });
export type Reached = z.output<typeof Reached>;

/** Orders of the list: by protocol, as entered, by delegation with its head first, by site with the main hall first, by given name with people before others. */
export const PARTICIPANT_SORTS = ['protocol', 'entered', 'delegation', 'site', 'name'] as const;
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
      /** How many of them are in the attendee list. */
      listed: z.number().int(),
      counts: ParticipantCounts,
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
    fields: {
      participants: z.array(ParticipantFacts).min(1).max(MAX_NEW_PARTICIPANTS),
      /** How some of them are reached; `at`: which of the participants, from 0. */
      contacts: z
        .array(z.strictObject({ at: z.number().int().min(0), ...Reached.shape }))
        .max(MAX_NEW_PARTICIPANTS)
        .optional(),
    },
  }),
  ...togetherOperations({
    feature: 'participants',
    called: 'participants',
    path: 'participants',
    set: ParticipantFacts.pick({ siteId: true, listed: true, roles: true }).partial().shape,
  }),
};
