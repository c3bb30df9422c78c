import type { z } from 'zod';
import { AppError } from '../../../platform/errors.ts';
import type { Entry, NewEntry } from '../../../platform/journal/contract.ts';
import type { SittingRun } from '../contract/entities.ts';
import { sittingAdjourned, sittingClosed, sittingOpened, sittingResumed } from '../contract/entries.ts';
import { activeSitting, impliedEnd, impliedFinish, isAdjourned, openSitting, type SittingContext } from './decision.ts';
import { stopped } from './media.ts';
import type { ProceedingsState, ProceedingsFacts } from './state.ts';

interface Input {
  readonly sittingId: string;
}

/** @throws AppError not-published, not-found, sitting-open (this or another one), sitting-closed. */
export function decideOpen(state: ProceedingsState, { sittingId }: Input, { plan }: SittingContext): NewEntry[] {
  if (plan.publication === null) throw new AppError('not-published');
  if (!plan.sittings.has(sittingId)) throw new AppError('not-found');
  if (state.openSittingId !== null) throw new AppError('sitting-open');
  if (state.sittings[sittingId]) throw new AppError('sitting-closed');
  return [sittingOpened.make({ sittingId, publication: plan.publication }, sittingId)];
}

/** @throws AppError sitting-not-open, sitting-adjourned. */
export function decideAdjourn(state: ProceedingsState, { sittingId }: Input): NewEntry[] {
  same(activeSitting(state), sittingId);
  return [...impliedEnd(state), sittingAdjourned.make({ sittingId }, sittingId)];
}

/** @throws AppError sitting-not-open, sitting-not-adjourned. */
export function decideResume(state: ProceedingsState, { sittingId }: Input): NewEntry[] {
  const run = openSitting(state);
  same(run, sittingId);
  if (!isAdjourned(run)) throw new AppError('sitting-not-adjourned');
  return [sittingResumed.make({ sittingId }, sittingId)];
}

/** @throws AppError sitting-not-open. The running turn and item end with the sitting. */
export function decideClose(state: ProceedingsState, { sittingId }: Input): NewEntry[] {
  same(openSitting(state), sittingId);
  return [...stopped(state, 'closed'), ...impliedEnd(state), ...impliedFinish(state), sittingClosed.make({ sittingId }, sittingId)];
}

function same(run: Input, sittingId: string): void {
  if (run.sittingId !== sittingId) throw new AppError('sitting-not-open');
}

type Opened = z.output<typeof sittingOpened.data>;
type OfSitting = z.output<(typeof sittingAdjourned)['data']>;

export function openedFacts(_state: ProceedingsState, entry: Entry, { sittingId, publication }: Opened): ProceedingsFacts {
  const run: SittingRun = { sittingId, openedAt: entry.at, publication, adjournments: [], closedAt: null };
  return { sittings: { [sittingId]: run }, openSittingId: sittingId };
}

/** A break ends the notice to the next speaker, who is notified again afterwards. */
export function adjournedFacts(state: ProceedingsState, entry: Entry, { sittingId }: OfSitting): ProceedingsFacts {
  const run = state.sittings[sittingId];
  if (!run) return {};
  const adjourned = { ...run, adjournments: [...run.adjournments, { from: entry.at, to: null }] };
  return { sittings: { [sittingId]: adjourned }, ...(state.prepared ? { prepared: null } : {}) };
}

export function sittingResumedFacts(state: ProceedingsState, entry: Entry, { sittingId }: OfSitting): ProceedingsFacts {
  const run = state.sittings[sittingId];
  return run ? { sittings: { [sittingId]: { ...run, adjournments: endedAdjournments(run, entry.at) } } } : {};
}

/** Closing a sitting ends everything, including what a reader does not know of, and takes the shown site off the hall display. */
export function closedFacts(state: ProceedingsState, entry: Entry, { sittingId }: OfSitting): ProceedingsFacts {
  const run = state.sittings[sittingId];
  if (!run) return {};
  const closed = { ...run, adjournments: endedAdjournments(run, entry.at), closedAt: entry.at };
  const screen = state.screenSiteId === null ? {} : { screenSiteId: null };
  return { sittings: { [sittingId]: closed }, openSittingId: null, prepared: null, ...screen };
}

const endedAdjournments = (run: SittingRun, at: number): SittingRun['adjournments'] =>
  run.adjournments.map((one) => (one.to === null ? { ...one, to: at } : one));
