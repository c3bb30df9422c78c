import type { Classification } from '../../../planning/agenda/contract.ts';

/** What the rules need of the published plan. `Plan` and `LivePlan` both have it. */
export interface PlanLists {
  readonly publication: number | null;
  readonly conference?: { readonly turnMinutes: number | null };
  readonly sittings: readonly { readonly id: string }[];
  readonly items: readonly PlannedItem[];
  readonly papers: readonly PlannedPaper[];
  readonly participants: readonly { readonly id: string; readonly siteId: string | null }[];
  readonly sites: readonly { readonly id: string; readonly group: boolean; readonly kind?: string }[];
}

interface PlannedItem {
  readonly id: string;
  readonly sittingId: string;
  readonly minutes: number | null;
  readonly turnMinutes: number | null;
  readonly speakers: readonly string[];
  readonly classification: Classification;
  /** A classified item this reader is not cleared for; its level is not revealed either. */
  readonly hidden?: boolean;
}

interface PlannedPaper {
  readonly id: string;
  readonly itemId: string;
  readonly participantId: string | null;
  readonly siteId: string | null;
  readonly minutes: number | null;
}

/** The published plan, ready to look things up. */
export interface PlanIndex {
  readonly publication: number | null;
  /** How long a turn may last where neither the item nor the desk says so; null: no countdown. */
  readonly turnMinutes: number | null;
  readonly sittings: ReadonlySet<string>;
  readonly items: ReadonlyMap<string, PlannedItem>;
  readonly papers: ReadonlyMap<string, PlannedPaper>;
  readonly participants: ReadonlyMap<string, { readonly siteId: string | null }>;
  /** Sites that can join, without groups. */
  readonly sites: ReadonlySet<string>;
  /** The main hall; null if the plan has none. */
  readonly hallId: string | null;
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> => new Map(rows.map((row) => [row.id, row]));

/** The plan of a conference of which nothing is published. */
export const emptyPlan: PlanLists = { publication: null, sittings: [], items: [], papers: [], participants: [], sites: [] };

/** Indexes the lists of a plan by id. */
export const indexPlan = (plan: PlanLists): PlanIndex => ({
  publication: plan.publication,
  turnMinutes: plan.conference?.turnMinutes ?? null,
  sittings: new Set(plan.sittings.map((sitting) => sitting.id)),
  items: byId(plan.items),
  papers: byId(plan.papers),
  participants: byId(plan.participants),
  sites: new Set(plan.sites.filter((site) => !site.group).map((site) => site.id)),
  hallId: plan.sites.find((site) => site.kind === 'main' && !site.group)?.id ?? null,
});

/** The site of a participant, if it is a single site that can join. */
export function siteOfParticipant(plan: PlanIndex, participantId: string | null): string | null {
  const siteId = participantId === null ? null : (plan.participants.get(participantId)?.siteId ?? null);
  return siteId !== null && plan.sites.has(siteId) ? siteId : null;
}
