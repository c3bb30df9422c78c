import { newId } from '../../../platform/ids.ts';
import { translate } from '../../../i18n/translate.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { conferenceIn, dateOrNull, ticked, typed, typedOrNull } from '../../conferences/pages/fields.ts';
import { conferenceLayout, mustEdit } from '../../conferences/pages/layout.ts';
import { reportsContract as contract } from '../contract/index.ts';
import { AUDIENCES, QUESTION_KINDS, type FormFacts, type ReportQuestion } from '../contract/entities.ts';
import { blankRow, questionField, reportFormView, typedOf, type TypedForm } from '../presenter/form.ts';
import { listedForm } from '../presenter/status.ts';
import { questionsPasted } from '../rules/typed.ts';

export const reportsHome = (context: PageContext): string => `/conferences/${conferenceIn(context)}/reports`;
export const formIn = (context: PageContext): string => context.params['id'] ?? '';

async function list(context: PageContext, refusal?: Refusal): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'sites');
  const { forms } = await context.run(contract.list, { conferenceId });
  const canEdit = frame.canEdit && !frame.conference.rehearsal;
  const { forms: earlier } = canEdit ? await context.run(contract.earlier, { conferenceId }) : { forms: [] };
  const view = {
    ...frame,
    canEdit,
    problem: refusal?.message,
    forms: forms.map((form) => listedForm(context.lang, form)),
    earlier: earlier.toSorted((a, b) => Number(b.inSeries) - Number(a.inSeries)),
  };
  return context.render('planning/reports/list', view, refusal ? 409 : 200);
}

const blank = (): ReportQuestion => ({ id: newId(), kind: 'number', text: '', unit: null, sums: true, options: [], required: true });

function questionAt(context: PageContext, at: number): ReportQuestion {
  const field = (fact: string): string => typed(context, questionField(at, fact)).trim();
  const kind = QUESTION_KINDS.find((one) => one === field('kind')) ?? 'number';
  const lines = field('options')
    .split(/\r?\n/)
    .map((line) => line.trim());
  return {
    id: field('id') || newId(),
    kind,
    text: field('text'),
    unit: kind === 'number' ? field('unit') || null : null,
    sums: kind !== 'number' || ticked(context, questionField(at, 'sums')),
    options: kind === 'choice' ? lines.filter((line) => line !== '') : [],
    required: ticked(context, questionField(at, 'required')),
  };
}

/** The questions as typed, in the order of their numbers; those without a text are left out. */
function questionsIn(context: PageContext): ReportQuestion[] {
  const places = Object.keys(context.form)
    .flatMap((name) => /^q(\d{1,6})-id$/.exec(name)?.[1] ?? [])
    .map(Number);
  const ordered = places
    .map((at) => ({ at, order: Number(typed(context, questionField(at, 'order'))) || at + 1 }))
    .toSorted((a, b) => a.order - b.order || a.at - b.at);
  return ordered.map(({ at }) => questionAt(context, at)).filter(({ text }) => text !== '');
}

const typedIn = (context: PageContext): TypedForm => ({
  title: typed(context, 'title'),
  about: typed(context, 'about'),
  audience: typed(context, 'audience'),
  deadline: dateOrNull(context, 'deadline'),
  questions: questionsIn(context),
});

const factsIn = (context: PageContext, form: TypedForm): FormFacts => ({
  ...form,
  about: typedOrNull(context, 'about'),
  audience: AUDIENCES.find((one) => one === form.audience) ?? 'all',
  questions: [...form.questions],
});

interface Sheet {
  readonly form: TypedForm;
  /** Of a stored form. */
  readonly version: number | null;
  readonly refusal?: Refusal;
}

async function sheet(context: PageContext, { form, version, refusal }: Sheet): Promise<Answer> {
  const frame = await conferenceLayout(context, conferenceIn(context), 'sites');
  mustEdit(frame);
  const isNew = version === null;
  const view = {
    ...frame,
    name: translate(context.lang, isNew ? 'reports.form.new' : 'reports.form.edit'),
    action: isNew ? `${reportsHome(context)}/new` : `${reportsHome(context)}/${formIn(context)}/edit`,
    back: isNew ? reportsHome(context) : `${reportsHome(context)}/${formIn(context)}`,
    version,
    form: reportFormView(context.lang, form, refusal),
    blank: blankRow(context.lang, blank()),
  };
  return context.render('planning/reports/form', view, refusal ? 400 : 200);
}

const EMPTY_FORM = { title: '', about: '', audience: 'all', deadline: null };

async function save(context: PageContext, version: number | null): Promise<Answer> {
  const form = typedIn(context);
  if (ticked(context, '_more')) {
    const more = [...questionsPasted(typed(context, 'pasted')), ...(typed(context, 'pasted').trim() === '' ? [blank()] : [])];
    return sheet(context, { form: { ...form, questions: [...form.questions, ...more] }, version });
  }
  const [conferenceId, id, facts] = [conferenceIn(context), formIn(context), factsIn(context, form)];
  const result =
    version === null
      ? await context.attempt(contract.add, { conferenceId, facts })
      : await context.attempt(contract.edit, { conferenceId, id, version, facts });
  if ('refusal' in result) return sheet(context, { form, version, refusal: result.refusal });
  const to = 'id' in result.output ? result.output.id : id;
  return context.redirect(`${reportsHome(context)}/${to}`, version === null ? 'reports.form.added' : 'reports.form.saved');
}

async function edit(context: PageContext): Promise<Answer> {
  const { form } = await context.run(contract.gather, { conferenceId: conferenceIn(context), id: formIn(context) });
  return sheet(context, { form: typedOf(form), version: form.version });
}

async function copy(context: PageContext): Promise<Answer> {
  const [from = '', id = ''] = typed(context, 'from').split(' ');
  const result = await context.attempt(contract.copy, { conferenceId: conferenceIn(context), from: { conferenceId: from, id } });
  if ('refusal' in result) return list(context, result.refusal);
  return context.redirect(`${reportsHome(context)}/${result.output.id}/edit`, 'reports.copied');
}

export function reportFormPages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/reports';
  routes.get(at, (context) => list(context));
  routes.post(`${at}/copies`, copy);
  routes.get(`${at}/new`, (context) => sheet(context, { form: { ...EMPTY_FORM, questions: [blank(), blank(), blank()] }, version: null }));
  routes.post(`${at}/new`, (context) => save(context, null), { largeFor: contract.add });
  routes.get(`${at}/:id/edit`, edit);
  routes.post(`${at}/:id/edit`, (context) => save(context, Number(typed(context, 'version'))), { largeFor: contract.edit });
}
