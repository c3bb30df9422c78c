import { z } from 'zod';
import { command, EVERY_ROLE, PLANNERS, query } from '../../accounts/permissions.ts';
import { CalendarDate, Id, Made, NewVersion, Nothing, TextLine, Version } from '../../platform/contract.ts';

export const MODES = ['in-person', 'online', 'hybrid'] as const;
export const PARTS_OF_DAY = ['morning', 'afternoon', 'evening'] as const;

/** A day that is entered for a conference: a slip of the keyboard, such as the year 1026, is refused. Stored days are not checked again. */
export const ConferenceDay = CalendarDate.refine((day) => day >= '1900-01-01' && day <= '2199-12-31', 'bad-year');
/** A clock time such as 08:00, a part of a day, or null if not known. */
export const Starts = z.union([z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'bad-starts'), z.enum(PARTS_OF_DAY)], 'bad-starts').nullable();
/** An IANA time zone name known to this runtime. */
export const TimeZone = z.string().refine((name) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}, 'time-zone');
/** Keys of an imported file that begin with `x-`: stored unchanged and exported again. */
export const Extras = z.record(z.string().startsWith('x-'), z.json());
export type Extras = z.output<typeof Extras>;
/** Fields that the software adds to every planned entity. */
export const Kept = z.strictObject({ id: Id, version: Version, extras: Extras });
/** A neighbour in a series: the conference before or after. */
export const SeriesNeighbour = z.strictObject({ title: TextLine, date: CalendarDate.nullable() });
export const Series = z.strictObject({
  name: TextLine,
  cadence: TextLine.nullable(),
  previous: SeriesNeighbour.nullable(),
  next: SeriesNeighbour.nullable(),
});
export type Series = z.output<typeof Series>;

/** How long a turn may last where nothing else says so, in minutes; null: no countdown. Plans published before this was asked have none. */
export const TurnMinutes = z.number().int().min(1).max(120).nullable().default(null);

/** The facts of a conference that an organizer edits. */
export const ConferenceFacts = z.strictObject({
  title: TextLine,
  organizer: TextLine,
  mode: z.enum(MODES),
  date: CalendarDate.nullable(),
  starts: Starts,
  timeZone: TimeZone,
  venue: TextLine.nullable(),
  /** The place that papers name beside their date ("địa danh"). Left out, as in plans that were kept before there was such a fact, it is not known. */
  placeOfIssue: TextLine.nullable().default(null),
  series: Series.nullable(),
  turnMinutes: TurnMinutes,
});
export type ConferenceFacts = z.output<typeof ConferenceFacts>;

const enteredFacts = { ...ConferenceFacts.shape, date: ConferenceDay.nullable() };

/** Settings of a conference; not part of the exchange format. */
export const ConferenceSettings = z.strictObject({
  /** Viewers must sign in (default true). */
  viewersSignIn: z.boolean(),
  /** How a speaker is addressed: 'đồng chí' in Party conferences, otherwise 'đại biểu'. */
  address: z.enum(['comrade', 'delegate']),
  /** Form of printouts. */
  form: z.enum(['party', 'state']),
});
export type ConferenceSettings = z.output<typeof ConferenceSettings>;

export const Conference = z.strictObject({
  ...ConferenceFacts.shape,
  ...ConferenceSettings.shape,
  id: Id,
  /** The conference of which this one is the rehearsal; null if it is not one. */
  rehearsalOf: Id.nullable(),
  version: Version,
  extras: Extras,
});
export type Conference = z.output<typeof Conference>;

/** Every conference has one of these. */
export const STANDINGS = ['upcoming', 'past', 'archived', 'trash'] as const;
export type ConferenceStatus = (typeof STANDINGS)[number];
/** Lists to choose from; 'all' is the upcoming ones followed by the past ones. */
export const LISTS = ['all', ...STANDINGS] as const;
export type ConferenceList = (typeof LISTS)[number];
/** Conferences on one page of a list. */
export const CONFERENCES_PER_PAGE = 50;

/** The first and the last day known of a conference and its sittings; null if none is. */
export const ConferenceDays = z.strictObject({ firstDay: CalendarDate.nullable(), lastDay: CalendarDate.nullable() });
export type ConferenceDays = z.output<typeof ConferenceDays>;

/** The facts of the published version that everybody may know. Versions that were published before there were days have none. */
export const PublishedFacts = z.strictObject({
  ...ConferenceFacts.shape,
  days: ConferenceDays.nullable().default(null),
});
export type PublishedFacts = z.output<typeof PublishedFacts>;

/** A conference as a list shows it: by the draft for the staff, by the published version for everybody else. */
export const ListedConference = z.strictObject({
  ...ConferenceFacts.pick({ title: true, organizer: true, mode: true, date: true, starts: true, timeZone: true, venue: true }).shape,
  id: Id,
  ...ConferenceDays.shape,
  standing: z.enum(STANDINGS),
  series: TextLine.nullable(),
  /** Roles of the reader in it. */
  roles: z.array(z.enum(EVERY_ROLE)),
  /** Number of the published version; null if there is none. */
  published: z.number().int().nullable(),
  rehearsalOf: Id.nullable(),
  /** When it was moved to the trash, in milliseconds since 1970. */
  deletedAt: z.number().int().nullable(),
});
export type ListedConference = z.output<typeof ListedConference>;

/** A date before and after the first day was changed. */
const MovingDate = z.strictObject({ id: Id, from: CalendarDate, to: CalendarDate });
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
    /** `counts`: number of matches in each list. */
    output: z.strictObject({ conferences: z.array(ListedConference), total: z.number().int(), counts: Counts }),
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
      roles: z.array(z.enum(EVERY_ROLE)),
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
    input: z.strictObject({ ...enteredFacts, templateId: Id.nullable().optional() }),
    output: Made,
  }),
  edit: command({
    name: 'conferences.edit',
    summary: 'Update the details of a conference.',
    route: 'PUT /conferences/:conferenceId',
    permit: PLANNERS,
    refusals: ['dates-not-chosen'],
    /** A program that does not know the place of issue or the usual time of turns leaves it out, and it stays. */
    input: z.strictObject({
      conferenceId: Id,
      version: Version,
      ...enteredFacts,
      placeOfIssue: ConferenceFacts.shape.placeOfIssue.unwrap().optional(),
      turnMinutes: ConferenceFacts.shape.turnMinutes.unwrap().optional(),
      /** Whether sittings and due dates move with the first day; needed where any would. */
      moveDates: z.boolean().optional(),
    }),
    output: NewVersion,
  }),
  datesToMove: query({
    name: 'conferences.datesToMove',
    summary: 'List the dates that would move with the first day.',
    route: 'GET /conferences/:conferenceId/dates-to-move',
    permit: PLANNERS,
    input: z.strictObject({ conferenceId: Id, date: ConferenceDay.nullable() }),
    /** `days`: by how many they would move; `held`: dated sittings that were opened already and stay. */
    output: z.strictObject({
      days: z.number().int(),
      sittings: z.array(MovingDate),
      recommendations: z.array(MovingDate),
      held: z.array(Id),
    }),
  }),
  configure: command({
    name: 'conferences.configure',
    summary: 'Update the settings of a conference.',
    route: 'PUT /conferences/:conferenceId/settings',
    permit: PLANNERS,
    input: z.strictObject({ conferenceId: Id, version: Version, ...ConferenceSettings.shape }),
    output: NewVersion,
  }),
  duplicate: command({
    name: 'conferences.duplicate',
    summary: 'Copy the plan of a conference into a new one.',
    route: 'POST /conferences/:conferenceId/duplicate',
    permit: PLANNERS,
    refusals: ['is-rehearsal'],
    heavy: true,
    input: z.strictObject({ conferenceId: Id, title: TextLine.optional() }),
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
    refusals: ['sitting-open'],
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
    refusals: ['is-rehearsal', 'sitting-open'],
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
