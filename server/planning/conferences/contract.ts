import { z } from 'zod';
import { command, EVERY_ROLE, PLANNERS, query } from '../../accounts/permissions.ts';
import { CalendarDate, Id, Made, NewVersion, Nothing, TextLine, Version } from '../../platform/contract.ts';
import { Conference, ConferenceDays, ConferenceFacts, ConferenceSettings, QUORUMS, Series, withPlausibleDay } from './contract/facts.ts';

export * from './contract/facts.ts';

/** Every conference has one of these. */
export const STANDINGS = ['upcoming', 'past', 'archived', 'trash'] as const;
export type ConferenceStatus = (typeof STANDINGS)[number];
/** Lists to choose from; 'all' is the upcoming ones followed by the past ones. */
export const LISTS = ['all', ...STANDINGS] as const;
export type ConferenceList = (typeof LISTS)[number];
/** Conferences on one page of a list. */
export const CONFERENCES_PER_PAGE = 50;

/** Roles of the reader in a conference. */
export const ReaderRoles = z.array(z.enum(EVERY_ROLE));

/** A conference as a list shows it: by the draft for the staff, by the published version for everybody else. */
export const ListedConference = z.strictObject({
  ...ConferenceFacts.pick({ title: true, organizer: true, mode: true, date: true, starts: true, timeZone: true, venue: true }).shape,
  id: Id,
  ...ConferenceDays.shape,
  standing: z.enum(STANDINGS),
  series: TextLine.nullable(),
  roles: ReaderRoles,
  /** Number of the published version; null if there is none. */
  published: z.number().int().nullable(),
  rehearsalOf: Id.nullable(),
  /** When it was moved to the trash, in milliseconds since 1970. */
  deletedAt: z.number().int().nullable(),
});
export type ListedConference = z.output<typeof ListedConference>;

/** An open task of a checklist whose day has come or is over. */
export const DueTask = z.strictObject({ conferenceId: Id, id: Id, title: TextLine, responsible: TextLine.nullable(), due: CalendarDate });
export type DueTask = z.output<typeof DueTask>;

/** A date before and after the first day was changed. */
const MovingDate = z.strictObject({ list: z.enum(['sittings', 'recommendations']), id: Id, from: CalendarDate, to: CalendarDate });
const ConferencePath = z.strictObject({ conferenceId: Id });
const Counts = z.strictObject({
  all: z.number().int(),
  upcoming: z.number().int(),
  past: z.number().int(),
  archived: z.number().int(),
  trash: z.number().int(),
});

export const conferencesContract = {
  list: query({
    name: 'conferences.list',
    summary: "List the caller's conferences by date.",
    route: 'GET /conferences',
    permit: ['user'],
    input: z.strictObject({
      list: z.enum(LISTS).optional(),
      search: z.string().max(200).optional(),
      page: z.number().int().min(1).optional(),
    }),
    /** `counts`: number of matches in each list; `due`: tasks that are late or due today, in all conferences in use of which the caller is staff. */
    output: z.strictObject({ conferences: z.array(ListedConference), total: z.number().int(), counts: Counts, due: z.array(DueTask) }),
  }),
  series: query({
    name: 'conferences.series',
    summary: "List the caller's conferences of a series, by date.",
    route: 'GET /series/:series',
    permit: ['user'],
    input: z.strictObject({ series: TextLine }),
    output: z.strictObject({ series: Series.nullable(), conferences: z.array(ListedConference) }),
  }),
  get: query({
    name: 'conferences.get',
    summary: 'Get a conference: the draft for staff, else as published.',
    route: 'GET /conferences/:conferenceId',
    permit: EVERY_ROLE,
    input: ConferencePath,
    output: z.strictObject({
      conference: Conference,
      roles: ReaderRoles,
      days: ConferenceDays,
      /** Number of the published version; null if there is none. */
      published: z.number().int().nullable(),
      archived: z.boolean(),
      rehearsals: z.array(z.strictObject({ id: Id, createdAt: z.number().int() })),
    }),
  }),
  create: command({
    name: 'conferences.create',
    summary: 'Create a conference, empty or from a template.',
    route: 'POST /conferences',
    permit: ['creator', 'administrator'],
    refusals: ['not-found'],
    input: withPlausibleDay(z.strictObject({ ...ConferenceFacts.shape, templateId: Id.nullable().optional() })),
    output: Made,
  }),
  edit: command({
    name: 'conferences.edit',
    summary: 'Update the details of a conference.',
    route: 'PUT /conferences/:conferenceId',
    permit: PLANNERS,
    refusals: ['dates-not-chosen'],
    /** A program that does not know the place of issue or the usual time of turns leaves it out, and it stays. */
    input: withPlausibleDay(
      z.strictObject({
        conferenceId: Id,
        version: Version,
        ...ConferenceFacts.shape,
        placeOfIssue: ConferenceFacts.shape.placeOfIssue.unwrap().optional(),
        turnMinutes: ConferenceFacts.shape.turnMinutes.unwrap().optional(),
        /** Whether sittings and due dates move with the first day; needed where any would. */
        moveDates: z.boolean().optional(),
      }),
    ),
    output: NewVersion,
  }),
  datesToMove: query({
    name: 'conferences.datesToMove',
    summary: 'List the dates that move with the first day.',
    route: 'GET /conferences/:conferenceId/dates-to-move',
    permit: PLANNERS,
    input: withPlausibleDay(z.strictObject({ conferenceId: Id, date: CalendarDate.nullable() })),
    /** `days`: by how many they would move; `held`: dated sittings that were opened already and stay. */
    output: z.strictObject({
      days: z.number().int(),
      moving: z.array(MovingDate),
      held: z.array(Id),
    }),
  }),
  configure: command({
    name: 'conferences.configure',
    summary: 'Update the settings of a conference.',
    route: 'PUT /conferences/:conferenceId/settings',
    permit: PLANNERS,
    input: z.strictObject({
      conferenceId: Id,
      version: Version,
      ...ConferenceSettings.shape,
      hostFirst: z.boolean().optional(),
      quorum: z.enum(QUORUMS).optional(),
    }),
    output: NewVersion,
  }),
  duplicate: command({
    name: 'conferences.duplicate',
    summary: 'Copy a plan for another first day.',
    route: 'POST /conferences/:conferenceId/duplicate',
    permit: PLANNERS,
    refusals: ['is-rehearsal'],
    heavy: true,
    /** Without a title it is that of the original, marked as a copy; without a first day no day is known. */
    input: withPlausibleDay(z.strictObject({ conferenceId: Id, title: TextLine.optional(), date: CalendarDate.nullable().optional() })),
    output: Made,
  }),
  rehearse: command({
    name: 'conferences.rehearse',
    summary: 'Create a rehearsal copy of a conference.',
    route: 'POST /conferences/:conferenceId/rehearsals',
    permit: PLANNERS,
    refusals: ['is-rehearsal'],
    heavy: true,
    input: ConferencePath,
    output: Made,
  }),
  endRehearsal: command({
    name: 'conferences.endRehearsal',
    summary: 'Delete a rehearsal copy and everything in it.',
    route: 'DELETE /conferences/:conferenceId/rehearsal',
    permit: PLANNERS,
    refusals: ['not-a-rehearsal'],
    input: ConferencePath,
    output: z.strictObject({ rehearsalOf: Id }),
  }),
  archive: command({
    name: 'conferences.archive',
    summary: 'Archive a conference: it can be read but not changed.',
    route: 'POST /conferences/:conferenceId/archive',
    permit: PLANNERS,
    refusals: ['sitting-open', 'vote-open', 'secret-vote-open'],
    input: ConferencePath,
    output: Nothing,
  }),
  unarchive: command({
    name: 'conferences.unarchive',
    summary: 'Restore a conference from the archive.',
    route: 'DELETE /conferences/:conferenceId/archive',
    permit: PLANNERS,
    input: ConferencePath,
    output: Nothing,
  }),
  trash: command({
    name: 'conferences.trash',
    summary: 'Move a conference to the trash.',
    route: 'DELETE /conferences/:conferenceId',
    permit: PLANNERS,
    refusals: ['is-rehearsal', 'sitting-open', 'vote-open', 'secret-vote-open'],
    input: ConferencePath,
    output: Nothing,
  }),
  restore: command({
    name: 'conferences.restore',
    summary: 'Restore a conference from the trash.',
    route: 'POST /conferences/:conferenceId/restore',
    permit: PLANNERS,
    refusals: ['not-in-trash'],
    input: ConferencePath,
    output: Nothing,
  }),
  erase: command({
    name: 'conferences.erase',
    summary: 'Erase a conference in the trash for good; repeat its title.',
    route: 'DELETE /conferences/:conferenceId/trash',
    permit: PLANNERS,
    refusals: ['not-in-trash', 'title-differs'],
    input: z.strictObject({ conferenceId: Id, title: TextLine }),
    output: Nothing,
  }),
};
