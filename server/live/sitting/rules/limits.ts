import type { z } from 'zod';
import { AppError } from '../../../platform/errors.ts';
import type { Entry, NewEntry } from '../../../platform/journal/contract.ts';
import type { TurnLimit } from '../contract/entities.ts';
import { limitSet, listClosed, listOpened } from '../contract/entries.ts';
import { knownItem, openSitting, type SittingContext } from './decision.ts';
import type { PlanIndex } from './plan.ts';
import { secondsOf } from './speakers.ts';
import type { ProceedingsState, ProceedingsFacts } from './state.ts';

/** The key of what belongs to an item, or to none. */
const keyOf = (itemId: string | null): string => itemId ?? '*';

/**
 * How long a turn in an item may last where nothing else says so: as the desk or the plan has it for the item, else for the conference;
 * null: no countdown.
 */
export function usualSeconds(state: Pick<ProceedingsState, 'limits'>, plan: PlanIndex, itemId: string | null): number | null {
  const own = ownLimit(state, plan, itemId);
  return own === undefined ? (ownLimit(state, plan, null) ?? null) : own;
}

/** What is set for an item, or with null for the conference: by the desk, else by the plan; undefined where neither sets anything. */
function ownLimit({ limits }: Pick<ProceedingsState, 'limits'>, plan: PlanIndex, itemId: string | null): number | null | undefined {
  const set = limits[keyOf(itemId)];
  if (set) return set.seconds;
  return secondsOf((itemId === null ? plan : plan.items.get(itemId))?.turnMinutes ?? null) ?? undefined;
}

/** Whether the list of speakers of the running item takes no more requests. */
export const isListClosed = ({ closedLists, runningItemId }: Pick<ProceedingsState, 'closedLists' | 'runningItemId'>): boolean =>
  closedLists[keyOf(runningItemId)] !== undefined;

/** @throws AppError not-found, limit-same. */
export function decideSetLimit(state: ProceedingsState, { itemId, seconds }: TurnLimit, context: SittingContext): NewEntry[] {
  if (itemId !== null) knownItem(context, itemId);
  const before = ownLimit(state, context.plan, itemId);
  if (before === undefined ? seconds === null && itemId === null : before === seconds) throw new AppError('limit-same');
  return [limitSet.make({ itemId, seconds }, state.openSittingId)];
}

/** @throws AppError sitting-not-open, list-closed where it is closed already. */
export function decideCloseList(state: ProceedingsState): NewEntry[] {
  const { sittingId } = openSitting(state);
  if (isListClosed(state)) throw new AppError('list-closed');
  return [listClosed.make({ itemId: state.runningItemId }, sittingId)];
}

/** @throws AppError sitting-not-open, list-open where it is open. */
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
