import { z } from 'zod';
import { CalendarDate, Id, Line, Version } from '../platform/contract.ts';

export const MODES = ['in-person', 'online', 'hybrid'] as const;
export const PARTS_OF_DAY = ['morning', 'afternoon', 'evening'] as const;

/** A clock time such as 08:00, a part of a day, or null when it is not known. */
export const Starts = z.union([z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), z.enum(PARTS_OF_DAY)]).nullable();
/** A time zone by its IANA name, as this runtime knows it. */
export const TimeZone = z.string().refine((name) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}, 'time-zone');
/** Keys of an imported file that begin with `x-`: kept as they came and exported again. */
export const Extras = z.record(z.string().startsWith('x-'), z.json());
export type Extras = z.output<typeof Extras>;

/** A neighbour in a series: the conference before or after. */
export const SeriesNeighbour = z.strictObject({ title: Line, date: CalendarDate.nullable() });
export const Series = z.strictObject({
  name: Line,
  cadence: Line.nullable(),
  previous: SeriesNeighbour.nullable(),
  next: SeriesNeighbour.nullable(),
});
export type Series = z.output<typeof Series>;

/** The facts of a conference that an organizer edits. */
export const ConferenceFacts = z.strictObject({
  title: Line,
  organizer: Line,
  mode: z.enum(MODES),
  date: CalendarDate.nullable(),
  starts: Starts,
  timeZone: TimeZone,
  venue: Line.nullable(),
  series: Series.nullable(),
});
export type ConferenceFacts = z.output<typeof ConferenceFacts>;

/** How this conference behaves; not part of the exchange format. */
export const ConferenceSettings = z.strictObject({
  /** Viewers must sign in (default true). */
  viewersSignIn: z.boolean(),
  /** How a speaker is addressed: 'đồng chí' in Party conferences, otherwise 'đại biểu'. */
  address: z.enum(['comrade', 'delegate']),
  /** Form of the official papers. */
  form: z.enum(['party', 'state']),
});
export type ConferenceSettings = z.output<typeof ConferenceSettings>;

export const Conference = z.strictObject({
  ...ConferenceFacts.shape,
  ...ConferenceSettings.shape,
  id: Id,
  /** The conference of which this one is the rehearsal. */
  rehearsalOf: Id.nullable(),
  version: Version,
  extras: Extras,
});
export type Conference = z.output<typeof Conference>;
