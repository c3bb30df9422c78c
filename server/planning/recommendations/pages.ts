import { conferenceLayout } from '../conferences/layout.ts';
import { translate } from '../../i18n/translate.ts';
import { listPages, removedFlash } from '../collections/pages.ts';
import type { FieldRow, Values } from '../collections/presenter.ts';
import { AppError } from '../../platform/errors.ts';
import type { PageRoutes, PageContext } from '../../platform/pages/routes.ts';
import { sitesContract } from '../sites/contract.ts';
import { recommendationsContract as contract, type Due } from './contract.ts';
import { recommendationRows } from './presenter.ts';

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
    rows: recommendationRows(context.lang, recommendations, sites),
  });
}

async function fields(context: PageContext, conferenceId: string): Promise<readonly FieldRow[]> {
  const { lang } = context;
  const authorities = (['host', 'other'] as const).map((value) => ({
    value,
    label: translate(lang, `recommendations.authority.${value}`),
  }));
  const terms = [
    { value: 'before', label: translate(lang, 'recommendations.fields.dueBefore') },
    { value: 'by', label: translate(lang, 'recommendations.fields.dueBy') },
    { value: 'within', label: translate(lang, 'recommendations.fields.dueWithin') },
  ];
  return [
    [{ name: 'text', kind: 'prose', label: 'recommendations.fields.text', required: true }],
    [
      {
        ...{ name: 'fromId', kind: 'choice', label: 'recommendations.fields.from', empty: 'recommendations.fields.noSite' },
        options: await siteOptions(context, conferenceId),
      },
      { name: 'authority', kind: 'choice', label: 'recommendations.fields.authority', options: authorities, required: true },
    ],
    [{ name: 'owner', kind: 'line', label: 'recommendations.fields.owner' }],
    [
      {
        name: 'coordinating',
        kind: 'lines',
        label: 'recommendations.fields.coordinating',
        hint: 'recommendations.fields.coordinatingHint',
      },
    ],
    [
      { name: 'due', kind: 'choice', label: 'recommendations.fields.due', options: terms, empty: 'recommendations.fields.dueUnknown' },
      { name: 'due.date', kind: 'date', label: 'recommendations.fields.dueDate', hint: 'recommendations.fields.dueDateHint' },
      { name: 'due.year', kind: 'number', label: 'recommendations.fields.dueYear' },
    ],
    [{ name: 'quote', kind: 'prose', label: 'recommendations.fields.quote' }],
  ];
}

function facts({ due, 'due.date': date, 'due.year': year, ...values }: Values): Values {
  if (due === null) return { ...values, due: null };
  return { ...values, due: due === 'within' ? { within: year } : { [due === 'by' ? 'by' : 'before']: date } };
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
  const { version, extras: _, due, ...values } = found;
  return { id, version, name: found.text.slice(0, 80), values: { ...values, ...dueValues(due) } };
}

export function recommendationsPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/recommendations', list);
  listPages(routes, {
    ...{ tab: 'recommendations', path: 'recommendations', operations: contract, fields, load, facts },
    words: {
      ...{ add: 'recommendations.add', edit: 'recommendations.edit', back: 'recommendations.back' },
      ...{ remove: 'recommendations.remove', added: 'recommendations.added', saved: 'recommendations.saved' },
    },
    empty: () => ({ authority: 'host', coordinating: [] }),
  });
}
