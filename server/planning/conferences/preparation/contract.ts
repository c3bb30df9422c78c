import { z } from 'zod';
import { command, PLANNERS, query, STAFF } from '../../../accounts/permissions.ts';
import { CalendarDate, Id, Made, NewVersion, Nothing, TextLine, Version, IdsAndNames } from '../../../platform/contract.ts';

/** Parts of a preparation. */
export const PREPARATION_PARTS = [
  'agenda',
  'papers',
  'participants',
  'sites',
  'documents',
  'awards',
  'recommendations',
  'publication',
  'rehearsal',
] as const;
export const PreparationPart = z.enum(PREPARATION_PARTS);
export type PreparationPart = z.output<typeof PreparationPart>;

/** Editable fields of a task. */
export const TaskFacts = z.strictObject({
  title: TextLine,
  /** Who does it: a person, a post or a unit; null if not known. */
  responsible: TextLine.nullable(),
  /** Days before the conference; 0 is the day itself, negative numbers are days after it. */
  daysBefore: z.number().int().min(-365).max(1000).nullable(),
  /** The part of the preparation that it belongs to; null: the whole. Not given: as it is, and of a new task as the standard process has it. */
  part: PreparationPart.nullable().optional(),
});
export type TaskFacts = z.output<typeof TaskFacts>;

export const TASK_STATES = ['done', 'late', 'soon', 'open'] as const;
export type TaskState = (typeof TASK_STATES)[number];

export const Task = z.strictObject({
  id: Id,
  ...TaskFacts.shape,
  part: PreparationPart.nullable(),
  /** Due date; null if `daysBefore` or the date of the conference is not known. */
  due: CalendarDate.nullable(),
  state: z.enum(TASK_STATES),
  /** When it was done, in milliseconds since 1970. */
  doneAt: z.number().int().nullable(),
  doneBy: z.string().nullable(),
  version: Version,
});
export type Task = z.output<typeof Task>;

/** The id under which the built-in process can be applied like a template. */
export const STANDARD = 'standard';

const OneTask = z.strictObject({ conferenceId: Id, taskId: Id });

export const preparationContract = {
  list: query({
    name: 'preparation.list',
    summary: 'Get the checklist by due date.',
    route: 'GET /conferences/:conferenceId/preparation',
    permit: STAFF,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({ tasks: z.array(Task), templates: IdsAndNames }),
  }),
  add: command({
    name: 'preparation.add',
    summary: 'Add a task to the preparation checklist.',
    route: 'POST /conferences/:conferenceId/preparation',
    permit: PLANNERS,
    input: z.strictObject({ conferenceId: Id, ...TaskFacts.shape }),
    output: Made,
  }),
  edit: command({
    name: 'preparation.edit',
    summary: 'Update a task of the preparation checklist.',
    route: 'PUT /conferences/:conferenceId/preparation/:taskId',
    permit: PLANNERS,
    input: z.strictObject({ ...OneTask.shape, version: Version, ...TaskFacts.shape }),
    output: NewVersion,
  }),
  remove: command({
    name: 'preparation.remove',
    summary: 'Delete a task from the preparation checklist.',
    route: 'DELETE /conferences/:conferenceId/preparation/:taskId',
    permit: PLANNERS,
    input: OneTask,
    output: Nothing,
  }),
  tick: command({
    name: 'preparation.tick',
    summary: 'Mark a task as done or not done.',
    route: 'POST /conferences/:conferenceId/preparation/:taskId/done',
    permit: STAFF,
    input: z.strictObject({ ...OneTask.shape, done: z.boolean() }),
    output: Nothing,
  }),
  fill: command({
    name: 'preparation.fill',
    summary: 'Add the missing tasks of a template or of `standard`.',
    route: 'POST /conferences/:conferenceId/preparation/fill',
    permit: PLANNERS,
    input: z.strictObject({ conferenceId: Id, templateId: Id }),
    output: z.strictObject({ added: z.number().int() }),
  }),
};
