import { displayNames } from '../../../accounts/store.ts';
import type { Database, Tx } from '../../../platform/database/open.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { z } from 'zod';
import { TaskFacts } from './contract.ts';
import { byDue } from './rules/index.ts';
import { standardPart } from './rules/standard-process.ts';

const TaskPart = TaskFacts.shape.part.unwrap();

/** The checklist of a conference by due date, each task with the name of who completed it. */
export async function tasksOf(db: Database | Tx, conferenceId: string) {
  const rows = await db.preparationTask.findMany({ where: { conferenceId } });
  const names = await displayNames(
    db,
    rows.flatMap((row) => row.doneBy ?? []),
  );
  return rows
    .toSorted(byDue)
    .map((row) => ({ ...row, part: TaskPart.parse(row.part), doneBy: row.doneBy === null ? null : (names.get(row.doneBy) ?? null) }));
}

/** Open tasks with a day, of these conferences. One query, however many there are. */
export const openTasksIn = (db: Database | Tx, conferenceIds: readonly string[]) =>
  db.preparationTask.findMany({
    where: { conferenceId: { in: [...conferenceIds] }, doneAt: null, daysBefore: { not: null } },
    select: { id: true, conferenceId: true, title: true, responsible: true, daysBefore: true },
  });

/** One line of a checklist. @throws AppError not-found. */
export async function requireTask(tx: Tx, conferenceId: string, id: string) {
  const row = await tx.preparationTask.findUnique({ where: { conferenceId_id: { conferenceId, id } } });
  if (!row) throw new AppError('not-found');
  return row;
}

/** Templates that consist of a checklist only, by name. */
export const checklistTemplates = (db: Database | Tx) =>
  db.template.findMany({ where: { kind: 'preparation' }, orderBy: { name: 'asc' }, select: { id: true, name: true } });

/** The checklist in a template of any kind. @throws AppError not-found. */
export async function requireTemplateTasks(tx: Tx, id: string): Promise<TaskFacts[]> {
  const row = await tx.template.findUnique({ where: { id }, select: { content: true } });
  if (!row) throw new AppError('not-found');
  return z.object({ tasks: z.array(TaskFacts) }).parse(row.content).tasks;
}

const partOfNew = ({ title, part }: TaskFacts): string | null => (part === undefined ? standardPart(title) : part);

/** Appends lines to a checklist and returns their ids. */
export async function insertTasks(tx: Tx, conferenceId: string, tasks: readonly TaskFacts[]): Promise<string[]> {
  const last = await tx.preparationTask.aggregate({ where: { conferenceId }, _max: { position: true } });
  const first = (last._max.position ?? 0) + 1;
  const data = tasks.map((task, at) => ({ ...task, part: partOfNew(task), conferenceId, id: newId(), position: first + at }));
  await tx.preparationTask.createMany({ data });
  return data.map((row) => row.id);
}

/** Changes a line at the version its editor saw. @throws AppError stale. */
export async function updateTask(tx: Tx, conferenceId: string, id: string, version: number, facts: TaskFacts): Promise<number> {
  const { count } = await tx.preparationTask.updateMany({
    where: { conferenceId, id, version },
    data: { ...facts, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError('stale');
  return version + 1;
}

export const deleteTask = (tx: Tx, conferenceId: string, id: string) => tx.preparationTask.deleteMany({ where: { conferenceId, id } });

/** Marks a task as done, with time and user, or as not done (null). */
export const setDone = (tx: Tx, conferenceId: string, id: string, done: { at: number; by: string } | null) =>
  tx.preparationTask.updateMany({
    where: { conferenceId, id },
    data: { doneAt: done && new Date(done.at), doneBy: done && done.by, version: { increment: 1 } },
  });
