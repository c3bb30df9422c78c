import { displayNames } from '../../../accounts/store.ts';
import { handleQuery, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { requireConference } from '../../conferences/store.ts';
import { siteList } from '../../sites/store.ts';
import type { Site } from '../../sites/contract.ts';
import { reportsContract as contract } from '../contract/index.ts';
import type { Form, ReportRow } from '../contract/entities.ts';
import { isAskedSite, standingOf } from '../rules/standing.ts';
import { earlierForms, formsOf, requireForm } from '../store/forms.ts';
import { NO_REPORT, type StoredReport } from '../rules/recorded.ts';
import { reportOf, reportsOn, submittedBy } from '../store/reports.ts';

async function list({ db }: QueryContext, { conferenceId }: InputOf<typeof contract.list>) {
  const [forms, sites, submitted] = [
    await formsOf(db, conferenceId),
    await siteList.all(db, conferenceId),
    Map.groupBy(await submittedBy(db, conferenceId), ({ formId }) => formId),
  ];
  return {
    forms: forms.map((form) => {
      const asked = new Set(sites.filter((site) => isAskedSite(site, form.audience)).map(({ id }) => id));
      const done = (submitted.get(form.id) ?? []).filter(({ siteId }) => asked.has(siteId));
      return { ...form, sites: asked.size, submitted: done.length };
    }),
  };
}

type Term = Parameters<typeof standingOf>[1];

function rowOf({ id, name, kind, province }: Site, { answers, history: _history, ...recorded }: StoredReport, term: Term): ReportRow {
  return { siteId: id, name, kind, province, ...standingOf(recorded, term), answers };
}

/** A form with what its sites submitted, in the order of the sites. What nobody has submitted yet is not shown to anybody. */
export async function gatheredSites({ db, now }: Pick<QueryContext, 'db' | 'now'>, conferenceId: string, form: Form): Promise<ReportRow[]> {
  const { timeZone } = await requireConference(db, conferenceId);
  const reports = await reportsOn(db, conferenceId, form.id);
  const term = { deadline: form.deadline, timeZone, now };
  const asked = (await siteList.all(db, conferenceId)).filter((site) => isAskedSite(site, form.audience));
  return asked.map((site) => rowOf(site, reports.get(site.id) ?? NO_REPORT, term));
}

async function gather(scope: QueryContext, { conferenceId, id }: InputOf<typeof contract.gather>) {
  const form = await requireForm(scope.db, conferenceId, id);
  return { form, sites: await gatheredSites(scope, conferenceId, form) };
}

async function site({ db, now }: QueryContext, { conferenceId, id, siteId }: InputOf<typeof contract.site>) {
  const form = await requireForm(db, conferenceId, id);
  const { timeZone } = await requireConference(db, conferenceId);
  const { entity } = await siteList.require(db, conferenceId, siteId);
  if (!isAskedSite(entity, form.audience)) throw new AppError('not-found');
  const report = await reportOf(db, { conferenceId, formId: id, siteId });
  const users = report.history.filter(({ byKind }) => byKind === 'user').map(({ by }) => by);
  const names = await displayNames(db, users);
  return {
    form,
    site: rowOf(entity, report, { deadline: form.deadline, timeZone, now }),
    history: report.history.map((event) => ({ ...event, by: event.byKind === 'site' ? entity.name : (names.get(event.by) ?? null) })),
  };
}

async function earlier({ db, actor }: QueryContext, { conferenceId }: InputOf<typeof contract.earlier>) {
  const { date, series } = await requireConference(db, conferenceId);
  return { forms: await earlierForms(db, actor, { id: conferenceId, date, series: series?.name ?? null }) };
}

export const reportReadingHandlers: readonly Handler[] = [
  handleQuery(contract.list, list),
  handleQuery(contract.gather, gather),
  handleQuery(contract.site, site),
  handleQuery(contract.earlier, earlier),
];
