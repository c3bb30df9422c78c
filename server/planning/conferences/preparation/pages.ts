import { translate, type Lang } from '../../../i18n/translate.ts';
import { AppError } from '../../../platform/errors.ts';
import type { PageRoutes, PageContext } from '../../../platform/pages/routes.ts';
import { conferenceLayout } from '../pages/layout.ts';
import { conferenceIn, numberOrNull, typed, typedOrNull } from '../pages/fields.ts';
import { refusalView } from '../presenter.ts';
import { PREPARATION_PARTS, preparationContract as contract, STANDARD } from './contract.ts';
import { taskView } from './presenter.ts';
import { preparationProgress } from './rules/index.ts';

const base = (context: PageContext): string => `/conferences/${conferenceIn(context)}/preparation`;
const taskIn = (context: PageContext): string => context.params.taskId ?? '';
const LABELS = {
  title: 'preparation.task',
  responsible: 'preparation.responsible',
  daysBefore: 'preparation.daysBefore',
  part: 'preparation.part',
} as const;

const facts = (context: PageContext) => ({
  title: typed(context, 'title'),
  responsible: typedOrNull(context, 'responsible'),
  daysBefore: numberOrNull(context, 'daysBefore'),
  part: PREPARATION_PARTS.find((part) => part === typed(context, 'part')) ?? null,
});

const parts = (lang: Lang) => PREPARATION_PARTS.map((value) => ({ value, label: translate(lang, `dashboard.part.${value}`) }));

async function page(context: PageContext, extra: Readonly<Record<string, unknown>> = {}, status = 200) {
  const frame = await conferenceLayout(context, conferenceIn(context), 'overview');
  const { tasks, templates } = await context.run(contract.list, { conferenceId: conferenceIn(context) });
  const { lang } = context;
  const choices = [
    { value: STANDARD, label: translate(lang, 'preparation.standard') },
    ...templates.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const view = {
    tasks: tasks.map((task) => taskView(lang, task, frame.zone)),
    progress: preparationProgress(tasks),
    choices,
    parts: parts(lang),
    mayTick: !frame.conference.archived,
  };
  return context.render('planning/conferences/preparation', { ...frame, ...view, ...extra }, status);
}

async function add(context: PageContext) {
  const result = await context.attempt(contract.add, { conferenceId: conferenceIn(context), ...facts(context) });
  if (!('refusal' in result)) return context.redirect(base(context), 'preparation.done.added');
  return page(context, { given: facts(context), refusal: refusalView(context.lang, result.refusal, LABELS) }, 400);
}

async function taskPage(context: PageContext, extra: Readonly<Record<string, unknown>> = {}, status = 200) {
  const frame = await conferenceLayout(context, conferenceIn(context), 'overview');
  if (!frame.canEdit) return context.redirect(base(context));
  const { tasks } = await context.run(contract.list, { conferenceId: conferenceIn(context) });
  const task = tasks.find(({ id }) => id === taskIn(context));
  if (!task) throw new AppError('not-found');
  return context.render(
    'planning/conferences/task',
    { ...frame, parts: parts(context.lang), task, given: task, version: task.version, ...extra },
    status,
  );
}

async function edit(context: PageContext) {
  const version = Number(typed(context, 'version'));
  const result = await context.attempt(contract.edit, {
    conferenceId: conferenceIn(context),
    taskId: taskIn(context),
    version,
    ...facts(context),
  });
  if (!('refusal' in result)) return context.redirect(base(context), 'preparation.done.saved');
  return taskPage(context, { given: facts(context), version, refusal: refusalView(context.lang, result.refusal, LABELS) }, 400);
}

async function remove(context: PageContext) {
  await context.run(contract.remove, { conferenceId: conferenceIn(context), taskId: taskIn(context) });
  return context.redirect(base(context), 'preparation.done.removed');
}

async function tick(context: PageContext) {
  const done = typed(context, 'done') === '1';
  await context.run(contract.tick, { conferenceId: conferenceIn(context), taskId: taskIn(context), done });
  return context.redirect(base(context), done ? 'preparation.done.ticked' : 'preparation.done.unticked');
}

async function fill(context: PageContext) {
  await context.run(contract.fill, { conferenceId: conferenceIn(context), templateId: typed(context, 'templateId') });
  return context.redirect(base(context), 'preparation.done.filled');
}

export function preparationPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/preparation', (context) => page(context));
  routes.post('/conferences/:conferenceId/preparation', add);
  routes.post('/conferences/:conferenceId/preparation/fill', fill);
  routes.get('/conferences/:conferenceId/preparation/:taskId', (context) => taskPage(context));
  routes.post('/conferences/:conferenceId/preparation/:taskId', edit);
  routes.post('/conferences/:conferenceId/preparation/:taskId/remove', remove);
  routes.post('/conferences/:conferenceId/preparation/:taskId/done', tick);
}
