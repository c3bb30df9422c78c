import { conferenceLayout } from '../conferences/pages/layout.ts';
import { translate, type Lang } from '../../i18n/translate.ts';
import { removedFlash } from '../collections/batches/pages.ts';
import { recordPages } from '../collections/pages.ts';
import type { FieldRow, Values } from '../collections/presenter.ts';
import type { RecordForm } from '../collections/presenter/record-form.ts';
import { AppError } from '../../platform/errors.ts';
import type { PageRoutes, PageContext } from '../../platform/pages/routes.ts';
import { sitesContract } from '../sites/contract.ts';
import { recommendationsContract as contract, type Due, type RecommendationFacts } from './contract.ts';
import { recommendationRows, recommendationTotals } from './presenter.ts';

async function siteOptions(context: PageContext, conferenceId: string) {
  const { sites } = await context.run(sitesContract.list, { conferenceId });
  return sites.map(({ id, name }) => ({ value: id, label: name }));
}

async function list(context: PageContext) {
  const conferenceId = context.params.conferenceId ?? '';
  const frame = await conferenceLayout(context, conferenceId, 'recommendations');
  const { recommendations } = await context.run(contract.list, { conferenceId });
  const sites = new Map((await siteOptions(context, conferenceId)).map(({ value, label }) => [value, label]));
  return context.render('planning/recommendations/list', {
    ...frame,
    ...removedFlash(context, conferenceId),
    totals: recommendationTotals(context.lang, recommendations),
    rows: recommendationRows(context.lang, recommendations, sites),
  });
}

async function form(context: PageContext, conferenceId: string): Promise<RecordForm<RecommendationFacts>> {
  const { lang } = context;
  const authorities = (['host', 'other'] as const).map((value) => ({
    value,
    label: translate(lang, `recommendations.authority.${value}`),
  }));
  return {
    text: { kind: 'prose', label: 'recommendations.fields.text', required: true },
    fromId: {
      kind: 'choice',
      label: 'recommendations.fields.from',
      empty: 'recommendations.fields.noSite',
      options: await siteOptions(context, conferenceId),
    },
    authority: { kind: 'choice', label: 'recommendations.fields.authority', options: authorities, required: true, beside: true },
    owner: { kind: 'line', label: 'recommendations.fields.owner' },
    coordinating: { kind: 'lines', label: 'recommendations.fields.coordinating', hint: 'recommendations.fields.coordinatingHint' },
    due: dueFact(lang),
    quote: { kind: 'prose', label: 'recommendations.fields.quote' },
  };
}

/** How a deadline is entered: its kind, and a day or a year. */
export const dueFact = (lang: Lang) => ({ inputs: dueInputs(lang), show: dueValues, read: dueRead });

const dueInputs = (lang: Lang): FieldRow => [
  {
    name: 'due',
    kind: 'choice',
    label: 'recommendations.fields.due',
    empty: 'recommendations.fields.dueUnknown',
    options: [
      { value: 'before', label: translate(lang, 'recommendations.fields.dueBefore') },
      { value: 'by', label: translate(lang, 'recommendations.fields.dueBy') },
      { value: 'within', label: translate(lang, 'recommendations.fields.dueWithin') },
    ],
  },
  { name: 'due.date', kind: 'date', label: 'recommendations.fields.dueDate', hint: 'recommendations.fields.dueDateHint' },
  { name: 'due.year', kind: 'number', label: 'recommendations.fields.dueYear' },
];

function dueRead({ due, 'due.date': date, 'due.year': year }: Values): unknown {
  if (due === null) return null;
  return due === 'within' ? { within: year } : { [due === 'by' ? 'by' : 'before']: date };
}

function dueValues(due: Due): Values {
  if (due === null) return { due: null, 'due.date': null, 'due.year': null };
  if ('within' in due) return { due: 'within', 'due.date': null, 'due.year': due.within };
  return 'before' in due
    ? { due: 'before', 'due.date': due.before, 'due.year': null }
    : { due: 'by', 'due.date': due.by, 'due.year': null };
}

async function load(context: PageContext, conferenceId: string, id: string) {
  const found = (await context.run(contract.list, { conferenceId })).recommendations.find((one) => one.id === id);
  if (!found) throw new AppError('not-found');
  return { record: found, name: found.text.slice(0, 80) };
}

export function recommendationsPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/recommendations', list);
  recordPages<RecommendationFacts>(routes, {
    isInList: true,
    tab: 'recommendations',
    path: 'recommendations',
    operations: contract,
    form,
    load,
    words: {
      add: 'recommendations.add',
      edit: 'recommendations.edit',
      back: 'recommendations.back',
      remove: 'recommendations.remove',
      added: 'recommendations.added',
      saved: 'recommendations.saved',
    },
    empty: () => ({ authority: 'host' }),
  });
}
