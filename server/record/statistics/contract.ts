import { z } from 'zod';
import { query, STAFF } from '../../accounts/permissions.ts';
import { PresenceTotals } from '../../live/check-in/contract.ts';
import { ITEM_STATES } from '../../live/sitting/contract/entities.ts';
import { OUTCOMES, VOTE_WAYS } from '../../live/votes/contract/entities.ts';
import { SHEET_TYPES } from '../../planning/participants/sheet/contract.ts';
import { CalendarDate, file, Id, IN_DOCS, TextLine } from '../../platform/contract.ts';
import { PAPER_FORMATS, PaperFile } from '../printouts/contract.ts';

/** Milliseconds since 1970; null: not known, or not yet. */
const Moment = z.number().int().nullable();
const Count = z.number().int().min(0);
/** A length in whole seconds. */
const Seconds = z.number().int().min(0);

/** What was planned and what was used. `planned` null: for at least one of them nothing was planned. */
const Used = z.strictObject({ used: Seconds, planned: Seconds.nullable() });

/** A sitting as it was held. */
export const SittingFigures = z.strictObject({
  id: Id,
  title: z.string().nullable(),
  number: Count,
  plannedAt: Moment,
  openedAt: Moment,
  closedAt: Moment,
  /** Until when it is counted: its closing, or now. */
  until: Moment,
  breaks: z.array(z.strictObject({ from: z.number().int(), to: z.number().int() })),
  /** From opening to `until`, without breaks. */
  seconds: Seconds,
});
export type SittingFigures = Readonly<z.output<typeof SittingFigures>>;

/** An item of the agenda, a break among them, planned and as it was held. */
export const ItemFigures = z.strictObject({
  id: Id,
  sittingId: Id,
  /** Null for a break. */
  number: Count.nullable(),
  /** Null: the reader may not know it. */
  title: z.string().nullable(),
  isHidden: z.boolean(),
  state: z.enum(ITEM_STATES),
  plannedAt: Moment,
  plannedUntil: Moment,
  planned: Seconds.nullable(),
  startedAt: Moment,
  endedAt: Moment,
  /** While it ran, without breaks and without the time for which it was put off; null: it was not begun. */
  used: Seconds.nullable(),
  /** How much later than planned it began, negative if earlier. */
  late: z.number().int().nullable(),
});
export type ItemFigures = Readonly<z.output<typeof ItemFigures>>;

/** Speaking time of a person, a site or a province; `id` null: of none. */
export const SpeakingRow = z.strictObject({ id: z.string().nullable(), name: z.string().nullable(), turns: Count, ...Used.shape });
export type SpeakingRow = Readonly<z.output<typeof SpeakingRow>>;

const Speaking = z.strictObject({
  used: Seconds,
  /** Of those for which something was planned; null: of none. */
  planned: Seconds.nullable(),
  turns: Count,
  /** Seconds beyond what was planned, of those that were longer. */
  over: Seconds,
  /** Speeches for which nothing was planned. */
  unplanned: Count,
  people: z.array(SpeakingRow),
  sites: z.array(SpeakingRow),
  provinces: z.array(SpeakingRow),
});
export type Speaking = Readonly<z.output<typeof Speaking>>;

/** A time in which a site was not connected while a sitting ran. `late`: it had not joined yet. */
export const LineGap = z.strictObject({
  siteId: Id,
  name: z.string(),
  why: z.enum(['lost', 'late']),
  from: z.number().int(),
  to: z.number().int(),
  isOpen: z.boolean(),
  seconds: Seconds,
});
export type LineGap = Readonly<z.output<typeof LineGap>>;

const LineFigures = z.strictObject({
  gaps: z.array(LineGap),
  /** Losses, without late joinings, and how long they were together. */
  losses: Count,
  seconds: Seconds,
  /** Sites that never joined. */
  never: z.array(z.strictObject({ id: Id, name: z.string() })),
});
export type LineFigures = Readonly<z.output<typeof LineFigures>>;

/** Present at a site by its last report, out of those on the list; null: not reported, or not known. */
export const SiteAttendance = z.strictObject({
  id: Id,
  name: z.string(),
  isMain: z.boolean(),
  /** Code of the province. */
  province: z.string().nullable(),
  present: Count.nullable(),
  expected: Count.nullable(),
  at: Moment,
});
export type SiteAttendance = Readonly<z.output<typeof SiteAttendance>>;

const Attendance = z.strictObject({
  sites: z.array(SiteAttendance),
  /** Sum of the reports; null while there is none. */
  present: Count.nullable(),
  /** Sum over the sites that have reported; null where it is not known of all of them. */
  expected: Count.nullable(),
  reported: Count,
  /** How many were present in all, after each report. */
  course: z.array(z.strictObject({ at: z.number().int(), present: Count, sites: Count })),
  /** Those who were noted by name, by sitting. */
  named: z.array(z.strictObject({ sittingId: Id, ...PresenceTotals.shape })),
});
export type AttendanceFigures = Readonly<z.output<typeof Attendance>>;

const Requests = z.strictObject({
  made: Count,
  heard: Count,
  waiting: Count,
  refused: Count,
  withdrawn: Count,
  /** From the request to the floor, of those that were heard; null: none was. */
  median: Seconds.nullable(),
  longest: Seconds.nullable(),
  sites: z.array(z.strictObject({ id: Id.nullable(), name: z.string().nullable(), made: Count, heard: Count })),
});
export type RequestFigures = Readonly<z.output<typeof Requests>>;

export const VoteFigures = z.strictObject({
  id: Id,
  itemId: Id,
  /** Null if it was erased. */
  question: z.string().nullable(),
  at: z.number().int(),
  seconds: Seconds,
  way: z.enum([...VOTE_WAYS, 'secret']),
  outcome: z.enum(OUTCOMES),
  /** How many an election elected; null of a vote on a question. */
  elected: Count.nullable(),
  agree: Count,
  disagree: Count,
  none: Count,
  entitled: Count.nullable(),
  present: Count.nullable(),
  needed: Count.nullable(),
});
export type VoteFigures = Readonly<z.output<typeof VoteFigures>>;

/** The figures of one sitting, or of all of a conference. */
export const Figures = z.strictObject({
  /** Null: of all. */
  sittingId: Id.nullable(),
  sittings: z.array(SittingFigures),
  items: z.array(ItemFigures),
  speaking: Speaking,
  lines: LineFigures,
  attendance: Attendance,
  requests: Requests,
  votes: z.array(VoteFigures),
  /** Items that the reader may not know: what was said, asked and voted on in them is not counted. */
  leftOut: Count,
});
export type Figures = Readonly<z.output<typeof Figures>>;

/** What one conference of a series took. */
export const HeldFigures = z.strictObject({
  id: Id,
  title: z.string(),
  date: CalendarDate.nullable(),
  /** Null: no sitting was opened. */
  seconds: Seconds.nullable(),
  ...Speaking.pick({ used: true, planned: true, turns: true, over: true }).shape,
  ...Attendance.pick({ present: true, expected: true, reported: true }).shape,
  sites: Count,
  ...LineFigures.pick({ losses: true }).shape,
  lostSeconds: Seconds,
  ...Requests.pick({ made: true, heard: true, median: true }).shape,
  votes: Count,
  leftOut: Count,
});
export type HeldFigures = Readonly<z.output<typeof HeldFigures>>;

/** Conferences of a series that are counted: the newest ones. */
export const MAX_HELD = 40;

const at = '/conferences/:conferenceId/statistics';
const OfConference = z.strictObject({ conferenceId: Id });
const Asked = { sittingId: Id.optional(), lang: z.enum(['vi', 'en']).default('vi') };

export const statisticsContract = {
  get: query({
    name: 'statistics.get',
    summary: 'Get the figures of a conference or of one sitting.',
    route: `GET ${at}`,
    permit: STAFF,
    input: OfConference.extend({ sittingId: Id.optional() }),
    output: Figures.meta(IN_DOCS),
  }),
  series: query({
    name: 'statistics.series',
    summary: 'Compare the figures of the conferences of a series.',
    route: 'GET /series/:series/statistics',
    permit: ['user'],
    input: z.strictObject({ series: TextLine }),
    /** `others`: conferences of the series in which the caller may not read figures. */
    output: z.strictObject({ held: z.array(HeldFigures), others: Count }).meta(IN_DOCS),
  }),
  sheet: query({
    name: 'statistics.sheet',
    summary: 'Download the figures as a spreadsheet, a sheet a table.',
    route: `GET ${at}/sheet`,
    permit: STAFF,
    heavy: true,
    input: OfConference.extend(Asked),
    output: file(SHEET_TYPES.xlsx),
  }),
  paper: query({
    name: 'statistics.paper',
    summary: 'Download the figures as Word or PDF.',
    route: `GET ${at}/paper`,
    permit: STAFF,
    heavy: true,
    input: OfConference.extend({ ...Asked, format: z.enum(PAPER_FORMATS) }),
    output: PaperFile,
  }),
};
