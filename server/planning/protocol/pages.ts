import { translate } from '../../i18n/translate.ts';
import { AppError, type Refusal } from '../../platform/errors.ts';
import type { PageContext, PageRoutes } from '../../platform/pages/routes.ts';
import { dayAt } from '../conferences/rules.ts';
import { dateOrNull, typed } from '../conferences/pages/fields.ts';
import { refusalView } from '../conferences/presenter.ts';
import { defaultZone } from '../../platform/views/templates.ts';
import { protocolContract as contract, type KeptOrder } from './contract.ts';
import { LABELS, orderRows, readRanks, typedRanks } from './presenter.ts';

interface Shown {
  readonly source: string;
  readonly from: string;
  readonly ranks: string;
}

const EMPTY: Shown = { source: '', from: '', ranks: '' };
const shownOf = ({ source, from, ranks }: KeptOrder): Shown => ({ source, from, ranks: typedRanks(ranks) });
const asTyped = (context: PageContext): Shown => ({
  source: typed(context, 'source'),
  from: dateOrNull(context, 'from') ?? '',
  ranks: typed(context, 'ranks'),
});
const inputOf = ({ ranks, ...facts }: Shown) => ({ ...facts, ranks: readRanks(ranks) });

const ordersFor = async (context: PageContext) => (await context.run(contract.list, {})).orders;

async function list(context: PageContext) {
  const orders = await ordersFor(context);
  const rows = orderRows(context.lang, orders, dayAt(context.now, defaultZone), defaultZone);
  return context.render('planning/protocol/list', {
    tab: 'protocol',
    orders: rows,
    canEdit: context.actor.rights.includes('administrator'),
  });
}

interface Sheet {
  readonly given: Shown;
  /** The order that is edited; none for a new one. */
  readonly order?: KeptOrder | undefined;
  readonly refusal?: Refusal;
}

function form(context: PageContext, { given, order, refusal }: Sheet) {
  if (!context.actor.rights.includes('administrator')) throw new AppError('forbidden');
  const heading = translate(context.lang, order ? 'protocol.editTitle' : 'protocol.add');
  const view = { tab: 'protocol', heading, given, order, refusal: refusal && refusalView(context.lang, refusal, LABELS) };
  return context.render('planning/protocol/form', view, refusal ? 400 : 200);
}

async function orderIn(context: PageContext): Promise<KeptOrder> {
  const order = (await ordersFor(context)).find(({ id }) => id === context.params.id);
  if (!order) throw new AppError('not-found');
  return order;
}

async function newForm(context: PageContext) {
  const like = (await ordersFor(context)).find(({ from }) => from === context.query.like);
  return form(context, { given: like ? shownOf(like) : EMPTY });
}

async function add(context: PageContext) {
  const given = asTyped(context);
  const result = await context.attempt(contract.add, inputOf(given));
  return 'refusal' in result ? form(context, { given, refusal: result.refusal }) : context.redirect('/protocol', 'protocol.done.added');
}

async function editForm(context: PageContext) {
  const order = await orderIn(context);
  return form(context, { given: shownOf(order), order });
}

async function edit(context: PageContext) {
  const [order, given] = [await orderIn(context), asTyped(context)];
  const result = await context.attempt(contract.edit, { id: order.id, version: Number(typed(context, 'version')), ...inputOf(given) });
  return 'refusal' in result
    ? form(context, { given, order, refusal: result.refusal })
    : context.redirect('/protocol', 'protocol.done.saved');
}

async function remove(context: PageContext) {
  await context.run(contract.remove, { id: context.params.id ?? '', version: Number(typed(context, 'version')) });
  return context.redirect('/protocol', 'protocol.done.removed');
}

export function protocolPages(routes: PageRoutes): void {
  routes.get('/protocol', list);
  routes.get('/protocol/new', newForm);
  routes.post('/protocol', add);
  routes.get('/protocol/:id', editForm);
  routes.post('/protocol/:id', edit);
  routes.post('/protocol/:id/remove', remove);
}
