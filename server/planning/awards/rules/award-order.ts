import { inForceOn } from '../../protocol/rules/in-force.ts';
import { compareParts } from '../../protocol/rules/compare-parts.ts';
import { fold } from '../../../platform/text.ts';
import { AWARD_CLASSES, type AwardFacts } from '../contract.ts';
import type { GrantorRank, KindOfAward } from '../catalogue/contract.ts';
import type { AwardCatalogue } from './catalogues.ts';

type Ordered = Pick<AwardFacts, 'kind' | 'title' | 'class' | 'grantor'>;

/** The catalogue in force on a day, as `inForceOn` finds it. */
export const catalogueOn = <C extends AwardCatalogue>(date: string | null, catalogues: readonly C[]): C => inForceOn(date, catalogues);

/** Where something is in a list from 0; its length if it is not there. */
const placeIn = <T>(list: readonly T[], is: (one: T) => boolean): number => {
  const at = list.findIndex(is);
  return at < 0 ? list.length : at;
};

function grantorPlace(ranks: readonly GrantorRank[], grantor: string): number {
  const name = fold(grantor);
  const isOf = ({ begins, has }: GrantorRank): boolean =>
    begins.some((words) => name.startsWith(fold(words))) || has.some((words) => name.includes(fold(words)));
  const named = placeIn(ranks, isOf);
  return named < ranks.length ? named : placeIn(ranks, ({ begins, has }) => begins.length + has.length === 0);
}

/** Where a title is among those of its kind. */
function titlePlace({ word, titles }: Pick<KindOfAward, 'word' | 'titles'>, title: string): number {
  const [whole, before] = [fold(title), `${fold(word)} `];
  const name = whole.startsWith(before) ? whole.slice(before.length) : whole;
  return placeIn(titles, (one) => name.startsWith(fold(one)));
}

/** Whether an award has a class although the catalogue names classes of its kind, and none of this award. */
export function hasNeedlessClass(catalogue: AwardCatalogue, { kind, title, class: rank }: Ordered): boolean {
  const of = catalogue.kinds.find((one) => one.kind === kind);
  if (rank === null || !of || of.classed.length === 0) return false;
  const named = of.titles[titlePlace(of, title)];
  return named !== undefined && !of.classed.some((one) => fold(one) === fold(named));
}

/** Places in the catalogue, the most important first: kind, award within its kind, class, grantor. Unknown is last. */
function placesIn(catalogue: AwardCatalogue, { kind, title, class: rank, grantor }: Ordered): number[] {
  const kindAt = placeIn(catalogue.kinds, (one) => one.kind === kind);
  return [
    kindAt,
    titlePlace(catalogue.kinds[kindAt] ?? { word: '', titles: [] }, title),
    placeIn(AWARD_CLASSES, (one) => one === rank),
    grantor === null ? catalogue.grantors.length : grantorPlace(catalogue.grantors, grantor),
  ];
}

/** The same for awards at the same place of the catalogue, of which the organizer decides which is first. */
export const placeKey = (catalogue: AwardCatalogue, award: Ordered): string => placesIn(catalogue, award).join(' ');

/**
 * Awards in the order of the catalogue: by kind, orders in their sequence, then by class, then by grantor; unknown last. Of those that are
 * equal in all of it the order given holds. Source: Law on Emulation and Commendation 06/2022/QH15.
 */
export const inAwardOrder = <A extends Ordered>(awards: readonly A[], catalogue: AwardCatalogue): A[] =>
  awards
    .map((award) => ({ award, places: placesIn(catalogue, award) }))
    .toSorted((a, b) => compareParts(a.places, b.places))
    .map(({ award }) => award);
