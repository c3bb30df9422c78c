import type { ParticipantRole } from '../../../planning/participants/contract.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { displayName } from '../../../planning/plan/rules.ts';
import type { ProceedingsState } from '../../../live/sitting/rules/state.ts';
import type { Overview } from '../contract.ts';

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

/** The sittings that were opened, in that order. */
export const heldOf = ({ sittings }: Pick<ProceedingsState, 'sittings'>): Overview['held'] =>
  Object.values(sittings)
    .toSorted((a, b) => a.openedAt - b.openedAt)
    .map(({ sittingId, openedAt, closedAt }) => ({ id: sittingId, openedAt, closedAt }));

/**
 * The papers of an item: those that are entered, or as many as the item says that there will be, names or gives a topic, whichever is most.
 * Planned papers are papers before any of them is entered.
 */
export function papersIn(plan: Pick<Plan, 'papers'>, { id, kind, count, topics, speakers }: Plan['items'][number]): number {
  const entered = plan.papers.filter(({ itemId }) => itemId === id).length;
  return kind === 'papers' ? Math.max(entered, count ?? 0, topics.length, speakers.length) : entered;
}

/** Those papers of an item whose topic is known. */
export function topicsIn(plan: Pick<Plan, 'papers'>, item: Plan['items'][number]): number {
  const entered = plan.papers.filter(({ itemId, topic }) => itemId === item.id && topic !== null).length;
  return Math.min(papersIn(plan, item), Math.max(entered, item.kind === 'papers' ? item.topics.length : 0));
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
