import { plannedTimes } from '../agenda/rules/index.ts';
import type { Plan } from '../plan/contract.ts';
import type { Agenda } from './contract.ts';

/** The agenda for readers while nothing is published. */
export const emptyAgenda: Agenda = {
  publication: null,
  draft: false,
  date: null,
  starts: null,
  timeZone: 'Asia/Ho_Chi_Minh',
  sittings: [],
  items: [],
  papers: [],
  times: [],
  people: [],
  sites: [],
  documents: [],
};

/**
 * The agenda of a plan, with the people, sites and documents that it refers to. Pass a plan redacted for its reader.
 * `publication`: number of the published version; null for the draft.
 */
export function agendaOf(plan: Plan, publication: number | null): Agenda {
  const { conference, sittings, items, papers } = plan;
  const speakers = new Set([...items.flatMap((item) => item.speakers), ...papers.flatMap((paper) => paper.participantId ?? [])]);
  const people = plan.participants
    .filter(({ id }) => speakers.has(id))
    .map(({ id, name, group, posts, siteId }) => ({ id, name, group, posts, siteId }));
  const named = new Set(items.flatMap((item) => item.documents));
  const siteIds = new Set([...people, ...papers].flatMap(({ siteId }) => siteId ?? []));
  return {
    publication,
    draft: publication === null,
    date: conference.date,
    starts: conference.starts,
    timeZone: conference.timeZone,
    sittings,
    items,
    papers,
    times: [...plannedTimes({ conference, sittings, items, papers })].map(([itemId, time]) => ({ itemId, ...time })),
    people,
    sites: plan.sites.filter(({ id }) => siteIds.has(id)).map(({ id, name }) => ({ id, name })),
    documents: plan.documents.filter(({ id }) => named.has(id)).map(({ id, title }) => ({ id, name: title })),
  };
}

/** One up, one down, or into a sitting after one of its items (null: to its front). */
export type Destination = 'up' | 'down' | { readonly sittingId: string; readonly after: string | null };

export interface SittingOrder {
  readonly id: string;
  readonly version: number;
  readonly items: string[];
}

function placeOf(orders: readonly SittingOrder[], id: string, to: Destination): { sitting: number; at: number } | null {
  const from = orders.findIndex(({ items }) => items.includes(id));
  const at = orders[from]?.items.indexOf(id) ?? -1;
  if (at === -1) return null;
  if (to === 'up')
    return at > 0 ? { sitting: from, at: at - 1 } : from > 0 ? { sitting: from - 1, at: orders[from - 1]?.items.length ?? 0 } : null;
  if (to === 'down')
    return at + 1 < (orders[from]?.items.length ?? 0)
      ? { sitting: from, at: at + 1 }
      : from + 1 < orders.length
        ? { sitting: from + 1, at: 0 }
        : null;
  const sitting = orders.findIndex((order) => order.id === to.sittingId);
  if (sitting === -1) return null;
  const rest = orders[sitting]?.items.filter((one) => one !== id) ?? [];
  return { sitting, at: to.after === null ? 0 : rest.indexOf(to.after) + 1 };
}

/** The new orders of the sittings that change when an item moves; empty if it cannot move there, or is there already. */
export function moved({ sittings, items }: Pick<Agenda, 'sittings' | 'items'>, id: string, to: Destination): SittingOrder[] {
  const before = sittings.map((sitting) => ({
    id: sitting.id,
    version: sitting.version,
    items: items.filter(({ sittingId }) => sittingId === sitting.id).map((item) => item.id),
  }));
  const place = placeOf(before, id, to);
  if (!place) return [];
  const after = before.map((order, at) => {
    const rest = order.items.filter((one) => one !== id);
    return { ...order, items: at === place.sitting ? rest.toSpliced(place.at, 0, id) : rest };
  });
  return after.filter((order, at) => order.items.join(' ') !== before[at]?.items.join(' '));
}
