import type { Source } from '../../../../server/live/media/contract/index.ts';

/** What a page sends, by the server's ids; null while more is on its way there: then an answer may be from before it. */
export type Sending = ReadonlyMap<string, Source> | null;

/** What the server answers to a report, as far as it is about sending. */
export interface SenderReport {
  /** Another page of the site sends. */
  readonly isReplaced: boolean;
  /** No page sends for the site. */
  readonly mayReturn: boolean;
  /** Ids of the producers that are still there. */
  readonly sends: readonly string[];
}

/** How a page stands among the pages of its site. */
export interface SenderArbitration {
  /** What it sent when it gave way, by the server's ids: that may take a moment to end. Null: it has not given way. */
  readonly gaveUp: readonly string[] | null;
  /** How many answers in a row said that nobody sends for the site. */
  readonly freeReports: number;
}

/** `giveWay`: another page of the site sends. `mayReturn`: none does any more. `ended`: what has to be sent anew. */
export interface SenderDecision {
  readonly giveWay: boolean;
  readonly mayReturn: boolean;
  readonly ended: readonly { readonly id: string; readonly source: Source }[];
}

export const UNCONTESTED: SenderArbitration = { gaveUp: null, freeReports: 0 };
const NO_DECISION: SenderDecision = { giveWay: false, mayReturn: false, ended: [] };
/** A page that is loaded again, or joins anew, is away for less than so many reports. */
const MIN_FREE_REPORTS = 2;

/**
 * Decides by the server's answer to a report. `before`: what the page sent when it reported, `after`: when the answer came. What changed
 * meanwhile is not what the answer is about.
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
