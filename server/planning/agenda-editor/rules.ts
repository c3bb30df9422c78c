import { newItemDetails, plannedTimes, putAfter } from '../agenda/rules/index.ts';
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

/** Id of an item that is not stored yet among those of a plan. */
export const NEW_ITEM = 'new';

/** The plan with an item of which only place and length are known: where `putAfter` puts it. */
export function withNewItem(plan: Plan, place: { readonly sittingId?: string; readonly after?: string; readonly minutes?: number }): Plan {
  const { sittingId = plan.sittings.at(-1)?.id ?? '', after, minutes = null } = place;
  const item = { ...newItemDetails(), id: NEW_ITEM, sittingId, minutes, title: '', version: 1, extras: {} };
  const own = plan.items.filter((one) => one.sittingId === sittingId).map(({ id }) => id);
  const order = new Map(putAfter(sittingId, own, after ?? null, [NEW_ITEM]).map((id, at) => [id, at]));
  const inOrder = [...plan.items.filter(({ id }) => order.has(id)), item].toSorted(
    (a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0),
  );
  return { ...plan, items: [...plan.items.filter(({ id }) => !order.has(id)), ...inOrder] };
}

/** One up, one down, or into a sitting after one of its items (null: to its front). */
export type Destination = 'up' | 'down' | { readonly sittingId: string; readonly after: string | null };

export interface SittingOrder {
  readonly id: string;
  readonly version: number;
  readonly items: string[];
}

/** Where a block of items goes: a sitting, and a place among those of its items that stay. */
interface Place {
  readonly sitting: number;
  readonly at: number;
}

/** The place one up: before the item above the first chosen one, or at the end of the sitting above. */
function placeUp(orders: readonly SittingOrder[], isChosen: (id: string) => boolean): Place {
  const sitting = orders.findIndex(({ items }) => items.some(isChosen));
  const at = orders[sitting]?.items.findIndex(isChosen) ?? 0;
  if (at > 0 || sitting <= 0) return { sitting, at: Math.max(0, at - 1) };
  return { sitting: sitting - 1, at: orders[sitting - 1]?.items.length ?? 0 };
}

/** The place one down: behind the item below the last chosen one, or at the front of the sitting below. */
function placeDown(orders: readonly SittingOrder[], isChosen: (id: string) => boolean): Place {
  const sitting = orders.findLastIndex(({ items }) => items.some(isChosen));
  const items = orders[sitting]?.items ?? [];
  const last = items.findLastIndex(isChosen);
  const staying = items.slice(0, last).filter((id) => !isChosen(id)).length;
  if (last + 1 < items.length || sitting + 1 >= orders.length) return { sitting, at: staying + 1 };
  return { sitting: sitting + 1, at: 0 };
}

function placeOf(orders: readonly SittingOrder[], isChosen: (id: string) => boolean, to: Destination): Place {
  if (to === 'up') return placeUp(orders, isChosen);
  if (to === 'down') return placeDown(orders, isChosen);
  const sitting = orders.findIndex(({ id }) => id === to.sittingId);
  const rest = orders[sitting]?.items.filter((id) => !isChosen(id)) ?? [];
  return { sitting, at: to.after === null ? 0 : rest.indexOf(to.after) + 1 };
}

/**
 * The new orders of the sittings that change when items move together, in their order; empty if they cannot move there, or are there
 * already. Items that lie apart come together.
 */
export function reordered(orders: readonly SittingOrder[], ids: readonly string[], to: Destination): SittingOrder[] {
  const wanted = new Set(ids);
  const isChosen = (id: string): boolean => wanted.has(id);
  const block = orders.flatMap(({ items }) => items.filter(isChosen));
  const place = placeOf(orders, isChosen, to);
  if (block.length === 0 || place.sitting === -1) return [];
  const after = orders.map((order, at) => {
    const rest = order.items.filter((id) => !isChosen(id));
    return { ...order, items: at === place.sitting ? rest.toSpliced(place.at, 0, ...block) : rest };
  });
  return after.filter((order, at) => order.items.join(' ') !== orders[at]?.items.join(' '));
}

/** The new orders of the sittings that change when items of an agenda move, see `reordered`. */
export function moved({ sittings, items }: Pick<Agenda, 'sittings' | 'items'>, ids: readonly string[], to: Destination): SittingOrder[] {
  const orders = sittings.map(({ id, version }) => ({
    id,
    version,
    items: items.filter(({ sittingId }) => sittingId === id).map((item) => item.id),
  }));
  return reordered(orders, ids, to);
}
