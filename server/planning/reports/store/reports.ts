import { z } from 'zod';
import type { Queryable, Tx } from '../../../platform/database/open.ts';
import { isUniqueViolation } from '../../../platform/database/errors.ts';
import { AppError } from '../../../platform/errors.ts';
import { SiteAnswer, ReportEvent, REPORT_STATUSES, StoredAnswer, type ReportQuestion } from '../contract/entities.ts';
import { bare } from '../rules/answers.ts';
import { NO_REPORT, type StoredReport } from '../rules/recorded.ts';

type Row = NonNullable<Awaited<ReturnType<Tx['siteReport']['findFirst']>>>;

const Submitted = z.record(z.string(), SiteAnswer);
const History = z.array(ReportEvent);
/** What is kept of what happened to one report. */
const MAX_EVENTS = 200;
const at = (moment: Date | null): number | null => moment?.getTime() ?? null;

// Thousands of answers are looked at for one page, so they are not checked again: they were when they were stored.
function toReport({ status, submitted, history, ...row }: Row): StoredReport {
  return {
    status: z.enum(REPORT_STATUSES).parse(status),
    firstSubmittedAt: at(row.firstSubmittedAt),
    submittedAt: at(row.submittedAt),
    correction: row.correction,
    reminder: row.reminder,
    remindedAt: at(row.remindedAt),
    version: row.version,
    answers: submitted as z.output<typeof Submitted>,
    history: history as z.output<typeof History>,
  };
}

const dateOf = (moment: number | null): Date | null => (moment === null ? null : new Date(moment));

/** What is stored of a report besides whose it is and its version. */
export const reportColumns = ({ answers, history, ...report }: StoredReport) => ({
  status: report.status,
  firstSubmittedAt: dateOf(report.firstSubmittedAt),
  submittedAt: dateOf(report.submittedAt),
  correction: report.correction,
  reminder: report.reminder,
  remindedAt: dateOf(report.remindedAt),
  submitted: JSON.parse(JSON.stringify(answers)),
  history: JSON.parse(JSON.stringify(history.slice(-MAX_EVENTS))),
});

/** The reports on a form by their site. */
export async function reportsOn(db: Queryable, conferenceId: string, formId: string): Promise<ReadonlyMap<string, StoredReport>> {
  const rows = await db.siteReport.findMany({ where: { conferenceId, formId } });
  return new Map(rows.map((row) => [row.siteId, toReport(row)]));
}

/** How many reports on each form are submitted, by site. */
export const submittedBy = (db: Queryable, conferenceId: string) =>
  db.siteReport.findMany({ where: { conferenceId, status: 'submitted' }, select: { formId: true, siteId: true } });

export interface ReportKey {
  readonly conferenceId: string;
  readonly formId: string;
  readonly siteId: string;
}

/** What a site reported on a form; nothing yet if it has not. */
export async function reportOf(db: Queryable, key: ReportKey): Promise<StoredReport> {
  const row = await db.siteReport.findUnique({ where: { conferenceId_formId_siteId: key } });
  return row ? toReport(row) : NO_REPORT;
}

/** Stores where a report stands over the version that was seen. @throws AppError stale. */
export async function saveReport(tx: Tx, key: ReportKey, report: StoredReport): Promise<{ version: number }> {
  const version = report.version + 1;
  const data = { ...reportColumns(report), version };
  if (report.version === 0) {
    try {
      await tx.siteReport.create({ data: { ...key, ...data } });
    } catch (error) {
      throw isUniqueViolation(error) ? new AppError('stale') : error;
    }
    return { version };
  }
  const { count } = await tx.siteReport.updateMany({ where: { ...key, version: report.version }, data });
  if (count === 0) throw new AppError('stale');
  return { version };
}

/** The answers of a site as they stand, in the order of the questions. */
export async function reportAnswers(db: Queryable, key: ReportKey, questions: readonly ReportQuestion[]): Promise<StoredAnswer[]> {
  const rows = await db.reportAnswer.findMany({ where: key });
  const byId = new Map(rows.map((row) => [row.questionId, row]));
  return questions.flatMap(({ id }) => {
    const row = byId.get(id);
    return row ? [StoredAnswer.parse({ questionId: id, ...bare(SiteAnswer.parse(bare(row as StoredAnswer))), version: row.version })] : [];
  });
}

/** Every answer on a form that says something, of all sites. */
export async function givenOn(db: Queryable, conferenceId: string, formId: string): Promise<StoredAnswer[]> {
  const rows = await db.reportAnswer.findMany({ where: { conferenceId, formId, state: { not: 'empty' } } });
  return rows.map(({ questionId, state, number, text, version }) => StoredAnswer.parse({ questionId, state, number, text, version }));
}

/** Stores an answer over the version before it. @throws AppError stale. */
export async function saveAnswer(tx: Tx, key: ReportKey, { questionId, version, ...answer }: StoredAnswer): Promise<void> {
  const data = { ...bare(answer), version };
  if (version === 1) {
    try {
      await tx.reportAnswer.create({ data: { ...key, questionId, ...data } });
    } catch (error) {
      throw isUniqueViolation(error) ? new AppError('stale') : error;
    }
    return;
  }
  const { count } = await tx.reportAnswer.updateMany({ where: { ...key, questionId, version: version - 1 }, data });
  if (count === 0) throw new AppError('stale');
}
