import { translate } from '../../../i18n/translate.ts';
import { AppError, type Refusal } from '../../../platform/errors.ts';
import type { PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { defaultZone } from '../../../platform/views/templates.ts';
import { dateOrNull, typed } from '../../conferences/pages/fields.ts';
import { refusalView } from '../../conferences/presenter.ts';
import { dayAt } from '../../conferences/rules.ts';
import { catalogueContract as contract, type KeptCatalogue } from './contract.ts';
import { CATALOGUE_LABELS, catalogueRows, readGrantors, readKinds, typedGrantors, typedKinds } from './presenter.ts';

const HOME = '/award-catalogues';

interface Shown {
  readonly source: string;
  readonly from: string;
  readonly kinds: string;
  readonly grantors: string;
}

const shownOf = ({ lang }: PageContext, { source, from, kinds, grantors }: KeptCatalogue): Shown => ({
  source,
  from,
  kinds: typedKinds(kinds),
  grantors: typedGrantors(lang, grantors),
});
const asTyped = (context: PageContext): Shown => ({
  source: typed(context, 'source'),
  from: dateOrNull(context, 'from') ?? '',
  kinds: typed(context, 'kinds'),
  grantors: typed(context, 'grantors'),
});
const inputOf = ({ kinds, grantors, ...facts }: Shown) => ({ ...facts, kinds: readKinds(kinds), grantors: readGrantors(grantors) });

const cataloguesFor = async (context: PageContext) => (await context.run(contract.list, {})).catalogues;

async function list(context: PageContext) {
  const catalogues = catalogueRows(context.lang, await cataloguesFor(context), dayAt(context.now, defaultZone), defaultZone);
  const canEdit = context.actor.rights.includes('administrator');
  return context.render('planning/award-catalogue/list', { tab: 'award-catalogues', catalogues, canEdit });
}

interface Sheet {
  readonly given: Shown;
  /** The catalogue that is edited; none for a new one. */
  readonly catalogue?: KeptCatalogue | undefined;
  readonly refusal?: Refusal;
}

function form(context: PageContext, { given, catalogue, refusal }: Sheet) {
  if (!context.actor.rights.includes('administrator')) throw new AppError('forbidden');
  const heading = translate(context.lang, catalogue ? 'awardCatalogues.editTitle' : 'awardCatalogues.add');
  const shown = refusal && refusalView(context.lang, refusal, CATALOGUE_LABELS);
  const view = { tab: 'award-catalogues', heading, given, catalogue, refusal: shown };
  return context.render('planning/award-catalogue/form', view, refusal ? 400 : 200);
}

async function catalogueIn(context: PageContext): Promise<KeptCatalogue> {
  const catalogue = (await cataloguesFor(context)).find(({ id }) => id === context.params.id);
  if (!catalogue) throw new AppError('not-found');
  return catalogue;
}

/** A new one begins as a copy: little of a law changes. */
async function newForm(context: PageContext) {
  const all = await cataloguesFor(context);
  const like = all.find(({ from }) => from === context.query.like) ?? all.at(-1);
  const given = like ? shownOf(context, like) : { source: '', from: '', kinds: '', grantors: '' };
  return form(context, { given: context.query.like === undefined ? { ...given, source: '', from: '' } : given });
}

async function add(context: PageContext) {
  const given = asTyped(context);
  const result = await context.attempt(contract.add, inputOf(given));
  return 'refusal' in result ? form(context, { given, refusal: result.refusal }) : context.redirect(HOME, 'awardCatalogues.done.added');
}

async function editForm(context: PageContext) {
  const catalogue = await catalogueIn(context);
  return form(context, { given: shownOf(context, catalogue), catalogue });
}

async function edit(context: PageContext) {
  const [catalogue, given] = [await catalogueIn(context), asTyped(context)];
  const input = { id: catalogue.id, version: Number(typed(context, 'version')), ...inputOf(given) };
  const result = await context.attempt(contract.edit, input);
  return 'refusal' in result
    ? form(context, { given, catalogue, refusal: result.refusal })
    : context.redirect(HOME, 'awardCatalogues.done.saved');
}

async function remove(context: PageContext) {
  await context.run(contract.remove, { id: context.params.id ?? '', version: Number(typed(context, 'version')) });
  return context.redirect(HOME, 'awardCatalogues.done.removed');
}

export function cataloguePages(routes: PageRoutes): void {
  routes.get(HOME, list);
  routes.get(`${HOME}/new`, newForm);
  routes.post(HOME, add);
  routes.get(`${HOME}/:id`, editForm);
  routes.post(`${HOME}/:id`, edit);
  routes.post(`${HOME}/:id/remove`, remove);
}
