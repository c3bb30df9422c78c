import { z } from 'zod';
import { command, query } from '../../../accounts/permissions.ts';
import { LinkOrigin } from '../../../planning/invitations/contract.ts';
import { MAIL_STATES } from '../../../planning/invitations/mail/contract.ts';
import { Id, NewVersion } from '../../../platform/contract.ts';
import { FOLLOWERS } from '../contract.ts';
import { OwnerKey } from '../owners/contract.ts';

/** When an owner is reminded of a task: some days before its last day, and once it is overdue. */
export const STAGES = ['soon', 'overdue'] as const;
export type Stage = (typeof STAGES)[number];

/** `version` 0: nothing was set yet. */
export const ReminderTerms = z.strictObject({
  isOn: z.boolean(),
  daysBefore: z.number().int().min(1).max(60),
  version: z.number().int().min(0),
});
export type ReminderTerms = z.output<typeof ReminderTerms>;

/** A message to an owner. `at`: milliseconds since 1970; `code`: answer of the mail server. */
export const Reminder = z.strictObject({
  key: OwnerKey,
  stage: z.enum(STAGES),
  state: z.enum(MAIL_STATES),
  code: z.number().int().nullable(),
  at: z.number().int(),
  /** How many tasks it named. */
  tasks: z.number().int(),
});
export type Reminder = z.output<typeof Reminder>;

const at = '/conferences/:conferenceId/task-reminders';

export const taskRemindersContract = {
  get: query({
    name: 'taskReminders.get',
    summary: 'Get when owners are reminded, and what was sent.',
    route: `GET ${at}`,
    permit: FOLLOWERS,
    input: z.strictObject({ conferenceId: Id }),
    /** `isMailOn`: whether the office has a mail server. */
    output: z.strictObject({ isMailOn: z.boolean(), terms: ReminderTerms, messages: z.array(Reminder) }),
  }),
  set: command({
    name: 'taskReminders.set',
    summary: 'Set whether and when owners are reminded by e-mail.',
    route: `PUT ${at}`,
    permit: FOLLOWERS,
    refusals: ['is-rehearsal'],
    input: z.strictObject({ conferenceId: Id, ...ReminderTerms.shape, lang: z.enum(['vi', 'en']), origin: LinkOrigin }),
    output: NewVersion,
  }),
};
