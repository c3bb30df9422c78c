import { AppError } from '../../../platform/errors.ts';
import type { NewEntry } from '../../../platform/journal/contract.ts';
import { sittingAdjourned, sittingClosed, sittingOpened, sittingResumed } from '../contract/entries.ts';
import { activeSitting, impliedEnd, impliedFinish, openSitting, type Known } from './decision.ts';
import { stopped } from './media.ts';
import { isAdjourned } from './sitting-facts.ts';
import type { ProceedingsState } from './state.ts';

interface Input {
  readonly sittingId: string;
}

/** Throws not-published, not-found, sitting-open (this or another one), sitting-closed. */
export function decideOpen(state: ProceedingsState, { sittingId }: Input, { plan }: Known): NewEntry[] {
  if (plan.publication === null) throw new AppError('not-published');
  if (!plan.sittings.has(sittingId)) throw new AppError('not-found');
  if (state.openSittingId !== null) throw new AppError('sitting-open');
  if (state.sittings[sittingId]) throw new AppError('sitting-closed');
  return [sittingOpened.make({ sittingId, publication: plan.publication }, sittingId)];
}

/** Throws sitting-not-open, sitting-adjourned. */
export function decideAdjourn(state: ProceedingsState, { sittingId }: Input): NewEntry[] {
  same(activeSitting(state), sittingId);
  return [...impliedEnd(state), sittingAdjourned.make({ sittingId }, sittingId)];
}

/** Throws sitting-not-open, sitting-not-adjourned. */
export function decideResume(state: ProceedingsState, { sittingId }: Input): NewEntry[] {
  const run = openSitting(state);
  same(run, sittingId);
  if (!isAdjourned(run)) throw new AppError('sitting-not-adjourned');
  return [sittingResumed.make({ sittingId }, sittingId)];
}

/** Throws sitting-not-open. The running turn and item end with the sitting. */
export function decideClose(state: ProceedingsState, { sittingId }: Input): NewEntry[] {
  same(openSitting(state), sittingId);
  return [...stopped(state, 'closed'), ...impliedEnd(state), ...impliedFinish(state), sittingClosed.make({ sittingId }, sittingId)];
}

function same(run: Input, sittingId: string): void {
  if (run.sittingId !== sittingId) throw new AppError('sitting-not-open');
}
