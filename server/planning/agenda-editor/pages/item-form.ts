import { agendaContract as contract, CLASSIFICATIONS, ItemKind, type ItemFacts } from '../../agenda/contract.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { RecordPages } from '../../collections/pages.ts';
import { notAsked, type EnteredFacts, type RecordForm } from '../../collections/presenter/record-form.ts';
import { peopleFor, personMade } from '../../participants/pages/picker.ts';
import type { Plan } from '../../plan/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';
import { publishingContract } from '../../publishing/contract.ts';
import { numberedSitting, presentItem } from '../presenter/index.ts';
import { agendaOf } from '../rules.ts';
import { findingsByItem } from './findings.ts';
import { destination, placesOf } from './moving.ts';

/** The draft of the conference. */
export const draft = async (context: PageContext, conferenceId: string): Promise<Plan> =>
  (await context.run(publishingContract.draft, { conferenceId })).plan;

type SittingField = RecordForm<ItemFacts>['sittingId'];

/** The sitting of a stored item; where it stands there is changed in the agenda itself. */
function sitting(lang: Lang, { sittings }: Plan): SittingField {
  const options = sittings.map(({ id, title }, at) => ({ value: id, label: numberedSitting(lang, title, at) }));
  return { kind: 'choice', label: 'agenda.fields.sitting', options, required: true, beside: true };
}

/** Where a new item goes: the place that the link to its form names, or the end of a sitting. */
function newPlace(context: PageContext, plan: Plan): SittingField {
  const { after, copy, sittingId } = context.query;
  const last = plan.sittings.find(({ id }) => id === sittingId) ?? plan.sittings.at(-1);
  const before = plan.items.find(({ id }) => id === (after ?? copy)) ?? plan.items.findLast((item) => item.sittingId === last?.id);
  const place = `${before?.sittingId ?? last?.id ?? ''}/${before?.id ?? ''}`;
  return {
    inputs: [{ name: 'place', kind: 'choice', label: 'agenda.fields.place', options: placesOf(context, plan, []), required: true }],
    show: () => ({ place }),
    read: (values) => placeIn(values.place)?.sittingId ?? null,
    beside: true,
  };
}

/** The place that the form of a new item names. */
function placeIn(place: unknown): { readonly sittingId: string; readonly after: string | null } | null {
  const to = typeof place === 'string' && place.includes('/') ? destination(place) : 'up';
  return typeof to === 'string' ? null : to;
}

/** Lengths in minutes that one click sets. */
const USUAL_LENGTHS = [10, 15, 20, 30];

async function itemForm(
  context: PageContext,
  conferenceId: string,
  { speakers }: Partial<EnteredFacts<ItemFacts>>,
): Promise<RecordForm<ItemFacts>> {
  const { lang } = context;
  const plan = await draft(context, conferenceId);
  const kinds = ItemKind.options.map((value) => ({ value, label: translate(lang, `agenda.kind.${value}`) }));
  const levels = CLASSIFICATIONS.map((value) => ({ value, label: translate(lang, `agenda.classification.${value}`) }));
  const titles = plan.documents.map(({ id, title }) => ({ value: id, label: title }));
  return {
    title: { kind: 'line', label: 'agenda.fields.title', required: true },
    kind: { kind: 'choice', label: 'agenda.fields.kind', options: kinds, required: true },
    sittingId:
      plan.sittings.length === 0 ? notAsked(null) : context.params.id === undefined ? newPlace(context, plan) : sitting(lang, plan),
    minutes: { kind: 'number', label: 'agenda.fields.minutes', picks: USUAL_LENGTHS, none: 'agenda.undecided' },
    speakers: {
      kind: 'people',
      label: 'agenda.fields.speakers',
      people: { ...(await peopleFor(context, conferenceId, 'speakers', speakers)), speaksIn: context.params.id ?? '' },
    },
    topics: { kind: 'lines', label: 'agenda.fields.topics', hint: 'agenda.fields.topicsHint', isList: true },
    topicsOpen: { kind: 'tick', label: 'agenda.fields.topicsOpen' },
    documents: plan.documents.length > 0 ? { kind: 'ticks', label: 'agenda.fields.documents', options: titles } : notAsked([]),
    count: { kind: 'number', label: 'agenda.fields.count', hint: 'common.form.unknownHint' },
    turnMinutes: { kind: 'number', label: 'agenda.fields.turnMinutes', hint: 'agenda.fields.turnMinutesHint', beside: true },
    resultsFrom: { kind: 'month', label: 'agenda.fields.resultsFrom' },
    tasksTo: { kind: 'month', label: 'agenda.fields.tasksTo', beside: true },
    classification: {
      kind: 'choice',
      label: 'agenda.fields.classification',
      options: levels,
      empty: 'agenda.fields.noClassification',
    },
  };
}

/** Says what of an item goes into its copy beside what stands in the form. */
function ofCopy(lang: Lang, { documents }: ItemFacts, papers: number): string {
  return [
    ...(documents.length === 0 ? [] : [translate(lang, 'agenda.copyOfDocuments', { n: documents.length })]),
    ...(papers === 0 ? [] : [translate(lang, 'agenda.copyWithoutPapers', { n: papers })]),
  ].join(' ');
}

/** The pages of agenda items: their form, and around it what disagrees about the item and its papers. */
export const itemPages: RecordPages<ItemFacts> = {
  tab: 'agenda',
  path: 'agenda/items',
  listPath: 'agenda',
  isInList: true,
  form: itemForm,
  further: ({ form }) => {
    const place = placeIn(form.place);
    // The front of a sitting is the place after the sitting itself.
    return { after: place && (place.after ?? place.sittingId) };
  },
  make: personMade,
  operations: { add: contract.addItem, edit: contract.editItem, remove: contract.removeItem, restore: contract.restoreItem },
  words: {
    add: 'agenda.add',
    edit: 'agenda.edit',
    back: 'agenda.back',
    remove: 'agenda.remove',
    removeText: 'agenda.removeText',
    added: 'agenda.added',
    saved: 'agenda.saved',
  },
  canCopy: true,
  many: 'pasting.items.open',
  empty: ({ query: { sittingId, kind } }) => ({
    kind: ItemKind.options.find((one) => one === kind) ?? 'other',
    sittingId: sittingId ?? '',
  }),
  // The next item of the same kind follows this one.
  kept: ({ place, kind }, id) => ({ sittingId: placeIn(place)?.sittingId, kind, after: id }),
  async load(context, conferenceId, id) {
    const plan = await draft(context, conferenceId);
    const record = plan.items.find((one) => one.id === id);
    const item = presentItem(context.lang, agendaOf(plan, null), id, findingsByItem(context.lang, plan).get(id) ?? []);
    if (!record || !item) throw new AppError('not-found');
    return { record, name: record.title, title: item.over, item, ofCopy: ofCopy(context.lang, record, item.papers.length) };
  },
  shown: (conferenceId, id) => `/conferences/${conferenceId}/agenda?item=${id}`,
};
