import { handleChange, type ChangeContext, type Handler } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { refuseFaults } from '../../collections/commands.ts';
import { siteList } from '../../sites/store.ts';
import { reportsContract as contract } from '../contract/index.ts';
import type { FormFacts } from '../contract/entities.ts';
import { lostAnswers, questionFaults } from '../rules/questions.ts';
import { isAskedSite } from '../rules/standing.ts';
import { deleteForm, insertForm, readableForm, updateForm } from '../store/forms.ts';
import { givenOn } from '../store/reports.ts';
import { changeable, seenForm } from './access.ts';

/** Adds a form that no site is asked for yet. */
async function addForm({ tx }: ChangeContext, conferenceId: string, facts: FormFacts) {
  const id = newId();
  await insertForm(tx, conferenceId, { id, ...facts, askedAt: null, version: 1 });
  return { id };
}

async function add(scope: ChangeContext, { conferenceId, facts }: InputOf<typeof contract.add>) {
  await changeable(scope, conferenceId);
  refuseFaults(questionFaults(facts.questions));
  return addForm(scope, conferenceId, facts);
}

/** The questions keep their ids, so that figures are compared over the years; the day of the other conference means nothing here. */
async function copy(scope: ChangeContext, { conferenceId, from }: InputOf<typeof contract.copy>) {
  await changeable(scope, conferenceId);
  const { title, about, audience, questions } = await readableForm(scope.tx, scope.actor, from.conferenceId, from.id);
  return addForm(scope, conferenceId, { title, about, audience, questions, deadline: null });
}

async function edit(scope: ChangeContext, { facts, ...seen }: InputOf<typeof contract.edit>) {
  const { form } = await seenForm(scope, seen);
  const given = await givenOn(scope.tx, seen.conferenceId, seen.id);
  refuseFaults([...questionFaults(facts.questions), ...lostAnswers(form.questions, facts.questions, given)]);
  return updateForm(scope.tx, seen.conferenceId, { ...form, ...facts });
}

async function remove(scope: ChangeContext, seen: InputOf<typeof contract.remove>) {
  const { form } = await seenForm(scope, seen);
  if ((await givenOn(scope.tx, seen.conferenceId, seen.id)).length > 0) throw new AppError('form-answered');
  await deleteForm(scope.tx, seen.conferenceId, form);
  return {};
}

async function ask(scope: ChangeContext, { asked, ...seen }: InputOf<typeof contract.ask>) {
  const { form } = await seenForm(scope, seen);
  if ((form.askedAt !== null) === asked) return { version: form.version };
  const sites = await siteList.all(scope.tx, seen.conferenceId);
  if (asked && !sites.some((site) => isAskedSite(site, form.audience))) throw new AppError('nobody-to-ask');
  return updateForm(scope.tx, seen.conferenceId, { ...form, askedAt: asked ? scope.now : null });
}

export const reportFormHandlers: readonly Handler[] = [
  handleChange(contract.add, add),
  handleChange(contract.copy, copy),
  handleChange(contract.edit, edit),
  handleChange(contract.remove, remove),
  handleChange(contract.ask, ask),
];
