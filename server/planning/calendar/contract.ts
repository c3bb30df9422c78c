import { z } from 'zod';
import { command, EVERY_ROLE, GIVEN_ROLES, query } from '../../accounts/permissions.ts';
import { CalendarDate, file, Id, Nothing } from '../../platform/contract.ts';

/** One entry of a calendar. If the time is not known, it only has a day. */
export const CalendarEvent = z.strictObject({
  /** Stays the same for as long as the entity exists, so that calendar programs update their entry instead of adding one. */
  uid: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  location: z.string().nullable(),
  /** Milliseconds since 1970; null if not known, then `date` is the day. */
  at: z.number().int().nullable(),
  until: z.number().int().nullable(),
  date: CalendarDate.nullable(),
});
export type CalendarEvent = z.output<typeof CalendarEvent>;

export const Calendar = z.strictObject({
  title: z.string(),
  /** Number of the published version, and when it was published; null if nothing is published. */
  publication: z.number().int().nullable(),
  publishedAt: z.number().int().nullable(),
  events: z.array(CalendarEvent),
});
export type Calendar = z.output<typeof Calendar>;

const inConference = z.strictObject({ conferenceId: Id });
/** `participantId` null: the caller's own link to the whole conference. */
const Holder = z.strictObject({ conferenceId: Id, participantId: Id.nullable() });
/** Path of a feed, such as /calendar/….ics. */
const Path = z.string();
const Lang = z.enum(['vi', 'en']).default('vi');
const at = '/conferences/:conferenceId/calendar';
/** Media type of calendars (RFC 5545). */
export const ICALENDAR = 'text/calendar; charset=utf-8';

export const calendarContract = {
  events: query({
    name: 'calendar.events',
    summary: 'Get the published plan as calendar entries.',
    route: `GET ${at}`,
    permit: EVERY_ROLE,
    input: inConference,
    output: Calendar,
  }),
  file: query({
    name: 'calendar.file',
    summary: 'Download the published plan as iCalendar.',
    route: `GET ${at}.ics`,
    permit: EVERY_ROLE,
    input: inConference.extend({ lang: Lang }),
    output: file(ICALENDAR),
  }),
  links: query({
    name: 'calendar.links',
    summary: 'List calendar links.',
    route: `GET ${at}/links`,
    permit: GIVEN_ROLES,
    input: inConference,
    output: z.strictObject({
      own: Path.nullable(),
      participants: z.array(z.strictObject({ id: Id, name: z.string(), path: Path.nullable() })),
    }),
  }),
  openLink: command({
    name: 'calendar.openLink',
    summary: 'Create a calendar link that replaces an earlier one.',
    route: `POST ${at}/links`,
    permit: GIVEN_ROLES,
    input: Holder,
    output: z.strictObject({ path: Path }),
    remember: false,
  }),
  closeLink: command({
    name: 'calendar.closeLink',
    summary: 'Revoke a calendar link.',
    route: `DELETE ${at}/links`,
    permit: GIVEN_ROLES,
    input: Holder,
    output: Nothing,
  }),
  follow: query({
    name: 'calendar.follow',
    summary: 'Download the calendar of a link as iCalendar.',
    route: 'GET /calendar/:secret.ics',
    permit: ['anyone'],
    refusals: ['not-found'],
    input: z.strictObject({ secret: z.string().min(1).max(200), lang: Lang }),
    output: file(ICALENDAR),
    remember: false,
  }),
};
