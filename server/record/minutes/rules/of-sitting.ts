import type { MinutesBlock } from '../contract.ts';
import type { ItemAsHeld, MinutesFacts } from './facts.ts';
import { closingOf, type SittingAsHeld } from './sittings.ts';

/** The stretch of a conference that belongs to one of its sittings, in milliseconds since 1970: `from` inclusive, `to` exclusive. */
export interface SittingStretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The stretches of the sittings that were held: each from its opening to the next one's, the first from the beginning on, the last for
 * good. So what happens before, between and after the sittings belongs to exactly one. Null for a sitting that was not opened.
 */
export function stretchOf(sittings: readonly SittingAsHeld[], id: string): SittingStretch | null {
  const held = sittings.flatMap((one) => (one.openedAt === null ? [] : [{ id: one.id, openedAt: one.openedAt }]));
  const inOrder = held.toSorted((a, b) => a.openedAt - b.openedAt);
  const at = inOrder.findIndex((one) => one.id === id);
  const own = inOrder[at];
  return own ? { from: at === 0 ? -Infinity : own.openedAt, to: inOrder[at + 1]?.openedAt ?? Infinity } : null;
}

/** Whether a moment lies in a stretch; in none, where the sitting was not opened. */
export const isInStretch = (stretch: SittingStretch | null, at: number): boolean =>
  stretch !== null && at >= stretch.from && at < stretch.to;

/** What the minutes of one sitting tell of an item: one that went on in another sitting has here what happened here. */
function itemIn(one: ItemAsHeld, facts: MinutesFacts, sitting: SittingAsHeld, stretch: SittingStretch | null): ItemAsHeld[] {
  const inside = one.facts.filter(({ at }) => isInStretch(stretch, at));
  const own = facts.sittings.find(({ id }) => id === one.sittingId);
  if (one.sittingId === sitting.id) return [{ ...one, facts: inside }];
  if (inside.length === 0 || !own) return [];
  return [{ ...one, facts: inside, startedAt: null, endedAt: null, isMissed: false, isGone: false, goesOnIn: own }];
}

/** The facts of one sitting. Items keep the numbers that they have in the minutes of the conference. */
export function factsOfSitting(facts: MinutesFacts, sitting: SittingAsHeld): MinutesFacts {
  const stretch = stretchOf(facts.sittings, sitting.id);
  const general = facts.general.filter(({ kind, at }) => kind !== 'break' && isInStretch(stretch, at));
  return {
    ...facts,
    openedAt: sitting.openedAt,
    closedAt: closingOf([sitting]),
    sittings: [sitting],
    items: facts.items.flatMap((one) => itemIn(one, facts, sitting, stretch)),
    general: [...general, ...sitting.breaks].toSorted((a, b) => a.at - b.at),
  };
}

/**
 * Blocks of the general part that belong to a sitting: those begun during its stretch. One that does not know when it was begun goes
 * with the one before it; without any, with the first sitting that was held.
 */
export function generalBlocksOf(blocks: readonly MinutesBlock[], stretch: SittingStretch | null): MinutesBlock[] {
  let last = -Infinity;
  return blocks.filter(({ at }) => isInStretch(stretch, (last = at ?? last)));
}
