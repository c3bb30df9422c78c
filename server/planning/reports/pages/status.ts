import { translate } from '../../../i18n/translate.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { conferenceIn, typed, typedOrNull } from '../../conferences/pages/fields.ts';
import { conferenceLayout } from '../../conferences/pages/layout.ts';
import { reportsContract as contract } from '../contract/index.ts';
import { officeReportView } from '../presenter/office-report.ts';
import { statusView } from '../presenter/status.ts';
import { formIn, reportsHome } from './forms.ts';

export const REPORT_VIEWS = ['sites', 'figures', 'table', 'compare'] as const;
export type ReportView = (typeof REPORT_VIEWS)[number];

/** What all views of one form have: its head with what can be done, and the way to the other views. */
export async function formFrame(context: PageContext, current: ReportView, refusal?: Refusal) {
  const [conferenceId, id] = [conferenceIn(context), formIn(context)];
  const frame = await conferenceLayout(context, conferenceId, 'sites');
  const gathered = await context.run(contract.gather, { conferenceId, id });
  const { lang } = context;
  const { form, sites } = gathered;
  const waited = sites.filter(({ status }) => status !== 'submitted').length;
  const at = `${reportsHome(context)}/${id}`;
  const views = REPORT_VIEWS.map((view) => ({
    href: view === 'sites' ? at : `${at}?view=${view}`,
    label: translate(lang, `reports.views.${view}`),
    isCurrent: view === current,
  }));
  return {
    gathered,
    frame,
    view: {
      ...frame,
      at,
      views,
      form: { id, title: form.title, about: form.about, version: form.version, isAsked: form.askedAt !== null },
      canEdit: frame.canEdit && !frame.conference.rehearsal,
      problem: refusal?.message,
      askLabel: form.askedAt === null && sites.length > 0 ? translate(lang, 'reports.askSites', { n: sites.length }) : null,
      remind:
        form.askedAt !== null && waited > 0
          ? { label: translate(lang, 'reports.remindAll', { n: waited }), ask: translate(lang, 'reports.remindAsk', { n: waited }) }
          : null,
      isUntouched: sites.every(({ status }) => status === 'none'),
    },
  };
}

/** The toast after sites were reminded. */
function remindedFlash({ lang, query }: PageContext) {
  const [, n] = /^(\d{1,5})$/.exec(query['reminded'] ?? '') ?? [];
  return n === undefined ? {} : { flash: { text: translate(lang, 'reports.reminded', { n: Number(n) }) } };
}

export async function statusPage(context: PageContext, refusal?: Refusal): Promise<Answer> {
  const { gathered, frame, view } = await formFrame(context, 'sites', refusal);
  const status = statusView(context.lang, gathered, frame.zone);
  return context.render('planning/reports/status', { ...view, ...remindedFlash(context), status }, refusal ? 409 : 200);
}

async function ask(context: PageContext, asked: boolean): Promise<Answer> {
  const seen = { conferenceId: conferenceIn(context), id: formIn(context), version: Number(typed(context, 'version')) };
  const result = await context.attempt(contract.ask, { ...seen, asked });
  if ('refusal' in result) return statusPage(context, result.refusal);
  return context.redirect(`${reportsHome(context)}/${formIn(context)}`, asked ? 'reports.asked' : 'reports.withdrawn');
}

async function remove(context: PageContext): Promise<Answer> {
  const seen = { conferenceId: conferenceIn(context), id: formIn(context), version: Number(typed(context, 'version')) };
  const result = await context.attempt(contract.remove, seen);
  if ('refusal' in result) return statusPage(context, result.refusal);
  return context.redirect(reportsHome(context), 'reports.removed');
}

async function remind(context: PageContext): Promise<Answer> {
  const siteId = typedOrNull(context, 'siteId');
  const given = { conferenceId: conferenceIn(context), id: formIn(context), text: typedOrNull(context, 'text') };
  const result = await context.attempt(contract.remind, { ...given, ...(siteId === null ? {} : { siteId }) });
  if ('refusal' in result) return statusPage(context, result.refusal);
  return context.redirect(`${reportsHome(context)}/${formIn(context)}?reminded=${result.output.reminded}`);
}

async function site(context: PageContext, refusal?: Refusal): Promise<Answer> {
  const [conferenceId, id] = [conferenceIn(context), formIn(context)];
  const frame = await conferenceLayout(context, conferenceId, 'sites');
  const report = await context.run(contract.site, { conferenceId, id, siteId: context.params['siteId'] ?? '' });
  const view = {
    ...frame,
    at: `${reportsHome(context)}/${id}`,
    form: { title: report.form.title },
    canEdit: frame.canEdit && !frame.conference.rehearsal,
    report: officeReportView(context.lang, report, frame.zone),
    typed: refusal ? typed(context, 'text') : '',
    error: refusal?.faults.find(({ path }) => path === 'text')?.message,
    problem: refusal?.message,
  };
  return context.render('planning/reports/site', view, refusal ? 409 : 200);
}

async function correct(context: PageContext): Promise<Answer> {
  const siteId = context.params['siteId'] ?? '';
  const result = await context.attempt(contract.correct, {
    conferenceId: conferenceIn(context),
    id: formIn(context),
    siteId,
    version: Number(typed(context, 'version')),
    text: typed(context, 'text'),
  });
  if ('refusal' in result) return site(context, result.refusal);
  return context.redirect(`${reportsHome(context)}/${formIn(context)}/sites/${siteId}`, 'reports.office.corrected');
}

export function reportStatusPages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/reports/:id';
  routes.post(`${at}/ask`, (context) => ask(context, true));
  routes.post(`${at}/withdraw`, (context) => ask(context, false));
  routes.post(`${at}/remove`, remove);
  routes.post(`${at}/reminders`, remind);
  routes.get(`${at}/sites/:siteId`, (context) => site(context));
  routes.post(`${at}/sites/:siteId`, correct);
}
