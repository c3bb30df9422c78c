import { z } from 'zod';
import { command, query } from '../../../accounts/permissions.ts';
import { ICALENDAR } from '../../../planning/calendar/contract.ts';
import { file, Nothing } from '../../../platform/contract.ts';

/** Path of the calendar of somebody's tasks, such as /task-calendar/….ics; null: there is no link. */
const Path = z.strictObject({ path: z.string().nullable() });
const Secret = z.string().min(1).max(200);
const none = z.strictObject({});
const wrong = ['owner-unknown'] as const;

export const taskCalendarContract = {
  own: query({
    name: 'taskCalendar.own',
    summary: 'Get the link to the calendar of your own tasks.',
    route: 'GET /task-calendar',
    permit: ['user'],
    input: none,
    output: Path,
  }),
  open: command({
    name: 'taskCalendar.open',
    summary: 'Create a link to your calendar; an earlier one ends.',
    route: 'POST /task-calendar',
    permit: ['user'],
    input: none,
    output: Path,
    remember: false,
  }),
  close: command({
    name: 'taskCalendar.close',
    summary: 'Revoke the link to your calendar.',
    route: 'DELETE /task-calendar',
    permit: ['user'],
    refusals: ['not-found'],
    input: none,
    output: Nothing,
  }),
  openByLink: command({
    name: 'taskCalendar.openByLink',
    summary: 'Create a calendar link by the link of your tasks.',
    route: 'POST /own-tasks/:secret/calendar',
    permit: ['anyone'],
    refusals: [...wrong, 'stale'],
    secret: { kind: 'code', wrong },
    input: z.strictObject({ secret: Secret }),
    output: Path,
    remember: false,
  }),
  follow: query({
    name: 'taskCalendar.follow',
    summary: 'Download the last days of tasks as iCalendar.',
    route: 'GET /task-calendar/:secret.ics',
    permit: ['anyone'],
    refusals: ['not-found'],
    input: z.strictObject({ secret: Secret, lang: z.enum(['vi', 'en']).default('vi') }),
    output: file(ICALENDAR),
    remember: false,
  }),
};
