import { z } from 'zod';
import { command, query } from '../../../accounts/permissions.ts';
import { CalendarDate, Id, NewVersion, Prose } from '../../../platform/contract.ts';
import { Email } from '../../../planning/participants/contract.ts';
import { Amount, FOLLOWERS, HistoryLine, Matter } from '../contract.ts';

/** What an owner reports of a task: how far it is, or that it is done, which the office confirms. */
export const REPORT_KINDS = ['progress', 'asked'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export const TaskReport = z.strictObject({ kind: z.enum(REPORT_KINDS), text: Prose.nullable(), reached: Amount.nullable() });
export type TaskReport = z.output<typeof TaskReport>;

/** Names an owner within a conference: their name as it is compared, or `@` and the id of their login. */
export const OwnerKey = z.string().min(1).max(1000);

/** Who is in charge of tasks of a conference, with how their tasks stand. `version` 0: only the name is known. */
export const TaskOwner = z.strictObject({
  key: OwnerKey,
  name: z.string(),
  /** They sign in, and need no link. */
  isLogin: z.boolean(),
  email: z.string().nullable(),
  hasLink: z.boolean(),
  tasks: z.number().int(),
  open: z.number().int(),
  overdue: z.number().int(),
  /** Of how many they asked to confirm that they are done. */
  asked: z.number().int(),
  version: z.number().int(),
});
export type TaskOwner = z.output<typeof TaskOwner>;

/** What an owner sees of a task by their link. */
export const OwnTask = z.strictObject({
  ...Matter.pick({ id: true, text: true, product: true, measure: true, reached: true, coordinating: true, due: true, lastDay: true }).shape,
  ...Matter.pick({ status: true, statusOn: true, askedOn: true, version: true }).shape,
  /** What they reported, and what the office made of it, the latest first. */
  told: z.array(HistoryLine.pick({ kind: true, on: true, text: true, reached: true })),
});
export type OwnTask = z.output<typeof OwnTask>;

const wrong = ['owner-unknown'] as const;
const secret = { kind: 'code', wrong } as const;
const Secret = z.string().min(1).max(200);
const at = '/conferences/:conferenceId/task-owners';
const OfConference = z.strictObject({ conferenceId: Id });
const One = OfConference.extend({ key: OwnerKey });

export const taskOwnersContract = {
  list: query({
    name: 'taskOwners.list',
    summary: 'List who is in charge of tasks of a conference.',
    route: `GET ${at}`,
    permit: FOLLOWERS,
    input: OfConference,
    output: z.strictObject({ title: z.string(), timeZone: z.string(), owners: z.array(TaskOwner) }),
  }),
  link: query({
    name: 'taskOwners.link',
    summary: 'Get the link of an owner’s page.',
    route: `GET ${at}/link`,
    permit: FOLLOWERS,
    input: One,
    output: z.strictObject({ path: z.string().nullable() }),
  }),
  setEmail: command({
    name: 'taskOwners.setEmail',
    summary: 'Set where an owner is reminded.',
    route: `PUT ${at}`,
    permit: FOLLOWERS,
    refusals: ['is-rehearsal'],
    input: One.extend({ version: z.number().int().min(0), email: Email.nullable() }),
    output: NewVersion,
  }),
  openLink: command({
    name: 'taskOwners.openLink',
    summary: 'Issue a link to an owner’s page; an earlier one ends.',
    route: `POST ${at}/link`,
    permit: FOLLOWERS,
    refusals: ['owner-signs-in', 'is-rehearsal'],
    input: One,
    output: NewVersion,
  }),
  closeLink: command({
    name: 'taskOwners.closeLink',
    summary: 'Revoke the link to an owner’s page.',
    route: `DELETE ${at}/link`,
    permit: FOLLOWERS,
    refusals: ['is-rehearsal'],
    input: One,
    output: NewVersion,
  }),
  own: query({
    name: 'taskOwners.own',
    summary: 'Get your own tasks by the link of their page.',
    route: 'GET /own-tasks/:secret',
    permit: ['anyone'],
    refusals: [...wrong],
    secret,
    input: z.strictObject({ secret: Secret }),
    output: z.strictObject({
      name: z.string(),
      conference: z.strictObject({ title: z.string(), organizer: z.string(), date: CalendarDate.nullable(), timeZone: z.string() }),
      tasks: z.array(OwnTask),
      /** Path of the calendar of their last days. */
      calendar: z.string().nullable(),
    }),
    remember: false,
  }),
  report: command({
    name: 'taskOwners.report',
    summary: 'Report on your own task by the link of its page.',
    route: 'POST /own-tasks/:secret/:id/reports',
    permit: ['anyone'],
    refusals: [...wrong, 'not-found', 'matter-settled', 'asked-already', 'is-rehearsal'],
    secret,
    input: z.strictObject({ secret: Secret, id: Id, version: z.number().int().min(0), report: TaskReport }),
    output: NewVersion,
    remember: false,
  }),
  reportSigned: command({
    name: 'followUp.report',
    summary: 'Report on a task of which you are in charge.',
    route: 'POST /conferences/:conferenceId/matters/:id/reports',
    permit: ['user'],
    refusals: ['matter-settled', 'asked-already', 'is-rehearsal'],
    input: z.strictObject({ conferenceId: Id, id: Id, version: z.number().int().min(0), report: TaskReport }),
    output: NewVersion,
  }),
};
