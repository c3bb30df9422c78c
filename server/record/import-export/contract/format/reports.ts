import { z } from 'zod';
import { FormFacts, REPORT_EVENTS, ReportStanding, SiteAnswer } from '../../../../planning/reports/contract/entities.ts';
import { Id, Prose } from '../../../../platform/contract.ts';

/** The key under which a file holds the report forms of its conference with what sites submitted. */
export const REPORTS_KEY = 'x-reports';

const Moment = z.number().int();

/** What a site submitted last, and what happened. What it is typing is in no file, and neither are logins. */
const FileReport = z.strictObject({
  site: Id,
  ...ReportStanding.omit({ late: true, version: true }).shape,
  answers: z.record(Id, SiteAnswer),
  history: z.array(z.strictObject({ kind: z.enum(REPORT_EVENTS), at: Moment, bySite: z.boolean(), text: Prose.nullable() })).max(200),
});

/** A form with the reports on it. `askedAt`: milliseconds since 1970, or null. */
export const FileReportForm = z.strictObject({
  id: Id,
  ...FormFacts.shape,
  askedAt: Moment.nullable(),
  reports: z.array(FileReport).max(20_000),
});
export type FileReportForm = z.output<typeof FileReportForm>;

export const FileReports = z.array(FileReportForm).max(100);
