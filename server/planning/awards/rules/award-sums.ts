import type { Award, AwardTotal } from '../contract.ts';
import { sizeOfAward } from './index.ts';

/** How many receive the awards of one kind and grantor. */
export interface AwardSum extends AwardTotal, Pick<Award, 'kind' | 'grantor' | 'recipientKind'> {}

/** How many receive these awards: a number that is not known is counted as such, never as 0. */
export function awardTotal(awards: readonly Pick<Award, 'count' | 'recipients'>[]): AwardTotal {
  const sizes = awards.map(sizeOfAward);
  return { known: sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0), unknown: sizes.filter((size) => size === null).length };
}

const keyOf = ({ kind, grantor, recipientKind }: Award): string => JSON.stringify([kind, grantor, recipientKind]);

/** The recipients of awards by kind, grantor and kind of recipient, in the order given. */
export function awardSums(awards: readonly Award[]): AwardSum[] {
  return [...Map.groupBy(awards, keyOf).values()].flatMap((group): AwardSum[] => {
    const [first] = group;
    if (!first) return [];
    const { kind, grantor, recipientKind } = first;
    return [{ kind, grantor, recipientKind, ...awardTotal(group) }];
  });
}
