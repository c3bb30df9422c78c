import { translate } from '../../../i18n/translate.ts';
import { AppError } from '../../../platform/errors.ts';
import type { PageRoutes, Visit } from '../../../platform/pages/routes.ts';
import { conferenceFrame } from '../frame.ts';
import { conferenceIn, numberOrNull, typed, typedOrNull } from '../pages/fields.ts';
import { refusalView } from '../presenter.ts';
import { preparationContract as contract, STANDARD } from './contract.ts';
import { taskView } from './presenter.ts';
import { progressOf } from './rules.ts';

const base = (visit: Visit): string => `/conferences/${conferenceIn(visit)}/preparation`;
const taskIn = (visit: Visit): string => visit.params.taskId ?? '';
const LABELS = { title: 'preparation.task', responsible: 'preparation.responsible', daysBefore: 'preparation.daysBefore' } as const;

const facts = (visit: Visit) => ({
  title: typed(visit, 'title'),
  responsible: typedOrNull(visit, 'responsible'),
  daysBefore: numberOrNull(visit, 'daysBefore'),
});

async function page(visit: Visit, extra: Readonly<Record<string, unknown>> = {}, status = 200) {
  const frame = await conferenceFrame(visit, conferenceIn(visit), 'overview');
  const { tasks, templates } = await visit.run(contract.list, { conferenceId: conferenceIn(visit) });
  const { lang } = visit;
  const choices = [
    { value: STANDARD, label: translate(lang, 'preparation.standard') },
    ...templates.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const view = {
    tasks: tasks.map((task) => taskView(lang, task, frame.zone)),
    progress: progressOf(tasks),
    choices,
    mayTick: !frame.conference.archived,
  };
  return visit.page('planning/conferences/preparation', { ...frame, ...view, ...extra }, status);
}

async function add(visit: Visit) {
  const result = await visit.attempt(contract.add, { conferenceId: conferenceIn(visit), ...facts(visit) });
  if (!('refusal' in result)) return visit.redirect(base(visit), 'preparation.done.added');
  return page(visit, { given: facts(visit), refusal: refusalView(visit.lang, result.refusal, LABELS) }, 400);
}

async function taskPage(visit: Visit, extra: Readonly<Record<string, unknown>> = {}, status = 200) {
  const frame = await conferenceFrame(visit, conferenceIn(visit), 'overview');
  if (!frame.canEdit) return visit.redirect(base(visit));
  const { tasks } = await visit.run(contract.list, { conferenceId: conferenceIn(visit) });
  const task = tasks.find(({ id }) => id === taskIn(visit));
  if (!task) throw new AppError('not-found');
  return visit.page('planning/conferences/task', { ...frame, task, given: task, version: task.version, ...extra }, status);
}

async function edit(visit: Visit) {
  const version = Number(typed(visit, 'version'));
  const result = await visit.attempt(contract.edit, { conferenceId: conferenceIn(visit), taskId: taskIn(visit), version, ...facts(visit) });
  if (!('refusal' in result)) return visit.redirect(base(visit), 'preparation.done.saved');
  return taskPage(visit, { given: facts(visit), version, refusal: refusalView(visit.lang, result.refusal, LABELS) }, 400);
}

async function remove(visit: Visit) {
  await visit.run(contract.remove, { conferenceId: conferenceIn(visit), taskId: taskIn(visit) });
  return visit.redirect(base(visit), 'preparation.done.removed');
}

async function tick(visit: Visit) {
  const done = typed(visit, 'done') === '1';
  await visit.run(contract.tick, { conferenceId: conferenceIn(visit), taskId: taskIn(visit), done });
  return visit.redirect(base(visit), done ? 'preparation.done.ticked' : 'preparation.done.unticked');
}

async function fill(visit: Visit) {
  await visit.run(contract.fill, { conferenceId: conferenceIn(visit), templateId: typed(visit, 'templateId') });
  return visit.redirect(base(visit), 'preparation.done.filled');
}

export function preparationPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/preparation', (visit) => page(visit));
  routes.post('/conferences/:conferenceId/preparation', add);
  routes.post('/conferences/:conferenceId/preparation/fill', fill);
  routes.get('/conferences/:conferenceId/preparation/:taskId', (visit) => taskPage(visit));
  routes.post('/conferences/:conferenceId/preparation/:taskId', edit);
  routes.post('/conferences/:conferenceId/preparation/:taskId/remove', remove);
  routes.post('/conferences/:conferenceId/preparation/:taskId/done', tick);
}
