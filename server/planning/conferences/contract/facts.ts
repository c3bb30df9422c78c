import { z } from 'zod';
import { CalendarDate, Id, TextLine, Version } from '../../../platform/contract.ts';

export const MODES = ['in-person', 'online', 'hybrid'] as const;
export const PARTS_OF_DAY = ['morning', 'afternoon', 'evening'] as const;

const isPlausible = (day: string | null | undefined): boolean => !day || (day >= '1900-01-01' && day <= '2199-12-31');
/** A day of a file: a slip of the keyboard, such as the year 1026, is refused. */
export const plausibleDay = (schema: z.ZodType<string>) => schema.refine(isPlausible, 'bad-year');
/** Refuses an input whose day is rather a slip of the keyboard. What was stored before is not checked again. */
export const withPlausibleDay = <S extends z.ZodType<{ date?: string | null | undefined }>>(schema: S): S =>
  schema.refine(({ date }) => isPlausible(date), { path: ['date'], message: 'bad-year' });
/** A clock time such as 08:00, a part of a day, or null if not known. */
export const Starts = z.union([z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'bad-starts'), z.enum(PARTS_OF_DAY)], 'bad-starts').nullable();
/** Names that were found to be zones: to find out costs more than the rest of a conference. Few are ever used, whatever case they come in. */
const zones = new Set<string>();
const MAX_ZONES = 100;

function isZone(name: string): boolean {
  if (zones.has(name)) return true;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    if (zones.size < MAX_ZONES) zones.add(name);
    return timeZone.length > 0;
  } catch {
    return false;
  }
}

/** An IANA time zone name known to this runtime. */
export const TimeZone = z.string().refine(isZone, 'time-zone');
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

/** Shares of the list that can be required to be present: more than half, or at least the others. */
export const QUORUMS = ['none', 'half', 'two-thirds', 'three-quarters'] as const;
export type Quorum = (typeof QUORUMS)[number];

/** Settings of a conference; not part of the exchange format. */
export const ConferenceSettings = z.strictObject({
  /** Viewers must sign in (default true). */
  viewersSignIn: z.boolean(),
  /** How a speaker is addressed: 'đồng chí' in Party conferences, otherwise 'đại biểu'. */
  address: z.enum(['comrade', 'delegate']),
  /** Form of printouts. */
  form: z.enum(['party', 'state']),
  /** Within one rank of protocol the host's own people come first. Plans kept before there was a choice had them first. */
  hostFirst: z.boolean().default(true),
  /** How many of those named in the list have to be present; none by default. */
  quorum: z.enum(QUORUMS).default('none'),
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

/** The first and the last day known of a conference and its sittings; null if none is. */
export const ConferenceDays = z.strictObject({ firstDay: CalendarDate.nullable(), lastDay: CalendarDate.nullable() });
export type ConferenceDays = z.output<typeof ConferenceDays>;

/** The facts of the published version that everybody may know. Versions that were published before there were days have none. */
export const PublishedFacts = z.strictObject({
  ...ConferenceFacts.shape,
  days: ConferenceDays.nullable().default(null),
});
export type PublishedFacts = z.output<typeof PublishedFacts>;
