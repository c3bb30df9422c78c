import { translate, type Key } from '../../../i18n/translate.ts';
import { AppError, type Refusal } from '../../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { defaultZone } from '../../../platform/views/templates.ts';
import { errorsOf, formView, readForm, type Field, type FieldRow, type Values } from '../../../planning/collections/presenter.ts';
import { typed } from '../../../planning/conferences/pages/fields.ts';
import { dayAt } from '../../../planning/conferences/rules.ts';
import { registersContract as contract } from '../contract/index.ts';
import { placeAddress, REGISTERS } from '../presenter/list.ts';
import { keepsBooks } from '../store/listing.ts';
import { bookRows, drawable, mayDraw, namedFaults, outRows } from './fields.ts';
import { registersPlace } from './place.ts';

/** A form of the registers. */
export interface EntryForm {
  readonly title: string;
  readonly lead: string;
  readonly action: string;
  readonly save: Key;
  readonly back: string;
  readonly rows: readonly FieldRow[];
  readonly values: Values;
  readonly refusal?: Refusal | undefined;
  readonly version?: number;
  readonly sendsFile?: boolean;
}

/** Shows a form, with what was refused of it. */
export function entryForm(context: PageContext, { rows, values, refusal, save, ...form }: EntryForm): Answer {
  const refused = refusal && namedFaults(refusal);
  const view = {
    tab: 'registers',
    ...form,
    save: translate(context.lang, save),
    groups: formView(context.lang, rows, { values, ...(refused ? { faults: refused.faults } : {}) }),
    errors: refused ? errorsOf(rows, context.lang, refused) : [],
    errorTitle: refused?.message,
  };
  return context.render('record/registers/form', view, refusal ? 400 : 200);
}

/** Sends who has not signed in to the sign-in page. @throws AppError unauthenticated, forbidden. */
function refuse({ actor }: PageContext): never {
  throw new AppError(actor.kind === 'anonymous' ? 'unauthenticated' : 'forbidden');
}

/** @throws AppError unauthenticated, forbidden. */
export function mustKeepBooks(context: PageContext): void {
  if (!keepsBooks(context.actor)) refuse(context);
}

async function drawingRows(context: PageContext): Promise<FieldRow[]> {
  const conference: Field = {
    name: 'conferenceId',
    kind: 'choice',
    label: 'registers.drawing.conference',
    options: (await drawable(context)).map(({ id, title }) => ({ value: id, label: title })),
    ...(keepsBooks(context.actor) ? { empty: 'registers.drawing.noConference' as const } : { required: true }),
  };
  return [
    ...bookRows(context),
    [conference],
    ...outRows(context),
    [{ name: 'after', kind: 'number', label: 'registers.drawing.late', hint: 'registers.drawing.lateHint' }],
  ];
}

async function sheet(context: PageContext, values: Values, refusal?: Refusal): Promise<Answer> {
  return entryForm(context, {
    title: translate(context.lang, 'registers.drawing.title'),
    lead: translate(context.lang, 'registers.drawing.lead'),
    action: `${REGISTERS}/new`,
    save: 'registers.draw',
    back: REGISTERS,
    rows: await drawingRows(context),
    values,
    refusal,
  });
}

async function newForm(context: PageContext): Promise<Answer> {
  if (!(await mayDraw(context, keepsBooks(context.actor)))) refuse(context);
  const { of } = registersPlace(context.query);
  const conference = (await drawable(context)).find(({ id }) => id === of);
  const date = dayAt(context.now, defaultZone);
  return sheet(context, { form: conference?.form ?? 'party', kind: 'TB', date, conferenceId: conference?.id ?? null });
}

async function draw(context: PageContext): Promise<Answer> {
  const values = readForm(await drawingRows(context), context.form);
  const { form, kind, date, office, conferenceId: _of, after, ...facts } = values;
  const drawing = { form, kind, date: date ?? '', office, facts, ...(after === null ? {} : { after }) };
  const of = typed(context, 'conferenceId');
  const result =
    of === ''
      ? await context.attempt(contract.drawForOffice, { drawing })
      : await context.attempt(contract.draw, { conferenceId: of, drawing });
  if ('refusal' in result) return sheet(context, values, result.refusal);
  return context.redirect(placeAddress(registersPlace({}), result.output.id), 'registers.drawing.drawn');
}

const reservingRows = (context: PageContext): FieldRow[] => [
  ...bookRows(context),
  [{ name: 'count', kind: 'number', label: 'registers.reserving.count', required: true }],
  [{ name: 'reason', kind: 'line', label: 'registers.reserving.reason', required: true }],
];

function reservingForm(context: PageContext, values: Values, refusal?: Refusal): Answer {
  mustKeepBooks(context);
  return entryForm(context, {
    title: translate(context.lang, 'registers.reserving.title'),
    lead: translate(context.lang, 'registers.reserving.lead'),
    action: `${REGISTERS}/reserve`,
    save: 'registers.reserve',
    back: REGISTERS,
    rows: reservingRows(context),
    values,
    refusal,
  });
}

async function reserve(context: PageContext): Promise<Answer> {
  const values = readForm(reservingRows(context), context.form);
  const result = await context.attempt(contract.reserve, { ...values, date: values['date'] ?? '', reason: values['reason'] ?? '' });
  if ('refusal' in result) return reservingForm(context, values, result.refusal);
  return context.redirect(placeAddress(registersPlace({}), result.output.first.id), 'registers.reserving.done');
}

export function drawingPages(routes: PageRoutes): void {
  routes.get(`${REGISTERS}/new`, newForm);
  routes.post(`${REGISTERS}/new`, draw);
  routes.get(`${REGISTERS}/reserve`, async (context) =>
    reservingForm(context, { form: 'party', kind: 'TB', date: dayAt(context.now, defaultZone), count: 1 }),
  );
  routes.post(`${REGISTERS}/reserve`, reserve);
}
