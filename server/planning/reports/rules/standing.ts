import { dayAt } from '../../conferences/rules.ts';
import type { AskedAudience, ReportStatus, ReportStanding } from '../contract/entities.ts';

/** A site as far as it matters for who is asked. */
interface AskedSite {
  readonly kind: string;
  readonly group: boolean;
}

/** Whether a site is asked: remote sites, all or of one kind. Neither the main hall, which asks, nor a group, whose members report. */
export const isAskedSite = ({ kind, group }: AskedSite, audience: AskedAudience): boolean =>
  !group && kind !== 'main' && (audience === 'all' || kind === audience);

/** What is recorded of a report. */
export type Recorded = Omit<ReportStanding, 'late'>;

/** Nothing is recorded yet. */
export const NOTHING_RECORDED: Recorded = {
  status: 'none',
  firstSubmittedAt: null,
  submittedAt: null,
  correction: null,
  reminder: null,
  remindedAt: null,
  version: 0,
};

interface Term {
  readonly deadline: string | null;
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Whether a report was submitted for the first time after the last day, or is not submitted although it is over. A correction is never late. */
export function isReportLate({ firstSubmittedAt }: Pick<Recorded, 'firstSubmittedAt'>, { deadline, timeZone, now }: Term): boolean {
  return deadline !== null && dayAt(firstSubmittedAt ?? now, timeZone) > deadline;
}

/** Where a report stands at a time. */
export const standingOf = (recorded: Recorded, term: Term): ReportStanding => ({ ...recorded, late: isReportLate(recorded, term) });

/** How the office looks at a report: late or overdue before what it otherwise is. */
export const LOOKS = ['missing', 'overdue', 'filling', 'correction', 'submitted', 'late'] as const;
export type Look = (typeof LOOKS)[number];

const LOOK_OF: Readonly<Record<ReportStatus, Look>> = {
  none: 'missing',
  filling: 'filling',
  correction: 'correction',
  submitted: 'submitted',
};

/** What a site is shown as. One that corrects what was submitted is not overdue. */
export function lookOf({ status, late, firstSubmittedAt }: Pick<ReportStanding, 'status' | 'late' | 'firstSubmittedAt'>): Look {
  if (status === 'submitted') return late ? 'late' : 'submitted';
  if (late && firstSubmittedAt === null) return 'overdue';
  return LOOK_OF[status];
}

/** Whether a site is still waited for. */
export const isOpen = ({ status }: Pick<ReportStanding, 'status'>): boolean => status !== 'submitted';
