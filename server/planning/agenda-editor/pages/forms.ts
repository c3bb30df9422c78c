import { agendaContract as contract, CLASSIFICATIONS, ITEM_KINDS } from '../../agenda/contract.ts';
import { PARTS_OF_DAY } from '../../conferences/contract.ts';
import { translate } from '../../../i18n/translate.ts';
import { listPages, type FormPages } from '../../collections/pages.ts';
import type { FieldRow, Values } from '../../collections/presenter.ts';
import { peopleFor } from '../../participants/pages/picker.ts';
import type { Plan } from '../../plan/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import type { PageRoutes, PageContext } from '../../../platform/pages/routes.ts';
import { publishingContract } from '../../publishing/contract.ts';
import { sitesContract } from '../../sites/contract.ts';
import { sittingName } from '../presenter/index.ts';

const draft = async (context: PageContext, conferenceId: string): Promise<Plan> =>
  (await context.run(publishingContract.draft, { conferenceId })).plan;

async function itemFields(context: PageContext, conferenceId: string, values: Values): Promise<readonly FieldRow[]> {
  const { lang } = context;
  const { sittings, documents } = await draft(context, conferenceId);
  const kinds = ITEM_KINDS.map((value) => ({ value, label: translate(lang, `agenda.kind.${value}`) }));
  const levels = CLASSIFICATIONS.map((value) => ({ value, label: translate(lang, `agenda.classification.${value}`) }));
  const places = sittings.map(({ id, title }, at) => ({ value: id, label: [sittingName(lang, at), title].filter(Boolean).join(': ') }));
  return [
    [{ name: 'title', kind: 'line', label: 'agenda.fields.title', required: true }],
    [
      { name: 'kind', kind: 'choice', label: 'agenda.fields.kind', options: kinds, required: true },
      ...(places.length > 0
        ? [{ name: 'sittingId', kind: 'choice', label: 'agenda.fields.sitting', options: places, required: true } as const]
        : []),
    ],
    [
      { name: 'minutes', kind: 'number', label: 'agenda.fields.minutes', hint: 'common.form.unknownHint' },
      { name: 'count', kind: 'number', label: 'agenda.fields.count', hint: 'common.form.unknownHint' },
    ],
    [
      {
        name: 'speakers',
        kind: 'people',
        label: 'agenda.fields.speakers',
        people: await peopleFor(context, conferenceId, 'speakers', values.speakers),
      },
    ],
    [{ name: 'topics', kind: 'lines', label: 'agenda.fields.topics', hint: 'agenda.fields.topicsHint' }],
    [{ name: 'topicsOpen', kind: 'tick', label: 'agenda.fields.topicsOpen' }],
    ...(documents.length > 0
      ? [
          [
            {
              name: 'documents',
              kind: 'ticks',
              label: 'agenda.fields.documents',
              options: documents.map(({ id, title }) => ({ value: id, label: title })),
            } as const,
          ],
        ]
      : []),
    [
      { name: 'resultsFrom', kind: 'month', label: 'agenda.fields.resultsFrom' },
      { name: 'tasksTo', kind: 'month', label: 'agenda.fields.tasksTo' },
    ],
    [
      {
        name: 'classification',
        kind: 'choice',
        label: 'agenda.fields.classification',
        options: levels,
        empty: 'agenda.fields.noClassification',
      },
    ],
  ];
}

const items: FormPages = {
  ...{ tab: 'agenda', path: 'agenda/items', listPath: 'agenda', fields: itemFields, carried: ['after'] },
  operations: { add: contract.addItem, edit: contract.editItem, remove: contract.removeItem, restore: contract.restoreItem },
  words: {
    ...{ add: 'agenda.add', edit: 'agenda.edit', back: 'agenda.back', remove: 'agenda.remove' },
    ...{ removeText: 'agenda.removeText', added: 'agenda.added', saved: 'agenda.saved' },
  },
  empty: ({ query }) => ({ kind: 'other', speakers: [], topics: [], documents: [], topicsOpen: false, sittingId: query.sittingId ?? null }),
  async load(context, conferenceId, id) {
    const item = (await draft(context, conferenceId)).items.find((one) => one.id === id);
    if (!item) throw new AppError('not-found');
    const { version, extras: _, ...values } = item;
    return { id, version, name: item.title, values };
  },
  facts: ({ after, ...values }, adding) => ({ documents: [], sittingId: null, ...values, ...(adding ? { after } : {}) }),
  shown: (conferenceId, id) => `/conferences/${conferenceId}/agenda?item=${id}`,
};

const sittingFields = (context: PageContext): readonly FieldRow[] => {
  const parts = PARTS_OF_DAY.map((value) => ({ value, label: translate(context.lang, `agenda.sitting.partOfDay.${value}`) }));
  return [
    [{ name: 'title', kind: 'line', label: 'agenda.sitting.fields.title', hint: 'agenda.sitting.fields.titleHint' }],
    [
      { name: 'date', kind: 'date', label: 'agenda.sitting.fields.date' },
      { name: 'starts', kind: 'time', label: 'agenda.sitting.fields.starts' },
      { name: 'part', kind: 'choice', label: 'agenda.sitting.fields.part', options: parts, empty: 'agenda.sitting.fields.noPart' },
    ],
  ];
};

const isPart = (starts: string | null): boolean => PARTS_OF_DAY.some((part) => part === starts);

const sittings: FormPages = {
  ...{ tab: 'agenda', path: 'agenda/sittings', listPath: 'agenda', fields: async (context: PageContext) => sittingFields(context) },
  operations: { add: contract.addSitting, edit: contract.editSitting, remove: contract.removeSitting },
  words: {
    ...{
      add: 'agenda.sitting.add',
      edit: 'agenda.sitting.edit',
      back: 'agenda.back',
      remove: 'agenda.sitting.remove',
      removed: 'agenda.sitting.removed',
    },
    ...{ removeText: 'agenda.sitting.removeText', added: 'agenda.sitting.added', saved: 'agenda.sitting.saved' },
  },
  empty: () => ({}),
  async load(context, conferenceId, id) {
    const plan = await draft(context, conferenceId);
    const at = plan.sittings.findIndex((one) => one.id === id);
    const sitting = plan.sittings[at];
    if (!sitting) throw new AppError('not-found');
    const { version, title, date, starts } = sitting;
    return {
      id,
      version,
      name: sittingName(context.lang, at),
      values: { title, date, starts: isPart(starts) ? null : starts, part: isPart(starts) ? starts : null },
    };
  },
  facts: ({ title, date, starts, part }) => ({ title, date, starts: starts ?? part }),
};

async function paperFields(context: PageContext, conferenceId: string, values: Values): Promise<readonly FieldRow[]> {
  const { sites } = await context.run(sitesContract.list, { conferenceId });
  return [
    [{ name: 'topic', kind: 'line', label: 'agenda.paper.fields.topic' }],
    [
      {
        name: 'participantId',
        kind: 'person',
        label: 'agenda.paper.fields.participant',
        people: await peopleFor(context, conferenceId, 'participantId', values.participantId),
      },
    ],
    [{ name: 'post', kind: 'line', label: 'agenda.paper.fields.post', hint: 'agenda.paper.fields.postHint' }],
    [
      {
        name: 'siteId',
        kind: 'choice',
        label: 'agenda.paper.fields.site',
        options: sites.map(({ id, name }) => ({ value: id, label: name })),
        empty: 'agenda.paper.fields.noSite',
      },
      { name: 'minutes', kind: 'number', label: 'agenda.paper.fields.minutes', hint: 'common.form.unknownHint' },
    ],
  ];
}

const papers: FormPages = {
  ...{ tab: 'agenda', path: 'agenda/papers', listPath: 'agenda', fields: paperFields, carried: ['itemId'] },
  operations: { add: contract.addPaper, edit: contract.editPaper, remove: contract.removePaper, restore: contract.restorePaper },
  words: {
    ...{ add: 'agenda.paper.add', edit: 'agenda.paper.edit', back: 'agenda.back' },
    ...{ remove: 'agenda.paper.remove', added: 'agenda.paper.added', saved: 'agenda.paper.saved' },
  },
  empty: () => ({ participantId: null }),
  async load(context, conferenceId, id) {
    const paper = (await draft(context, conferenceId)).papers.find((one) => one.id === id);
    if (!paper) throw new AppError('not-found');
    const { version, ...values } = paper;
    return { id, version, name: paper.topic ?? '', values };
  },
  facts: ({ itemId, id: _id, ...values }, adding) => ({ ...values, ...(adding ? { itemId } : {}) }),
  shown: (conferenceId, _id, { itemId }) => `/conferences/${conferenceId}/agenda${typeof itemId === 'string' ? `?item=${itemId}` : ''}`,
};

/** The forms of items, sittings and papers. */
export function agendaForms(routes: PageRoutes): void {
  for (const pages of [items, sittings, papers]) listPages(routes, pages);
}
