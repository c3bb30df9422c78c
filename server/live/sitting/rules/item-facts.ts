import type { z } from 'zod';
import type { Entry } from '../../../platform/journal/contract.ts';
import type { Facts, ItemRun } from '../contract/entities.ts';
import type { itemStarted } from '../contract/entries.ts';
import type { ProceedingsState } from './state.ts';

type OfItem = z.output<typeof itemStarted.data>;

/** An item that goes on after it was put off keeps the time of its first start. */
export function itemStartedFacts(state: ProceedingsState, entry: Entry, { itemId, sittingId }: OfItem): Facts {
  const startedAt = state.items[itemId]?.startedAt ?? entry.at;
  return { items: { [itemId]: { itemId, sittingId, state: 'running', startedAt, endedAt: null } }, runningItemId: itemId };
}

/** Transmission allowed for a classified item ends with it: the next run of the item asks again. */
export const itemEndedFacts =
  (ended: 'finished' | 'postponed' | 'skipped') =>
  (state: ProceedingsState, entry: Entry, { itemId, sittingId }: OfItem): Facts => {
    const startedAt = state.items[itemId]?.startedAt ?? null;
    const endedAt = ended === 'finished' ? entry.at : null;
    const run: ItemRun = { itemId, sittingId, state: ended, startedAt, endedAt };
    return {
      items: { [itemId]: run },
      ...(state.runningItemId === itemId ? { runningItemId: null } : {}),
      ...(state.allowedItemId === itemId ? { allowedItemId: null } : {}),
    };
  };

export function itemRestoredFacts(state: ProceedingsState, _entry: Entry, { itemId, sittingId }: OfItem): Facts {
  const startedAt = state.items[itemId]?.startedAt ?? null;
  return { items: { [itemId]: { itemId, sittingId, state: 'planned', startedAt, endedAt: null } } };
}
