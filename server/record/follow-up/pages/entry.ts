import { translate } from '../../../i18n/translate.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { CLASSIFICATIONS } from '../../../planning/agenda/contract.ts';
import { mayRead } from '../../../planning/agenda/rules/secrecy.ts';
import { errorsOf, formView, readForm, type Field } from '../../../planning/collections/presenter.ts';
import { factsOf, rowsOf, valuesOf, type RecordForm } from '../../../planning/collections/presenter/record-form.ts';
import { typed } from '../../../planning/conferences/pages/fields.ts';
import { dueFact } from '../../../planning/recommendations/pages.ts';
import { sitesContract } from '../../../planning/sites/contract.ts';
import { followUpContract as contract, MATTER_KINDS, type Matter, type MatterFacts, type MatterKind } from '../contract.ts';
import { registerAddress, keyOf } from '../presenter/list.ts';
import { matterFacts } from '../rules/matters.ts';
import { matterOptions, ownMatters, withRecorded } from './choices.ts';
import { placeIn } from './place.ts';

type Values = Readonly<Record<string, unknown>>;

const choice = (label: Field['label'], options: Field['options'] = [], empty?: Field['empty']) => ({
  kind: 'choice' as const,
  label,
  options,
  ...(empty === undefined ? { required: true } : { empty }),
});

const namedOptions = (all: readonly { readonly id: string; readonly name: string }[]) =>
  all.map(({ id, name }) => ({ value: id, label: name }));

/** Who can be in charge with a login of their own. */
async function loginOptions(context: PageContext, conferenceId: string, own: Matter | null) {
  const { owners } = await context.run(contract.owners, { conferenceId });
  return withRecorded(context, namedOptions(owners), own?.ownerId, own?.ownerName);
}

async function recommendationOptions(context: PageContext, conferenceId: string, own: Matter | null) {
  const all = await ownMatters(context, conferenceId, 'recommendation');
  return withRecorded(context, matterOptions(all.filter(({ id }) => id !== own?.id)), own?.partOf);
}

/** The form of a recommendation or a task; what the other kind alone has is not asked for and keeps its value. */
async function formOf(
  context: PageContext,
  conferenceId: string,
  facts: MatterFacts,
  own: Matter | null,
): Promise<RecordForm<MatterFacts>> {
  const { lang, actor } = context;
  const { sites } = await context.run(sitesContract.list, { conferenceId });
  const levels = CLASSIFICATIONS.filter((classification) => mayRead(actor.clearance, { classification }));
  const kept = (name: keyof MatterFacts) => ({ inputs: [], show: () => ({}), read: () => facts[name] });
  const isTask = facts.kind === 'task';
  const authorities = (['host', 'other'] as const).map((value) => ({
    value,
    label: translate(lang, `recommendations.authority.${value}`),
  }));
  return {
    kind: kept('kind'),
    text: { kind: 'prose', label: 'followUp.form.text', required: true },
    partOf: isTask
      ? choice('followUp.form.partOf', await recommendationOptions(context, conferenceId, own), 'followUp.form.noRecommendation')
      : kept('partOf'),
    fromId: isTask
      ? kept('fromId')
      : choice('followUp.form.from', withRecorded(context, namedOptions(sites), own?.fromId, own?.fromName), 'followUp.form.unknown'),
    raisedBy: isTask ? kept('raisedBy') : { kind: 'line', label: 'followUp.form.raisedBy', beside: true },
    authority: isTask ? kept('authority') : choice('recommendations.fields.authority', authorities),
    owner: { kind: 'line', label: 'followUp.form.owner', hint: 'followUp.form.ownerHint' },
    ownerId: {
      ...choice('followUp.form.ownerId', await loginOptions(context, conferenceId, own), 'followUp.form.noLogin'),
      hint: 'followUp.form.ownerIdHint',
      beside: true,
    },
    coordinating: { kind: 'lines', label: 'recommendations.fields.coordinating', hint: 'recommendations.fields.coordinatingHint' },
    due: dueFact(lang),
    product: isTask ? { kind: 'line', label: 'followUp.form.product' } : kept('product'),
    measure: {
      inputs: [
        { name: 'unit', kind: 'line', label: 'followUp.form.unit', hint: 'followUp.form.unitHint' },
        { name: 'target', kind: 'number', label: 'followUp.form.target' },
      ],
      show: (measure) => ({ unit: measure?.unit ?? null, target: measure?.target ?? null }),
      read: ({ unit, target }) => (unit === null && target === null ? null : { unit: unit ?? '', target }),
    },
    quote: isTask ? kept('quote') : { kind: 'prose', label: 'recommendations.fields.quote' },
    classification:
      levels.length === 0
        ? kept('classification')
        : choice(
            'followUp.form.classification',
            levels.map((value) => ({ value, label: translate(lang, `agenda.classification.${value}`) })),
            'followUp.form.notClassified',
          ),
  };
}

const NOTHING: Omit<MatterFacts, 'kind'> = {
  fromId: null,
  text: '',
  authority: 'host',
  owner: null,
  coordinating: [],
  due: null,
  quote: null,
  raisedBy: null,
  ownerId: null,
  product: null,
  measure: null,
  partOf: null,
  classification: null,
};

interface Sheet {
  readonly conference: { readonly id: string; readonly title: string };
  /** What the form begins with. */
  readonly facts: MatterFacts;
  /** The matter that is edited; null for a new one. */
  readonly matter: Matter | null;
  readonly values?: Values;
  readonly refusal?: Refusal;
}

const faultsOf = (refusal: Refusal): Refusal => ({
  ...refusal,
  faults: refusal.faults.map((fault) => ({
    ...fault,
    path: fault.path
      .replace(/^facts\./, '')
      .replace(/^measure\./, '')
      .replace(/^due\.(date|before|by)$/, 'due.date')
      .replace(/^due\.within$/, 'due.year'),
  })),
});

async function sheet(context: PageContext, { conference, facts, matter, values, refusal }: Sheet): Promise<Answer> {
  const { lang } = context;
  const form = await formOf(context, conference.id, facts, matter);
  const rows = rowsOf(form);
  const refused = refusal && faultsOf(refusal);
  const filling = { values: values ?? valuesOf(form, facts), ...(refused ? { faults: refused.faults } : {}) };
  const key = matter && keyOf(matter);
  const view = {
    tab: facts.kind === 'task' ? 'tasks' : 'matters',
    title: translate(lang, matter ? 'followUp.change' : `followUp.add.${facts.kind}`),
    over: conference.title,
    action: matter ? `/follow-up/${conference.id}/${matter.id}` : '/follow-up/new',
    conferenceId: conference.id,
    kind: facts.kind,
    version: matter?.version ?? null,
    isNew: matter === null,
    back: registerAddress(placeIn(facts.kind, {}), key),
    groups: formView(lang, rows, filling),
    errors: refused ? errorsOf(rows, lang, refused) : [],
    errorTitle: refused?.message,
  };
  return context.render('record/follow-up/form', view, refusal ? 400 : 200);
}

/** The conferences into whose register the reader writes. */
async function writable(context: PageContext) {
  const { conferences } = await context.run(contract.list, {});
  return conferences.filter(({ writes }) => writes);
}

const kindIn = (value: string | undefined): MatterKind => MATTER_KINDS.find((kind) => kind === value) ?? 'recommendation';

async function newForm(context: PageContext): Promise<Answer> {
  const kind = kindIn(context.query['kind']);
  const conferences = await writable(context);
  if (conferences.length === 0) throw new AppError('forbidden');
  const wanted =
    conferences.find(({ id }) => id === context.query['conference']) ?? (conferences.length === 1 ? conferences[0] : undefined);
  if (!wanted) {
    const options = conferences
      .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))
      .map(({ id, title }) => ({ value: id, label: title }));
    return context.render('record/follow-up/choose', { tab: kind === 'task' ? 'tasks' : 'matters', kind, options });
  }
  const facts: MatterFacts = { ...NOTHING, kind, partOf: context.query['partOf'] ?? null };
  return sheet(context, { conference: wanted, facts, matter: null });
}

/** The facts entered in a form, and its fields as typed. */
async function entered(context: PageContext, conferenceId: string, facts: MatterFacts, own: Matter | null) {
  const form = await formOf(context, conferenceId, facts, own);
  const values = readForm(rowsOf(form), context.form);
  return { values, facts: factsOf(form, values) };
}

async function add(context: PageContext): Promise<Answer> {
  const kind = kindIn(typed(context, 'matterKind'));
  const conference = (await writable(context)).find(({ id }) => id === typed(context, 'conferenceId'));
  if (!conference) throw new AppError('not-found');
  const facts: MatterFacts = { ...NOTHING, kind };
  const given = await entered(context, conference.id, facts, null);
  const result = await context.attempt(contract.add, { conferenceId: conference.id, facts: given.facts });
  if ('refusal' in result) return sheet(context, { conference, facts, matter: null, values: given.values, refusal: result.refusal });
  const key = keyOf({ conferenceId: conference.id, id: result.output.id });
  return context.redirect(registerAddress(placeIn(kind, {}), key), 'followUp.form.added');
}

async function loaded(context: PageContext) {
  const { conferenceId = '', id = '' } = context.params;
  const found = await context.run(contract.get, { conferenceId, id });
  if (!found.conference.writes) throw new AppError('forbidden');
  return { ...found, facts: matterFacts(found.matter) };
}

async function edit(context: PageContext): Promise<Answer> {
  return sheet(context, await loaded(context));
}

async function save(context: PageContext): Promise<Answer> {
  const { conference, matter, facts } = await loaded(context);
  const given = await entered(context, conference.id, facts, matter);
  const version = Number(typed(context, 'version'));
  const { conferenceId, id } = matter;
  const result = await context.attempt(contract.edit, { conferenceId, id, version, facts: given.facts });
  if ('refusal' in result) return sheet(context, { conference, facts, matter, values: given.values, refusal: result.refusal });
  return context.redirect(registerAddress(placeIn(matter.kind, {}), keyOf(matter)), 'followUp.form.saved');
}

export function matterFormPages(routes: PageRoutes): void {
  routes.get('/follow-up/new', newForm);
  routes.post('/follow-up/new', add);
  routes.get('/follow-up/:conferenceId/:id', edit);
  routes.post('/follow-up/:conferenceId/:id', save);
}
