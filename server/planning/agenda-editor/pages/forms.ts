import {
  agendaContract as contract,
  CLASSIFICATIONS,
  ItemKind,
  type ItemFacts,
  type PaperFacts,
  type SittingFacts,
} from '../../agenda/contract.ts';
import { PARTS_OF_DAY } from '../../conferences/contract.ts';
import { translate } from '../../../i18n/translate.ts';
import { recordPages, type RecordPages } from '../../collections/pages.ts';
import { notAsked, type EnteredFacts, type RecordForm } from '../../collections/presenter/record-form.ts';
import type { Values } from '../../collections/presenter.ts';
import { peopleFor, personMade } from '../../participants/pages/picker.ts';
import type { Plan } from '../../plan/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import type { PageRoutes, PageContext } from '../../../platform/pages/routes.ts';
import { publishingContract } from '../../publishing/contract.ts';
import { sitesContract } from '../../sites/contract.ts';
import { presentItem, sittingName } from '../presenter/index.ts';
import { agendaOf } from '../rules.ts';
import { findingsByItem } from './findings.ts';

const draft = async (context: PageContext, conferenceId: string): Promise<Plan> =>
  (await context.run(publishingContract.draft, { conferenceId })).plan;

/** Lengths in minutes that one click sets. */
const USUAL_LENGTHS = [10, 15, 20, 30];

async function itemForm(
  context: PageContext,
  conferenceId: string,
  { speakers }: Partial<EnteredFacts<ItemFacts>>,
): Promise<RecordForm<ItemFacts>> {
  const { lang } = context;
  const { sittings, documents } = await draft(context, conferenceId);
  const kinds = ItemKind.options.map((value) => ({ value, label: translate(lang, `agenda.kind.${value}`) }));
  const levels = CLASSIFICATIONS.map((value) => ({ value, label: translate(lang, `agenda.classification.${value}`) }));
  const places = sittings.map(({ id, title }, at) => ({ value: id, label: [sittingName(lang, at), title].filter(Boolean).join(': ') }));
  const titles = documents.map(({ id, title }) => ({ value: id, label: title }));
  return {
    title: { kind: 'line', label: 'agenda.fields.title', required: true },
    kind: { kind: 'choice', label: 'agenda.fields.kind', options: kinds, required: true },
    sittingId:
      places.length > 0
        ? { kind: 'choice', label: 'agenda.fields.sitting', options: places, required: true, beside: true }
        : notAsked(null),
    minutes: { kind: 'number', label: 'agenda.fields.minutes', picks: USUAL_LENGTHS, none: 'agenda.undecided' },
    speakers: {
      kind: 'people',
      label: 'agenda.fields.speakers',
      people: await peopleFor(context, conferenceId, 'speakers', speakers),
    },
    topics: { kind: 'lines', label: 'agenda.fields.topics', hint: 'agenda.fields.topicsHint' },
    topicsOpen: { kind: 'tick', label: 'agenda.fields.topicsOpen' },
    documents: documents.length > 0 ? { kind: 'ticks', label: 'agenda.fields.documents', options: titles } : notAsked([]),
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

const items: RecordPages<ItemFacts> = {
  tab: 'agenda',
  path: 'agenda/items',
  listPath: 'agenda',
  isInList: true,
  form: itemForm,
  carried: ['after'],
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
    ...(sittingId === undefined ? {} : { sittingId }),
  }),
  // The next item of the same kind follows this one, where this one was put behind another.
  kept: ({ sittingId, kind, after }, id) => ({ sittingId, kind, after: after ? id : null }),
  async load(context, conferenceId, id) {
    const plan = await draft(context, conferenceId);
    const record = plan.items.find((one) => one.id === id);
    const item = presentItem(context.lang, agendaOf(plan, null), id, findingsByItem(context.lang, plan).get(id) ?? []);
    if (!record || !item) throw new AppError('not-found');
    return { record, name: record.title, title: item.over, item };
  },
  shown: (conferenceId, id) => `/conferences/${conferenceId}/agenda?item=${id}`,
};

const isPart = (starts: string | null): boolean => PARTS_OF_DAY.some((part) => part === starts);

async function sittingForm({ lang }: PageContext): Promise<RecordForm<SittingFacts>> {
  const parts = PARTS_OF_DAY.map((value) => ({ value, label: translate(lang, `agenda.sitting.partOfDay.${value}`) }));
  return {
    title: { kind: 'line', label: 'agenda.sitting.fields.title', hint: 'agenda.sitting.fields.titleHint' },
    date: { kind: 'date', label: 'agenda.sitting.fields.date' },
    starts: {
      inputs: [
        { name: 'starts', kind: 'time', label: 'agenda.sitting.fields.starts' },
        { name: 'part', kind: 'choice', label: 'agenda.sitting.fields.part', options: parts, empty: 'agenda.sitting.fields.noPart' },
      ],
      show: (starts) => ({ starts: isPart(starts) ? null : starts, part: isPart(starts) ? starts : null }),
      read: ({ starts, part }) => starts ?? part,
      beside: true,
    },
  };
}

const sittings: RecordPages<SittingFacts> = {
  tab: 'agenda',
  path: 'agenda/sittings',
  listPath: 'agenda',
  isInList: true,
  form: sittingForm,
  operations: { add: contract.addSitting, edit: contract.editSitting, remove: contract.removeSitting },
  words: {
    add: 'agenda.sitting.add',
    edit: 'agenda.sitting.edit',
    back: 'agenda.back',
    remove: 'agenda.sitting.remove',
    removed: 'agenda.sitting.removed',
    removeText: 'agenda.sitting.removeText',
    added: 'agenda.sitting.added',
    saved: 'agenda.sitting.saved',
  },
  empty: () => ({}),
  async load(context, conferenceId, id) {
    const plan = await draft(context, conferenceId);
    const at = plan.sittings.findIndex((one) => one.id === id);
    const sitting = plan.sittings[at];
    if (!sitting) throw new AppError('not-found');
    return { record: sitting, name: sittingName(context.lang, at) };
  },
};

/** A paper stays in its item. */
type PaperOfItem = Omit<PaperFacts, 'itemId'>;

async function paperForm(
  context: PageContext,
  conferenceId: string,
  { participantId }: Partial<EnteredFacts<PaperOfItem>>,
): Promise<RecordForm<PaperOfItem>> {
  const { sites } = await context.run(sitesContract.list, { conferenceId });
  return {
    topic: { kind: 'line', label: 'agenda.paper.fields.topic' },
    participantId: {
      kind: 'person',
      label: 'agenda.paper.fields.participant',
      people: await peopleFor(context, conferenceId, 'participantId', participantId),
    },
    post: { kind: 'line', label: 'agenda.paper.fields.post', hint: 'agenda.paper.fields.postHint' },
    siteId: {
      kind: 'choice',
      label: 'agenda.paper.fields.site',
      options: sites.map(({ id, name }) => ({ value: id, label: name })),
      empty: 'agenda.paper.fields.noSite',
    },
    minutes: { kind: 'number', label: 'agenda.paper.fields.minutes', hint: 'common.form.unknownHint', beside: true },
  };
}

/** The item of a paper, beside the agenda. */
const itemOf = (conferenceId: string, { itemId }: Values): string =>
  `/conferences/${conferenceId}/agenda${typeof itemId === 'string' ? `?item=${itemId}` : ''}`;

const papers: RecordPages<PaperOfItem> = {
  tab: 'agenda',
  path: 'agenda/papers',
  listPath: 'agenda',
  isInList: true,
  form: paperForm,
  carried: ['itemId'],
  make: personMade,
  operations: { add: contract.addPaper, edit: contract.editPaper, remove: contract.removePaper, restore: contract.restorePaper },
  words: {
    add: 'agenda.paper.add',
    edit: 'agenda.paper.edit',
    back: 'agenda.back',
    remove: 'agenda.paper.remove',
    added: 'agenda.paper.added',
    saved: 'agenda.paper.saved',
  },
  canCopy: true,
  empty: ({ query: { minutes } }) => ({ minutes: Number(minutes) || null }),
  kept: ({ itemId, minutes }) => ({ itemId, minutes: typeof minutes === 'number' ? `${minutes}` : null }),
  async load(context, conferenceId, id) {
    const paper = (await draft(context, conferenceId)).papers.find((one) => one.id === id);
    if (!paper) throw new AppError('not-found');
    return { record: paper, name: paper.topic ?? '' };
  },
  back: itemOf,
  shown: (conferenceId, _id, values) => itemOf(conferenceId, values),
};

/** The forms of items, sittings and papers. */
export function agendaForms(routes: PageRoutes): void {
  recordPages(routes, items);
  recordPages(routes, sittings);
  recordPages(routes, papers);
}
