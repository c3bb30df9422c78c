import { translate } from '../../../i18n/translate.ts';
import { AppError, type Refusal } from '../../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { defaultZone } from '../../../platform/views/templates.ts';
import { readForm, type FieldRow, type Values } from '../../../planning/collections/presenter.ts';
import { typed } from '../../../planning/conferences/pages/fields.ts';
import { dayAt } from '../../../planning/conferences/rules.ts';
import { registersContract as contract } from '../contract/index.ts';
import { placeAddress, REGISTERS } from '../presenter/list.ts';
import { paperNumberText } from '../rules/numbers.ts';
import { entryForm, mustKeepBooks } from './drawing.ts';
import { inRows, outRows } from './fields.ts';
import { addFileOf, registerPage } from './list.ts';
import { registersPlace } from './place.ts';

const ARRIVED: FieldRow = [{ name: 'date', kind: 'date', label: 'registers.entering.date', required: true }];
const inPlace = registersPlace({ side: 'in' });

function enteringForm(context: PageContext, values: Values, refusal?: Refusal): Answer {
  mustKeepBooks(context);
  return entryForm(context, {
    title: translate(context.lang, 'registers.entering.title'),
    lead: translate(context.lang, 'registers.entering.lead'),
    action: `${REGISTERS}/arrivals`,
    save: 'registers.enter',
    back: placeAddress(inPlace),
    rows: [ARRIVED, ...inRows(context)],
    values,
    refusal,
    sendsFile: true,
  });
}

/** Enters a paper, with its file. The line is there although the file is refused: that is told, and it can be added again. */
async function enter(context: PageContext): Promise<Answer> {
  const { date, ...facts } = readForm([ARRIVED, ...inRows(context)], context.form);
  const result = await context.attempt(contract.enter, { date: date ?? '', facts });
  if ('refusal' in result) return enteringForm(context, { date, ...facts }, result.refusal);
  const { id } = result.output;
  const why = await addFileOf(context, id);
  if (why === null) return context.redirect(placeAddress(inPlace, id), 'registers.entering.done');
  const message = translate(context.lang, 'registers.entering.withoutFile', { number: paperNumberText(result.output), why });
  return registerPage(context, { place: inPlace, chosen: id, refused: { act: 'file', message, value: '' } });
}

/** A line that the reader changes. @throws AppError not-found, forbidden. */
async function ownEntry(context: PageContext) {
  const found = await context.run(contract.get, { id: context.params['id'] ?? '' });
  if (!found.writes) throw new AppError('forbidden');
  return found.entry;
}
type Own = Awaited<ReturnType<typeof ownEntry>>;

const factRows = (context: PageContext, { side }: Own): FieldRow[] => (side === 'in' ? inRows(context) : outRows(context));
const backTo = ({ id, side }: Own): string => placeAddress(registersPlace({ side }), id);

function editForm(context: PageContext, entry: Own, values: Values, refusal?: Refusal): Answer {
  const sign = (entry.side === 'out' ? entry.sign : null) ?? paperNumberText(entry);
  return entryForm(context, {
    title: translate(context.lang, 'registers.editing.title', { sign }),
    lead: translate(context.lang, 'registers.editing.lead'),
    action: `${REGISTERS}/${entry.id}/edit`,
    save: 'common.action.saveChanges',
    back: backTo(entry),
    rows: factRows(context, entry),
    values,
    refusal,
    version: entry.version,
  });
}

async function edit(context: PageContext): Promise<Answer> {
  const entry = await ownEntry(context);
  const values = readForm(factRows(context, entry), context.form);
  const version = Number(typed(context, 'version'));
  const result = await context.attempt(contract.edit, { id: entry.id, version, facts: values });
  if ('refusal' in result) return editForm(context, { ...entry, version }, values, result.refusal);
  return context.redirect(backTo(entry), 'registers.editing.done');
}

const PAPER_DAY: FieldRow = [{ name: 'date', kind: 'date', label: 'registers.facts.date', required: true }];

function useForm(context: PageContext, entry: Own, values: Values, refusal?: Refusal): Answer {
  mustKeepBooks(context);
  return entryForm(context, {
    title: translate(context.lang, 'registers.using.title', { sign: entry.sign ?? paperNumberText(entry) }),
    lead: translate(context.lang, 'registers.using.lead', { reason: entry.reason ?? '' }),
    action: `${REGISTERS}/${entry.id}/use`,
    save: 'registers.using.open',
    back: backTo(entry),
    rows: [PAPER_DAY, ...outRows(context)],
    values,
    refusal,
    version: entry.version,
  });
}

async function use(context: PageContext): Promise<Answer> {
  const entry = await ownEntry(context);
  const { date, ...facts } = readForm([PAPER_DAY, ...outRows(context)], context.form);
  const version = Number(typed(context, 'version'));
  const result = await context.attempt(contract.use, { id: entry.id, version, date: date ?? '', facts });
  if ('refusal' in result) return useForm(context, { ...entry, version }, { date, ...facts }, result.refusal);
  return context.redirect(backTo(entry), 'registers.using.done');
}

export function arrivalPages(routes: PageRoutes): void {
  routes.get(`${REGISTERS}/arrivals`, async (context) => enteringForm(context, { date: dayAt(context.now, defaultZone) }));
  routes.post(`${REGISTERS}/arrivals`, enter, { uploadFor: contract.addFile });
  routes.get(`${REGISTERS}/:id/edit`, async (context) => {
    const entry = await ownEntry(context);
    return editForm(context, entry, entry);
  });
  routes.post(`${REGISTERS}/:id/edit`, edit);
  routes.get(`${REGISTERS}/:id/use`, async (context) => {
    const entry = await ownEntry(context);
    return useForm(context, entry, { date: dayAt(context.now, defaultZone) });
  });
  routes.post(`${REGISTERS}/:id/use`, use);
}
