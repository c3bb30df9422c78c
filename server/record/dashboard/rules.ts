import type { ParticipantRole } from '../../planning/participants/contract.ts';
import type { Plan } from '../../planning/plan/contract.ts';
import { displayName } from '../../planning/plan/rules.ts';
import type { ProceedingsState } from '../../live/sitting/rules/state.ts';
import type { Overview } from './contract.ts';

/** How far the sittings of a plan are, by the proceedings. */
export function dayOf(
  { openSittingId, sittings }: Pick<ProceedingsState, 'openSittingId' | 'sittings'>,
  planned: readonly string[],
): Overview['day'] {
  if (openSittingId !== null) return sittings[openSittingId]?.adjournments.some(({ to }) => to === null) ? 'adjourned' : 'open';
  const opened = Object.keys(sittings).length;
  if (opened === 0) return 'before';
  return planned.every((id) => (sittings[id]?.closedAt ?? null) !== null) ? 'after' : 'between';
}

/**
 * The papers of an item: those that are entered, or as many as the item says that there will be, names or gives a topic, whichever is most.
 * Planned papers are papers before any of them is entered.
 */
function papersIn(plan: Plan, { id, kind, count, topics, speakers }: Plan['items'][number]): number {
  const entered = plan.papers.filter(({ itemId }) => itemId === id).length;
  return kind === 'papers' ? Math.max(entered, count ?? 0, topics.length, speakers.length) : entered;
}

/** How many of each list a plan has. */
export const countsOf = (plan: Plan): Overview['counts'] => ({
  sittings: plan.sittings.length,
  items: plan.items.length,
  papers: plan.items.reduce((sum, item) => sum + papersIn(plan, item), 0),
  participants: plan.participants.length,
  sites: plan.sites.filter((site) => !site.group).length,
  documents: plan.documents.length,
  awards: plan.awards.length,
  recommendations: plan.recommendations.length,
});

/** Participants with a role at the conference, as written in the list. */
export const holdersOf = (plan: Plan, role: ParticipantRole): string[] =>
  plan.participants.filter((participant) => participant.roles.includes(role)).map((participant) => displayName(participant) ?? '');

/** What decides the next thing to do. */
export interface PreparationProgress {
  readonly day: Overview['day'];
  readonly dated: boolean;
  readonly items: number;
  readonly chairs: number;
  readonly sites: number;
  readonly invited: number;
  readonly blocking: number;
  /** Number of the published version; null before the first. */
  readonly published: number | null;
  readonly changes: number;
}

export const STEPS = ['desk', 'minutes', 'date', 'agenda', 'chair', 'blocking', 'publish', 'republish', 'invite', 'rollCall'] as const;
export type Step = (typeof STEPS)[number];

/** The next step: anything live first, then whatever is missing, in the order in which an office prepares. */
export function nextStep(progress: PreparationProgress): Step {
  const { day, dated, items, chairs, sites, invited, blocking, published, changes } = progress;
  if (day === 'open' || day === 'adjourned' || day === 'between') return 'desk';
  if (day === 'after') return 'minutes';
  if (!dated) return 'date';
  if (items === 0) return 'agenda';
  if (chairs === 0) return 'chair';
  if (blocking > 0) return 'blocking';
  if (published === null) return 'publish';
  if (changes > 0) return 'republish';
  return invited < sites ? 'invite' : 'rollCall';
}
