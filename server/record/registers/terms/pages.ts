import { translate } from '../../../i18n/translate.ts';
import { AppError, type Refusal } from '../../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { readForm, type FieldRow, type Values } from '../../../planning/collections/presenter.ts';
import { typed } from '../../../planning/conferences/pages/fields.ts';
import { dayText } from '../../follow-up/presenter/words.ts';
import { entryForm } from '../pages/drawing.ts';
import { REGISTERS } from '../presenter/list.ts';
import { numberTermsContract as contract, type KeptTerm } from './contract.ts';

const TERMS = `${REGISTERS}/terms`;
const ROWS: readonly FieldRow[] = [
  [{ name: 'name', kind: 'line', label: 'registers.terms.name', required: true }],
  [{ name: 'from', kind: 'date', label: 'registers.terms.from', required: true }],
];

const mayEdit = ({ actor }: PageContext): boolean => actor.rights.includes('administrator');

async function list(context: PageContext, refused?: string): Promise<Answer> {
  const { terms } = await context.run(contract.list, {});
  const rows = terms.toReversed().map(({ id, name, from, version }) => ({
    id,
    name,
    version,
    from: translate(context.lang, 'registers.terms.since', { date: dayText(context.lang, from) }),
    // One that comes with the software is changed by adding one that takes its place.
    edit: id === null ? `${TERMS}/new?like=${from}` : `${TERMS}/${id}`,
  }));
  const view = { tab: 'registers', rows, canEdit: mayEdit(context), home: REGISTERS, base: TERMS, refused };
  return context.render('record/registers/terms', view, refused === undefined ? 200 : 409);
}

function form(context: PageContext, term: KeptTerm | null, values: Values, refusal?: Refusal): Answer {
  if (!mayEdit(context)) throw new AppError('forbidden');
  return entryForm(context, {
    title: translate(context.lang, term?.id ? 'registers.terms.edit' : 'registers.terms.add'),
    lead: translate(context.lang, 'registers.terms.lead'),
    action: term?.id ? `${TERMS}/${term.id}` : `${TERMS}/new`,
    save: 'registers.terms.save',
    back: TERMS,
    rows: ROWS,
    values,
    refusal,
    ...(term?.id ? { version: term.version } : {}),
  });
}

async function termIn(context: PageContext): Promise<KeptTerm> {
  const term = (await context.run(contract.list, {})).terms.find(({ id }) => id === context.params['id']);
  if (!term) throw new AppError('not-found');
  return term;
}

async function newForm(context: PageContext): Promise<Answer> {
  const like = (await context.run(contract.list, {})).terms.find(({ from }) => from === context.query['like']);
  return form(context, null, like ? { name: like.name, from: like.from } : {});
}

const given = (values: Values) => ({ name: values['name'] ?? '', from: values['from'] ?? '' });

async function add(context: PageContext): Promise<Answer> {
  const values = readForm(ROWS, context.form);
  const result = await context.attempt(contract.add, given(values));
  return 'refusal' in result ? form(context, null, values, result.refusal) : context.redirect(TERMS, 'registers.terms.done');
}

async function edit(context: PageContext): Promise<Answer> {
  const [term, values] = [await termIn(context), readForm(ROWS, context.form)];
  const version = Number(typed(context, 'version'));
  const result = await context.attempt(contract.edit, { id: term.id, version, ...given(values) });
  return 'refusal' in result
    ? form(context, { ...term, version }, values, result.refusal)
    : context.redirect(TERMS, 'registers.terms.done');
}

async function remove(context: PageContext): Promise<Answer> {
  const result = await context.attempt(contract.remove, { id: context.params['id'], version: Number(typed(context, 'version')) });
  return 'refusal' in result ? list(context, result.refusal.message) : context.redirect(TERMS, 'registers.terms.removed');
}

export function numberTermPages(routes: PageRoutes): void {
  routes.get(TERMS, (context) => list(context));
  routes.get(`${TERMS}/new`, newForm);
  routes.post(`${TERMS}/new`, add);
  routes.get(`${TERMS}/:id`, async (context) => {
    const term = await termIn(context);
    return form(context, term, { name: term.name, from: term.from });
  });
  routes.post(`${TERMS}/:id`, edit);
  routes.post(`${TERMS}/:id/remove`, remove);
}
