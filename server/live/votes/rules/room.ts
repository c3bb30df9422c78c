import type { Opinions, PLACE_WAYS, VotePlace } from '../contract/entities.ts';

export const sumOf = ({ agree, disagree, none }: Opinions): number => agree + disagree + none;

/** How many can vote at a place: those present, and no more than those entitled. */
export const mostAt = ({ present, entitled }: Pick<VotePlace, 'present' | 'entitled'>): number =>
  Math.min(present ?? Infinity, entitled ?? Infinity);

/** How the opinions of a vote are taken as a whole. */
export function takenBy({ places }: { readonly places: readonly Pick<VotePlace, 'by'>[] }): (typeof PLACE_WAYS)[number] | 'both' {
  const ways = new Set(places.map(({ by }) => by));
  return ways.size > 1 ? 'both' : ways.has('phones') ? 'phones' : 'hands';
}

/** The ballots of one vote by their places; those of all votes are looked at once. */
export const ballotsByPlace = <T extends { readonly voteId: string; readonly siteId: string }>(
  ballots: Readonly<Record<string, T>>,
  { voteId }: { readonly voteId: string },
): Map<string, T[]> =>
  Map.groupBy(
    Object.values(ballots).filter((one) => one.voteId === voteId),
    ({ siteId }) => siteId,
  );
