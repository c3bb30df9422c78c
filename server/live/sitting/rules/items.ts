import { AppError } from '../../../platform/errors.ts';
import type { NewEntry } from '../../../platform/journal/contract.ts';
import { itemFinished, itemPostponed, itemRestored, itemSkipped, itemStarted } from '../contract/entries.ts';
import { activeSitting, impliedEnd, impliedFinish, knownItem, openSitting, type Acting, type Known } from './decision.ts';
import { stoppedInto } from './media.ts';
import type { ProceedingsState } from './state.ts';

interface Input {
  readonly itemId: string;
}

/** Throws sitting-not-open, sitting-adjourned, not-found, item-elsewhere, item-running, item-over, item-skipped. */
export function decideStart(state: ProceedingsState, input: Input, acting: Acting, known: Known): NewEntry[] {
  const { sittingId } = activeSitting(state);
  const itemId = ofSitting(sittingId, input, acting, known);
  const now = state.items[itemId]?.state ?? 'planned';
  if (now === 'running') throw new AppError('item-running');
  if (now === 'finished') throw new AppError('item-over');
  if (now === 'skipped') throw new AppError('item-skipped');
  return [
    ...stoppedInto(state, { ...state, runningItemId: itemId, floor: null }, known),
    ...impliedEnd(state),
    ...impliedFinish(state),
    itemStarted.make({ itemId, sittingId }, sittingId),
  ];
}

/** Throws sitting-not-open, not-found, item-elsewhere, item-not-running. */
export function decideFinish(state: ProceedingsState, input: Input, acting: Acting, known: Known): NewEntry[] {
  const { sittingId } = openSitting(state);
  const itemId = ofSitting(sittingId, input, acting, known);
  if (state.runningItemId !== itemId) throw new AppError('item-not-running');
  return [...endIn(state, itemId), itemFinished.make({ itemId, sittingId }, sittingId)];
}

/** Throws sitting-not-open, not-found, item-elsewhere, item-over, item-set-aside. */
export function decideSetAside(
  state: ProceedingsState,
  input: Input,
  acting: Acting,
  known: Known,
  how: 'postponed' | 'skipped',
): NewEntry[] {
  const { sittingId } = openSitting(state);
  const itemId = ofSitting(sittingId, input, acting, known);
  const now = state.items[itemId]?.state ?? 'planned';
  if (now === 'finished') throw new AppError('item-over');
  if (now === how) throw new AppError('item-set-aside');
  const kind = how === 'postponed' ? itemPostponed : itemSkipped;
  return [...endIn(state, itemId), kind.make({ itemId, sittingId }, sittingId)];
}

/** Throws sitting-not-open, not-found, item-elsewhere, item-not-set-aside. */
export function decideRestore(state: ProceedingsState, input: Input, acting: Acting, known: Known): NewEntry[] {
  const { sittingId } = openSitting(state);
  const itemId = ofSitting(sittingId, input, acting, known);
  const now = state.items[itemId]?.state ?? 'planned';
  if (now === 'planned' || now === 'running') throw new AppError('item-not-set-aside');
  return [itemRestored.make({ itemId, sittingId }, sittingId)];
}

function ofSitting(sittingId: string, { itemId }: Input, acting: Acting, { plan }: Known): string {
  if (knownItem(plan, itemId, acting).sittingId !== sittingId) throw new AppError('item-elsewhere');
  return itemId;
}

const endIn = (state: ProceedingsState, itemId: string): NewEntry[] => (state.runningItemId === itemId ? impliedEnd(state) : []);
