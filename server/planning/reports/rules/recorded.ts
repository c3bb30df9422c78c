import type { Form, ReportEvent, SiteAnswer } from '../contract/entities.ts';
import { NOTHING_RECORDED, type Recorded } from './standing.ts';

/** A report as it is stored: where it stands, what was submitted last, and what happened. */
export interface StoredReport extends Recorded {
  readonly answers: Readonly<Record<string, SiteAnswer>>;
  readonly history: readonly ReportEvent[];
}

export const NO_REPORT: StoredReport = { ...NOTHING_RECORDED, answers: {}, history: [] };

/** A form with the reports on it by their site. */
export interface FormWithReports {
  readonly form: Form;
  readonly reports: ReadonlyMap<string, StoredReport>;
}
