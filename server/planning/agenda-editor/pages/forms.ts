import { agendaContract as contract, type PaperFacts, type SittingFacts } from '../../agenda/contract.ts';
import { PARTS_OF_DAY } from '../../conferences/contract.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import { recordPages, type RecordPages } from '../../collections/pages.ts';
import type { EnteredFacts, RecordForm } from '../../collections/presenter/record-form.ts';
import type { Values } from '../../collections/presenter.ts';
import { peopleFor, personMade } from '../../participants/pages/picker.ts';
import type { Plan } from '../../plan/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import type { PageRoutes, PageContext } from '../../../platform/pages/routes.ts';
import { sitesContract } from '../../sites/contract.ts';
import { sittingName } from '../presenter/index.ts';
import { draft, itemPages } from './item-form.ts';

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

/** Says where the items of a sitting go when it is removed. */
function ofRemoval(lang: Lang, { sittings, items }: Plan, at: number): string {
  const n = items.filter(({ sittingId }) => sittingId === sittings[at]?.id).length;
  const heir = at === 0 ? 1 : at - 1;
  if (n === 0 || sittings.length === 1) return translate(lang, 'collections.removeText');
  return translate(lang, at === 0 ? 'agenda.sitting.removeToFront' : 'agenda.sitting.removeToEnd', { n, name: sittingName(lang, heir) });
}

const sittings: RecordPages<SittingFacts> = {
  tab: 'agenda',
  path: 'agenda/sittings',
  listPath: 'agenda',
  isInList: true,
  form: sittingForm,
  operations: {
    add: contract.addSitting,
    edit: contract.editSitting,
    remove: contract.removeSitting,
    restore: contract.restoreSitting,
  },
  words: {
    add: 'agenda.sitting.add',
    edit: 'agenda.sitting.edit',
    back: 'agenda.back',
    remove: 'agenda.sitting.remove',
    added: 'agenda.sitting.added',
    saved: 'agenda.sitting.saved',
  },
  empty: () => ({}),
  async load(context, conferenceId, id) {
    const plan = await draft(context, conferenceId);
    const at = plan.sittings.findIndex((one) => one.id === id);
    const sitting = plan.sittings[at];
    if (!sitting) throw new AppError('not-found');
    return { record: sitting, name: sittingName(context.lang, at), ofRemoval: ofRemoval(context.lang, plan, at) };
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
  recordPages(routes, itemPages);
  recordPages(routes, sittings);
  recordPages(routes, papers);
}
