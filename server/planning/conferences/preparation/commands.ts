import { hasRole, PLANNERS } from '../../../accounts/permissions.ts';
import { handleQuery, handleChange, type ChangeContext, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { dayAt, differences } from '../rules.ts';
import { logChange, requireConference } from '../store.ts';
import { preparationContract as contract, STANDARD, type Task, type TaskFacts } from './contract.ts';
import { dueDay, missingTasks, taskState } from './rules/index.ts';
import { STANDARD_PROCESS } from './rules/standard-process.ts';
import { checklistTemplates, deleteTask, insertTasks, requireTask, requireTemplateTasks, setDone, tasksOf, updateTask } from './store.ts';

const log = (
  { tx, actor, now: at }: ChangeContext,
  conferenceId: string,
  operation: string,
  subjectId: string | null,
  changed: Record<string, unknown>,
) => logChange(tx, { conferenceId, actor, at, operation, subjectId, changes: changed });

const tell = (scope: ChangeContext, conferenceId: string) => scope.emit({ kind: 'plan.changed', conferenceId, what: 'preparation' });

async function list({ db, now, roles }: QueryContext, { conferenceId }: InputOf<typeof contract.list>) {
  const { date, timeZone } = await requireConference(db, conferenceId);
  const today = dayAt(now, timeZone);
  const tasks = (await tasksOf(db, conferenceId)).map(({ id, title, responsible, daysBefore, part, doneAt, doneBy, version }): Task => {
    const due = dueDay(date, daysBefore);
    const state = taskState(due, doneAt !== null, today);
    return { id, title, responsible, daysBefore, part, due, state, doneAt: doneAt?.getTime() ?? null, doneBy, version };
  });
  return { tasks, templates: hasRole(roles, PLANNERS) ? await checklistTemplates(db) : [] };
}

async function add(scope: ChangeContext, { conferenceId, ...facts }: InputOf<typeof contract.add>) {
  await log(scope, conferenceId, contract.add.name, null, differences({}, facts));
  const [id = ''] = await insertTasks(scope.tx, conferenceId, [facts]);
  tell(scope, conferenceId);
  return { id };
}

async function edit(scope: ChangeContext, { conferenceId, taskId, version, ...facts }: InputOf<typeof contract.edit>) {
  const { title, responsible, daysBefore, part } = await requireTask(scope.tx, conferenceId, taskId);
  const next = await updateTask(scope.tx, conferenceId, taskId, version, facts);
  await log(scope, conferenceId, contract.edit.name, taskId, differences({ title, responsible, daysBefore, part }, facts));
  tell(scope, conferenceId);
  return { version: next };
}

async function remove(scope: ChangeContext, { conferenceId, taskId }: InputOf<typeof contract.remove>) {
  const { title } = await requireTask(scope.tx, conferenceId, taskId);
  await deleteTask(scope.tx, conferenceId, taskId);
  await log(scope, conferenceId, contract.remove.name, taskId, { title: [title, null] });
  tell(scope, conferenceId);
  return {};
}

/** Ticks a task, or unticks it; idempotent: whoever ticked it first stays. */
async function tick(scope: ChangeContext, { conferenceId, taskId, done }: InputOf<typeof contract.tick>) {
  const { doneAt } = await requireTask(scope.tx, conferenceId, taskId);
  if ((doneAt !== null) === done) return {};
  await setDone(scope.tx, conferenceId, taskId, done ? { at: scope.now, by: scope.actor.id } : null);
  await log(scope, conferenceId, contract.tick.name, taskId, { done: [!done, done] });
  tell(scope, conferenceId);
  return {};
}

const wantedTasks = async ({ tx }: ChangeContext, templateId: string): Promise<readonly TaskFacts[]> =>
  templateId === STANDARD ? STANDARD_PROCESS : requireTemplateTasks(tx, templateId);

async function fill(scope: ChangeContext, { conferenceId, templateId }: InputOf<typeof contract.fill>) {
  const wanted = missingTasks(await tasksOf(scope.tx, conferenceId), await wantedTasks(scope, templateId));
  await insertTasks(scope.tx, conferenceId, wanted);
  await log(scope, conferenceId, contract.fill.name, null, { added: [0, wanted.length] });
  tell(scope, conferenceId);
  return { added: wanted.length };
}

export const preparationHandlers: Handler[] = [
  handleQuery(contract.list, list),
  handleChange(contract.add, add),
  handleChange(contract.edit, edit),
  handleChange(contract.remove, remove),
  handleChange(contract.tick, tick),
  handleChange(contract.fill, fill),
];
