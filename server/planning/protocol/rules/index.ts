import { inForceOn } from './in-force.ts';
import { compareParts } from './compare-parts.ts';
import { fold } from '../../../platform/text.ts';
import type { OrderFacts } from '../contract.ts';

/** What the order of protocol looks at in a participant. */
export interface Ranked {
  /** Null for a group, and for a post without a name. */
  readonly name: string | null;
  readonly group: string | null;
  readonly posts: readonly string[];
  readonly host: boolean;
  readonly listed: boolean;
  /** Place in the list set by hand, from 1; null for none. */
  readonly order: number | null;
}

/** The order of protocol in force on a day, as `inForceOn` finds it. */
export const orderOn = <O extends OrderFacts>(date: string | null, orders: readonly O[]): O => inForceOn(date, orders);

/** What means something in a regular expression. */
const SPECIAL = /[\\^$.*+?()[\]{}|]/g;

/** Where a title begins a post: several may stand in one line, separated by commas or semicolons. */
const patternOf = (titles: Iterable<string>): RegExp =>
  new RegExp(`(?:^|[;,] ?)(${[...titles].map((title) => title.replace(SPECIAL, String.raw`\$&`)).join('|')})(?![\\p{L}\\p{N}])`, 'gu');

/** How the participants of one conference are ordered: the order of protocol on its first day, and its own setting. */
export interface ProtocolRule extends Pick<OrderFacts, 'ranks'> {
  readonly hostFirst: boolean;
}

/** The rule of a conference. */
export const protocolOf = (
  { date, hostFirst }: { readonly date: string | null; readonly hostFirst: boolean },
  orders: readonly OrderFacts[],
): ProtocolRule => ({ ranks: orderOn(date, orders).ranks, hostFirst });

/** A function that finds a participant's rank: 0 for the highest, the number of ranks for none. The highest of several posts counts. */
export function rankIn({ ranks }: Pick<OrderFacts, 'ranks'>): (posts: readonly string[]) => number {
  const rankOf = new Map(ranks.flatMap((posts, rank) => posts.map((post) => [fold(post), rank] as const)));
  const pattern = patternOf(rankOf.keys());
  const ranksIn = (line: string): number[] => [...fold(line).matchAll(pattern)].flatMap(([, title = '']) => rankOf.get(title) ?? []);
  // Lists name the same posts again and again.
  const known = new Map<string, number>();
  const rankOfPost = (post: string): number => {
    const found = known.get(post) ?? Math.min(ranks.length, ...ranksIn(post));
    known.set(post, found);
    return found;
  };
  return (posts) => Math.min(ranks.length, ...posts.map(rankOfPost));
}

const byPlace = (a: Ranked, b: Ranked): number => (a.order ?? 0) - (b.order ?? 0);

/** Puts those with a place set by hand there, the rest around them; of several with one place, the later ones follow the first. */
function atTheirPlaces<T extends Ranked>(ranked: readonly T[]): T[] {
  const placed = ranked.filter(({ order }) => order === null);
  let last = -1;
  for (const one of ranked.filter(({ order }) => order !== null).toSorted(byPlace)) {
    last = Math.max(last + 1, (one.order ?? 1) - 1);
    placed.splice(last, 0, one);
  }
  return placed;
}

/**
 * Participants in an order of protocol: those of the attendee list before the others, then by rank; within one rank
 * groups come last, the host's own people first where the rule says so, and then the order given holds. Places set by hand are counted among those of the
 * attendee list, and among the others. Source: Regulation 368-QĐ/TW of 8 September 2025.
 */
export function byProtocol<T extends Ranked>(participants: readonly T[], rule: ProtocolRule): T[] {
  const rankOf = rankIn(rule);
  const keyOf = ({ posts, group, host }: T): number[] => [rankOf(posts), group === null ? 0 : 1, host && rule.hostFirst ? 0 : 1];
  const ranked = participants
    .map((one) => ({ one, key: keyOf(one) }))
    .toSorted((a, b) => compareParts(a.key, b.key))
    .map(({ one }) => one);
  return [true, false].flatMap((listed) => atTheirPlaces(ranked.filter((one) => one.listed === listed)));
}
