import { formatDate } from '../../i18n/format.ts';
import { translate, type Key, type Lang } from '../../i18n/translate.ts';
import type { KeptOrder, OrderFacts } from './contract.ts';
import { orderOn } from './rules/index.ts';

/** Between two posts of one rank, in the field where ranks are typed. A comma may be part of a post. */
const BETWEEN_POSTS = ';';

/** Labels of the form's fields, by their name in the input. */
export const LABELS: Readonly<Record<keyof OrderFacts, Key>> = {
  source: 'protocol.source',
  from: 'protocol.from',
  ranks: 'protocol.ranks',
};

/** Ranks as they are typed: one a line, the posts of a rank separated by semicolons. */
export const typedRanks = (ranks: OrderFacts['ranks']): string => ranks.map((posts) => posts.join(`${BETWEEN_POSTS} `)).join('\n');

/** Reads typed ranks; empty lines and posts are left out. */
export const readRanks = (typed: string): string[][] =>
  typed
    .split(/\r?\n/)
    .map((line) =>
      line
        .split(BETWEEN_POSTS)
        .map((post) => post.trim())
        .filter(Boolean),
    )
    .filter((posts) => posts.length > 0);

interface Now<K> {
  readonly current: K;
  readonly today: string;
  readonly zone: string;
}

/** From when an order, or a catalogue of awards, holds, whether it does now, and whether it is the office's own. */
export function notesOn<K extends { readonly id: string | null; readonly from: string }>(
  lang: Lang,
  one: K,
  { current, today, zone }: Now<K>,
): string[] {
  const state = one === current ? 'current' : one.from > today ? 'toCome' : 'past';
  const since = translate(lang, 'protocol.since', { date: formatDate(lang, one.from, zone) });
  return [since, translate(lang, `protocol.${state}`), ...(one.id === null ? [translate(lang, 'protocol.builtIn')] : [])];
}

/** The orders as the page shows them, the newest first. `today`: YYYY-MM-DD. */
export function orderRows(lang: Lang, orders: readonly KeptOrder[], today: string, zone: string) {
  const current = orderOn(today, orders);
  return orders.toReversed().map((order) => ({
    ...order,
    notes: notesOn(lang, order, { current, today, zone }),
    ranks: order.ranks.map((posts) => posts.join(', ')),
    // One that comes with the software is changed by adding one that takes its place.
    editPath: order.id === null ? `/protocol/new?like=${order.from}` : `/protocol/${order.id}`,
  }));
}
