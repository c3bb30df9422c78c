import type { Award } from '../contract.ts';
import { sizeOfAward } from './index.ts';

/** How many receive the awards of one kind and grantor: those known, and of how many awards it is not known. */
export interface AwardSum extends Pick<Award, 'kind' | 'grantor' | 'recipientKind'> {
  readonly known: number;
  readonly unknown: number;
}

const keyOf = ({ kind, grantor, recipientKind }: Award): string => JSON.stringify([kind, grantor, recipientKind]);

/** The recipients of awards by kind, grantor and kind of recipient, in the order given. A number that is not known is counted as such, never as 0. */
export function awardSums(awards: readonly Award[]): AwardSum[] {
  return [...Map.groupBy(awards, keyOf).values()].flatMap((group): AwardSum[] => {
    const [first] = group;
    if (!first) return [];
    const sizes = group.map(sizeOfAward);
    const { kind, grantor, recipientKind } = first;
    const known = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
    return [{ kind, grantor, recipientKind, known, unknown: sizes.filter((size) => size === null).length }];
  });
}
