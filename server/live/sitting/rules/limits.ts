import type { z } from 'zod';
import { AppError } from '../../../platform/errors.ts';
import type { Entry, NewEntry } from '../../../platform/journal/contract.ts';
import type { TurnLimit } from '../contract/entities.ts';
import { limitSet, listClosed, listOpened } from '../contract/entries.ts';
import { knownItem, openSitting, type SittingContext } from './decision.ts';
import type { ProceedingsState, ProceedingsFacts } from './state.ts';

/** The key of what belongs to an item, or to none. */
const keyOf = (itemId: string | null): string => itemId ?? '*';

/** How long a turn in an item may last where nothing else says so: by the item, else by the conference; null: no countdown. */
export function usualSeconds({ limits }: Pick<ProceedingsState, 'limits'>, itemId: string | null): number | null {
  return (limits[keyOf(itemId)] ?? limits[keyOf(null)])?.seconds ?? null;
}

/** Whether the list of speakers of the running item takes no more requests. */
export const isListClosed = ({ closedLists, runningItemId }: Pick<ProceedingsState, 'closedLists' | 'runningItemId'>): boolean =>
  closedLists[keyOf(runningItemId)] !== undefined;

/** Throws not-found, limit-same. */
export function decideSetLimit(state: ProceedingsState, { itemId, seconds }: TurnLimit, context: SittingContext): NewEntry[] {
  if (itemId !== null) knownItem(context, itemId);
  const before = state.limits[keyOf(itemId)];
  if (before ? before.seconds === seconds : seconds === null && itemId === null) throw new AppError('limit-same');
  return [limitSet.make({ itemId, seconds }, state.openSittingId)];
}

/** Throws sitting-not-open, list-closed where it is closed already. */
export function decideCloseList(state: ProceedingsState): NewEntry[] {
  const { sittingId } = openSitting(state);
  if (isListClosed(state)) throw new AppError('list-closed');
  return [listClosed.make({ itemId: state.runningItemId }, sittingId)];
}

/** Throws sitting-not-open, list-open where it is open. */
export function decideOpenList(state: ProceedingsState): NewEntry[] {
  const { sittingId } = openSitting(state);
  if (!isListClosed(state)) throw new AppError('list-open');
  return [listOpened.make({ itemId: state.runningItemId }, sittingId)];
}

export const limitFacts = (_state: ProceedingsState, _entry: Entry, { itemId, seconds }: TurnLimit): ProceedingsFacts => ({
  limits: { [keyOf(itemId)]: { itemId, seconds } },
});

type OfList = z.output<typeof listClosed.data>;

export const listClosedFacts = (_state: ProceedingsState, { at }: Entry, { itemId }: OfList): ProceedingsFacts => ({
  closedLists: { [keyOf(itemId)]: { itemId, at } },
});

export const listOpenedFacts = (_state: ProceedingsState, _entry: Entry, { itemId }: OfList): ProceedingsFacts => ({
  closedLists: { [keyOf(itemId)]: null },
});
