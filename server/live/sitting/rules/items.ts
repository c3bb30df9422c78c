import type { z } from 'zod';
import { AppError } from '../../../platform/errors.ts';
import type { Entry, NewEntry } from '../../../platform/journal/contract.ts';
import type { ItemRun } from '../contract/entities.ts';
import { itemFinished, itemPostponed, itemRestored, itemSkipped, itemStarted } from '../contract/entries.ts';
import { activeSitting, impliedEnd, impliedFinish, knownItem, openSitting, type SittingContext } from './decision.ts';
import { stoppedInto } from './media.ts';
import type { ProceedingsState, ProceedingsFacts } from './state.ts';

interface ItemInput {
  readonly itemId: string;
}

/** @throws AppError sitting-not-open, sitting-adjourned, not-found, item-elsewhere, item-running, item-over, item-skipped. */
export function decideStart(state: ProceedingsState, input: ItemInput, context: SittingContext): NewEntry[] {
  const { sittingId } = activeSitting(state);
  const itemId = ofSitting(sittingId, input, context);
  const now = state.items[itemId]?.state ?? 'planned';
  if (now === 'running') throw new AppError('item-running');
  if (now === 'finished') throw new AppError('item-over');
  if (now === 'skipped') throw new AppError('item-skipped');
  return [
    ...stoppedInto(state, { ...state, runningItemId: itemId, floor: null }, context),
    ...impliedEnd(state),
    ...impliedFinish(state),
    itemStarted.make({ itemId, sittingId }, sittingId),
  ];
}

/** Finishes the running item, even if it left the plan. @throws AppError sitting-not-open, not-found, item-elsewhere, item-not-running. */
export function decideFinish(state: ProceedingsState, input: ItemInput, context: SittingContext): NewEntry[] {
  const { sittingId } = openSitting(state);
  const { itemId } = input;
  if (state.runningItemId !== itemId) ofSitting(sittingId, input, context);
  else if (context.plan.items.has(itemId)) knownItem(context, itemId);
  else if (context.levelOf(itemId) > context.actor.clearance) throw new AppError('not-found');
  if (state.runningItemId !== itemId) throw new AppError('item-not-running');
  return [...endIn(state, itemId), itemFinished.make({ itemId, sittingId }, sittingId)];
}

const decideSetAside =
  (how: 'postponed' | 'skipped') =>
  (state: ProceedingsState, input: ItemInput, context: SittingContext): NewEntry[] => {
    const { sittingId } = openSitting(state);
    const itemId = ofSitting(sittingId, input, context);
    const now = state.items[itemId]?.state ?? 'planned';
    if (now === 'finished') throw new AppError('item-over');
    if (now === how) throw new AppError('item-set-aside');
    const kind = how === 'postponed' ? itemPostponed : itemSkipped;
    return [...endIn(state, itemId), kind.make({ itemId, sittingId }, sittingId)];
  };

/** @throws AppError sitting-not-open, not-found, item-elsewhere, item-over, item-set-aside. */
export const decidePostpone = decideSetAside('postponed');
/** @throws AppError sitting-not-open, not-found, item-elsewhere, item-over, item-set-aside. */
export const decideSkip = decideSetAside('skipped');

/** @throws AppError sitting-not-open, not-found, item-elsewhere, item-not-set-aside. */
export function decideRestore(state: ProceedingsState, input: ItemInput, context: SittingContext): NewEntry[] {
  const { sittingId } = openSitting(state);
  const itemId = ofSitting(sittingId, input, context);
  const now = state.items[itemId]?.state ?? 'planned';
  if (now === 'planned' || now === 'running') throw new AppError('item-not-set-aside');
  return [itemRestored.make({ itemId, sittingId }, sittingId)];
}

function ofSitting(sittingId: string, { itemId }: ItemInput, context: SittingContext): string {
  if (knownItem(context, itemId).sittingId !== sittingId) throw new AppError('item-elsewhere');
  return itemId;
}

const endIn = (state: ProceedingsState, itemId: string): NewEntry[] => (state.runningItemId === itemId ? impliedEnd(state) : []);

type OfItem = z.output<typeof itemStarted.data>;

/** An item that continues after it was postponed keeps the time of its first start. */
export function itemStartedFacts(state: ProceedingsState, entry: Entry, { itemId, sittingId }: OfItem): ProceedingsFacts {
  const startedAt = state.items[itemId]?.startedAt ?? entry.at;
  return { items: { [itemId]: { itemId, sittingId, state: 'running', startedAt, endedAt: null } }, runningItemId: itemId };
}

/** Transmission allowed for a classified item ends with it: the next run of the item asks again. Nobody gets ready for what is over. */
export const itemEndedFacts =
  (ended: 'finished' | 'postponed' | 'skipped') =>
  (state: ProceedingsState, entry: Entry, { itemId, sittingId }: OfItem): ProceedingsFacts => {
    const startedAt = state.items[itemId]?.startedAt ?? null;
    const endedAt = ended === 'finished' ? entry.at : null;
    const run: ItemRun = { itemId, sittingId, state: ended, startedAt, endedAt };
    return {
      items: { [itemId]: run },
      ...(state.runningItemId === itemId ? { runningItemId: null } : {}),
      ...(state.allowedItemId === itemId ? { allowedItemId: null } : {}),
      ...(state.prepared?.itemId === itemId ? { prepared: null } : {}),
    };
  };

export function itemRestoredFacts(state: ProceedingsState, _entry: Entry, { itemId, sittingId }: OfItem): ProceedingsFacts {
  const startedAt = state.items[itemId]?.startedAt ?? null;
  return { items: { [itemId]: { itemId, sittingId, state: 'planned', startedAt, endedAt: null } } };
}
