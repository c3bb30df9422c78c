import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { conferenceIn } from '../../conferences/pages/fields.ts';
import { reportsContract as contract } from '../contract/index.ts';
import type { EarlierForm } from '../contract/entities.ts';
import { compareView } from '../presenter/compare.ts';
import { draftParagraph } from '../presenter/draft.ts';
import { questionLines, questionView, wholeTableView } from '../presenter/figures.ts';
import { reportPlaces } from '../rules/gathering.ts';
import { formIn } from './forms.ts';
import { formFrame, statusPage, REPORT_VIEWS } from './status.ts';

async function figures(context: PageContext): Promise<Answer> {
  const { gathered, frame, view } = await formFrame(context, 'figures');
  const { lang, now, query } = context;
  const { form, sites } = gathered;
  const all = { form, places: reportPlaces(sites) };
  const chosen = questionView(lang, all, query['question']);
  const about = { conference: frame.conference.title, now, zone: frame.zone };
  return context.render('planning/reports/figures', {
    ...view,
    hasFigures: sites.some(({ submittedAt }) => submittedAt !== null),
    lines: questionLines(lang, all).map((line) => ({ ...line, isChosen: line.id === chosen?.id })),
    chosen,
    draft: chosen && draftParagraph(lang, all, chosen.id, about),
  });
}

async function table(context: PageContext): Promise<Answer> {
  const { gathered, view } = await formFrame(context, 'table');
  const { form, sites } = gathered;
  return context.render('planning/reports/table', { ...view, table: wholeTableView(context.lang, { form, places: reportPlaces(sites) }) });
}

const keyOf = ({ conferenceId, id }: Pick<EarlierForm, 'conferenceId' | 'id'>): string => `${conferenceId} ${id}`;

async function compare(context: PageContext): Promise<Answer> {
  const { gathered, view } = await formFrame(context, 'compare');
  const { lang, query } = context;
  const { forms } = await context.run(contract.earlier, { conferenceId: conferenceIn(context) });
  const sorted = forms.toSorted((a, b) => Number(b.inSeries) - Number(a.inSeries));
  const chosen = sorted.find((one) => keyOf(one) === query['with']) ?? sorted[0];
  const options = sorted.map((one) => ({ value: keyOf(one), label: `${one.title}. ${one.conference}`, selected: one === chosen }));
  if (!chosen) return context.render('planning/reports/compare', { ...view, options });
  const earlier = await context.run(contract.gather, { conferenceId: chosen.conferenceId, id: chosen.id });
  const then = { places: reportPlaces(earlier.sites), date: chosen.date, questions: earlier.form.questions };
  const { form, sites } = gathered;
  const compared = compareView(lang, { form, places: reportPlaces(sites) }, then, query['question']);
  return context.render('planning/reports/compare', { ...view, options, compared });
}

const PAGES = { sites: (context: PageContext) => statusPage(context), figures, table, compare };

export function reportFiguresPages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/reports/:id';
  routes.get(at, (context) => PAGES[REPORT_VIEWS.find((view) => view === context.query['view']) ?? 'sites'](context));
  routes.get(`${at}/sheet.xlsx`, async (context) => {
    const { lang } = context;
    return context.file(await context.run(contract.sheet, { conferenceId: conferenceIn(context), id: formIn(context), lang }));
  });
}
