import type { Source } from '../../../../server/live/media/contract/index.ts';

/** Sources that a page sends, by the server's producer ids; null while another producer is being created, because the answer may be older. */
export type Sending = ReadonlyMap<string, Source> | null;

/** The part of the server's answer to a report that is about sending. */
export interface SenderReport {
  /** True if another page of the site sends. */
  readonly isReplaced: boolean;
  /** True if no page sends for the site. */
  readonly mayReturn: boolean;
  /** Ids of the producers that still exist. */
  readonly sends: readonly string[];
}

/** A page's place among the pages of its site. */
export interface SenderArbitration {
  /** Producer ids that it sent when it gave way, which may take a moment to end; null if it has not given way. */
  readonly gaveUp: readonly string[] | null;
  /** Consecutive answers saying that nobody sends for the site. */
  readonly freeReports: number;
}

/** `giveWay`: another page of the site sends. `mayReturn`: no page sends any more. `ended`: sources to send again. */
export interface SenderDecision {
  readonly giveWay: boolean;
  readonly mayReturn: boolean;
  readonly ended: readonly { readonly id: string; readonly source: Source }[];
}

export const UNCONTESTED: SenderArbitration = { gaveUp: null, freeReports: 0 };
const NO_DECISION: SenderDecision = { giveWay: false, mayReturn: false, ended: [] };
/** One answer may cross with a page that is just coming back. */
const MIN_FREE_REPORTS = 2;

/**
 * Decides by the server's answer to a report. `before`: what the page sent when it reported; `after`: when the answer came. The answer
 * does not cover what changed in between.
 */
export function arbitrate(
  arbitration: SenderArbitration,
  report: SenderReport,
  before: Sending,
  after: Sending,
): { readonly arbitration: SenderArbitration; readonly decision: SenderDecision } {
  if (!before || !after || [...before.keys()].join() !== [...after.keys()].join()) return { arbitration, decision: NO_DECISION };
  const { gaveUp } = arbitration;
  const ids = [...after.keys()];
  const freeReports = report.mayReturn ? arbitration.freeReports + 1 : 0;
  const giveWay = report.isReplaced && (gaveUp === null || ids.some((id) => !gaveUp.includes(id)));
  const ended = report.isReplaced ? [] : [...after].filter(([id]) => !report.sends.includes(id)).map(([id, source]) => ({ id, source }));
  return {
    arbitration: { gaveUp: giveWay ? ids : report.isReplaced ? gaveUp : null, freeReports },
    decision: { giveWay, mayReturn: !giveWay && freeReports >= MIN_FREE_REPORTS, ended },
  };
}
