import { handleChange, type ChangeContext, type Handler } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { siteList } from '../../sites/store.ts';
import { reportsContract as contract } from '../contract/index.ts';
import type { ReportEvent } from '../contract/entities.ts';
import { isAskedSite, isOpen } from '../rules/standing.ts';
import { requireForm } from '../store/forms.ts';
import { NO_REPORT } from '../rules/recorded.ts';
import { reportOf, reportsOn, saveReport } from '../store/reports.ts';
import { changeable } from './access.ts';

/** A line of what happened to a report. */
export const eventOf = (
  { actor, now }: Pick<ChangeContext, 'actor' | 'now'>,
  kind: ReportEvent['kind'],
  text: string | null,
): ReportEvent => ({
  kind,
  at: now,
  by: actor.id,
  byKind: actor.kind,
  text,
});

/** Tells sites on their pages that their report is waited for; one site, or all that have not submitted. */
async function remind(scope: ChangeContext, { conferenceId, id, siteId, text }: InputOf<typeof contract.remind>) {
  const { tx, now } = scope;
  await changeable(scope, conferenceId);
  const form = await requireForm(tx, conferenceId, id);
  if (form.askedAt === null) throw new AppError('not-asked');
  const reports = await reportsOn(tx, conferenceId, id);
  const asked = (await siteList.all(tx, conferenceId)).filter((site) => isAskedSite(site, form.audience));
  const waited = asked
    .filter((site) => siteId === undefined || site.id === siteId)
    .map((site) => ({ siteId: site.id, report: reports.get(site.id) ?? NO_REPORT }))
    .filter(({ report }) => isOpen(report));
  if (waited.length === 0) throw new AppError('nobody-to-remind');
  for (const { siteId: to, report } of waited) {
    const history = [...report.history, eventOf(scope, 'reminded', text)];
    await saveReport(tx, { conferenceId, formId: id, siteId: to }, { ...report, reminder: text, remindedAt: now, history });
  }
  return { reminded: waited.length };
}

async function correct(scope: ChangeContext, { conferenceId, id, siteId, version, text }: InputOf<typeof contract.correct>) {
  const { tx } = scope;
  await changeable(scope, conferenceId);
  await requireForm(tx, conferenceId, id);
  const key = { conferenceId, formId: id, siteId };
  const report = await reportOf(tx, key);
  if (report.version === 0) throw new AppError('not-submitted');
  if (report.version !== version) throw new AppError('stale');
  if (report.status !== 'submitted') throw new AppError('not-submitted');
  const history = [...report.history, eventOf(scope, 'correction', text)];
  return saveReport(tx, key, { ...report, status: 'correction', correction: text, history });
}

export const reportFollowingHandlers: readonly Handler[] = [handleChange(contract.remind, remind), handleChange(contract.correct, correct)];
