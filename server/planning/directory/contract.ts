import { z } from 'zod';
import { command, PLANNERS, query } from '../../accounts/permissions.ts';
import { SeenRecord } from '../collections/contract.ts';
import { plausibleDay } from '../conferences/contract/facts.ts';
import { CalendarDate, Id, Made, NewVersion, Nothing, TextLine, Version } from '../../platform/contract.ts';

const Day = plausibleDay(CalendarDate).nullable();

/** A post and its first and last day; null if not known, and for one that is held still. */
export const HeldPost = z
  .strictObject({ title: TextLine, from: Day, to: Day })
  .refine(({ from, to }) => from === null || to === null || from <= to, { path: ['to'], message: 'ends-before' });
export type HeldPost = z.output<typeof HeldPost>;

/** Most posts of one person of the directory. */
export const MAX_HELD_POSTS = 50;
export const PersonFacts = z.strictObject({ name: TextLine, posts: z.array(HeldPost).max(MAX_HELD_POSTS) });
export type PersonFacts = z.output<typeof PersonFacts>;

/** Somebody of the directory: one person, over all conferences. */
export const DirectoryPerson = z.strictObject({ id: Id, ...PersonFacts.shape, version: Version });
export type DirectoryPerson = z.output<typeof DirectoryPerson>;

/** People on one page of the directory. */
export const PEOPLE_PER_PAGE = 100;
/** Most people of the directory that a search for a conference's list shows. */
export const MAX_FOUND = 50;

/** Those who keep the directory: they create conferences, or run the installation. */
const KEEPERS = ['creator', 'administrator'] as const;
const onConference = z.strictObject({ conferenceId: Id });

export const directoryContract = {
  list: query({
    name: 'directory.list',
    summary: 'List the people of the directory by given name, 100 per page.',
    route: 'GET /directory',
    permit: KEEPERS,
    input: z.strictObject({ search: z.string().max(200).optional(), page: z.number().int().min(1).optional() }),
    output: z.strictObject({ people: z.array(DirectoryPerson), total: z.number().int() }),
  }),
  get: query({
    name: 'directory.get',
    summary: 'Get a person, and those of your conferences whose participants they are.',
    route: 'GET /directory/:id',
    permit: KEEPERS,
    refusals: ['not-found'],
    input: z.strictObject({ id: Id }),
    output: z.strictObject({
      person: DirectoryPerson,
      conferences: z.array(z.strictObject({ id: Id, title: z.string(), date: CalendarDate.nullable(), posts: z.array(z.string()) })),
      /** People of like names, who may be the same. */
      alike: z.array(DirectoryPerson),
    }),
  }),
  add: command({
    name: 'directory.add',
    summary: 'Add a person to the directory.',
    route: 'POST /directory',
    permit: KEEPERS,
    input: PersonFacts,
    output: Made,
  }),
  edit: command({
    name: 'directory.edit',
    summary: 'Update a person of the directory.',
    route: 'PUT /directory/:id',
    permit: KEEPERS,
    refusals: ['not-found'],
    input: z.strictObject({ id: Id, version: Version, ...PersonFacts.shape }),
    output: NewVersion,
  }),
  merge: command({
    name: 'directory.merge',
    summary: 'Merge another person, who is the same, into a person.',
    route: 'POST /directory/:id/merge',
    permit: KEEPERS,
    refusals: ['not-found'],
    input: z.strictObject({ id: Id, version: Version, other: SeenRecord }),
    output: NewVersion,
  }),
  remove: command({
    name: 'directory.remove',
    summary: 'Remove a person from the directory. Conferences keep their participants.',
    route: 'DELETE /directory/:id',
    permit: KEEPERS,
    refusals: ['not-found'],
    input: z.strictObject({ id: Id, version: Version }),
    output: Nothing,
  }),
  find: query({
    name: 'directory.find',
    summary: 'Find people for a conference, with their posts on its first day.',
    route: 'GET /conferences/:conferenceId/directory',
    permit: PLANNERS,
    input: z.strictObject({ conferenceId: Id, search: z.string().max(200) }),
    output: z.strictObject({
      /** `isListed`: a participant of the conference already. */
      people: z.array(z.strictObject({ id: Id, name: z.string(), posts: z.array(z.string()), isListed: z.boolean() })),
      /** How many match. */
      total: z.number().int(),
    }),
  }),
  compare: query({
    name: 'directory.compare',
    summary: 'Compare the participants of a draft with the directory.',
    route: 'GET /conferences/:conferenceId/directory/comparison',
    permit: PLANNERS,
    input: onConference,
    output: z.strictObject({
      /** Participants whose posts on the first day are others in the directory. */
      changed: z.array(
        z.strictObject({ id: Id, version: Version, name: z.string(), posts: z.array(z.string()), now: z.array(z.string()) }),
      ),
      /** Names of participants whom the directory does not know. */
      unknown: z.array(z.string()),
      /** Names that somebody of the directory has, without a post in common. */
      unsure: z.array(z.string()),
    }),
  }),
  collect: command({
    name: 'directory.collect',
    summary: 'Add the participants of a draft whom the directory does not know.',
    route: 'POST /conferences/:conferenceId/directory',
    permit: PLANNERS,
    input: onConference,
    output: z.strictObject({ added: z.number().int() }),
  }),
  apply: command({
    name: 'directory.apply',
    summary: 'Give participants of a draft the posts that the directory has.',
    route: 'POST /conferences/:conferenceId/directory/posts',
    permit: PLANNERS,
    refusals: ['stale'],
    input: z.strictObject({ conferenceId: Id, of: z.array(SeenRecord).min(1).max(500) }),
    output: Nothing,
  }),
};
