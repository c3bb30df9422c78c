import { z } from 'zod';
import { command, query } from '../../../accounts/permissions.ts';
import { Id, IN_DOCS, NewVersion } from '../../../platform/contract.ts';
import { FOLLOWERS, Matter, MatterConference, WantedMatters, type StepKind } from '../contract.ts';

/** The columns of the board, in which a task moves from left to right. */
export const COLUMNS = ['unassigned', 'running', 'forwarded', 'answered', 'asked', 'done', 'closed'] as const;
export type StatusColumn = (typeof COLUMNS)[number];

/** Tasks that a column shows; the list has all of them. */
export const CARDS_PER_COLUMN = 50;

/** The step by which a task is moved into a column; null: it cannot be moved there. */
export const STEP_INTO: Readonly<Record<StatusColumn, StepKind | null>> = {
  unassigned: null,
  running: 'reopened',
  forwarded: 'forwarded',
  answered: 'answered',
  asked: null,
  done: 'done',
  closed: 'closed',
};

export const boardContract = {
  board: query({
    name: 'followUp.board',
    summary: 'List tasks in columns by their status.',
    route: 'GET /task-board',
    permit: ['user'],
    refusals: ['not-found'],
    input: WantedMatters.omit({ kind: true }),
    output: z
      .strictObject({
        columns: z.array(z.strictObject({ column: z.enum(COLUMNS), total: z.number().int(), tasks: z.array(Matter) })),
        conferences: z.array(MatterConference),
      })
      .meta(IN_DOCS),
  }),
  takeBack: command({
    name: 'followUp.takeBack',
    summary: 'Take back the step that you recorded last.',
    route: 'POST /conferences/:conferenceId/matters/:id/taken-back',
    permit: FOLLOWERS,
    refusals: ['nothing-to-take-back', 'is-rehearsal'],
    input: z.strictObject({ conferenceId: Id, id: Id, version: z.number().int().min(1) }),
    output: NewVersion,
  }),
};
