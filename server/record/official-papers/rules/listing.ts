import type { PaperRecord, OfficialPaperKind } from '../contract/index.ts';

export const PAPER_GROUPS = ['before', 'after'] as const;
export type PaperGroup = (typeof PAPER_GROUPS)[number];

/** Kinds that come from what was held; all others prepare it. */
const AFTER: ReadonlySet<OfficialPaperKind> = new Set([
  'minutes',
  'vote-count',
  'conclusions',
  'recommendations',
  'statistics',
  'news-brief',
  'site-excerpt',
  'person-excerpt',
  'award-register',
]);

/** Whether a paper prepares the conference or comes from it. */
export const groupOf = (kind: OfficialPaperKind): PaperGroup => (AFTER.has(kind) ? 'after' : 'before');

/** States in which a paper waits for somebody, the most urgent first. */
const WAITING = ['submitted', 'signed', 'numbered', 'approved'] as const;

/** The paper that waits first: what was submitted, then what only has to be issued, signed, numbered; of these the oldest. */
export function mostUrgent(
  papers: readonly PaperRecord[],
): { readonly paper: PaperRecord; readonly state: (typeof WAITING)[number] } | null {
  for (const state of WAITING) {
    const waiting = papers.filter((paper) => paper.state === state).toSorted((a, b) => (a.changedAt ?? 0) - (b.changedAt ?? 0));
    if (waiting[0]) return { paper: waiting[0], state };
  }
  return null;
}
