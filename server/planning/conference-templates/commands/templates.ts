import { handleQuery, handleChange, type ChangeContext, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { requirePlan } from '../../plan/store.ts';
import { tasksOf } from '../../conferences/preparation/store.ts';
import { templatesContract as contract, type Template } from '../contract.ts';
import { templateOf } from '../rules.ts';
import { deleteTemplate, findTemplateRow, insertTemplate, mayRemove, templatesFor } from '../store.ts';

async function content({ db }: QueryContext, { conferenceId, kind, people, dates }: InputOf<typeof contract.save>): Promise<Template> {
  const rows = await tasksOf(db, conferenceId);
  const tasks = rows.map(({ title, responsible, daysBefore, part }) => ({ title, responsible, daysBefore, part }));
  if (kind === 'preparation') return { kind, content: { tasks } };
  return { kind, content: { plan: templateOf(await requirePlan(db, conferenceId), { people, dates }), tasks } };
}

async function save({ tx, actor, now: at }: ChangeContext, { name }: InputOf<typeof contract.save>, template: Template) {
  return { id: await insertTemplate(tx, template, { name, at, by: actor.id }) };
}

async function remove({ tx, actor }: ChangeContext, { templateId }: InputOf<typeof contract.remove>) {
  const row = await findTemplateRow(tx, templateId);
  if (!row) throw new AppError('not-found');
  if (!mayRemove(actor, row.createdBy)) throw new AppError('forbidden');
  await deleteTemplate(tx, templateId);
  return {};
}

export const keepingHandlers: Handler[] = [
  handleQuery(contract.list, async ({ db, actor }) => ({ templates: await templatesFor(db, actor) })),
  handleChange(contract.save, save, content),
  handleChange(contract.remove, remove),
];
