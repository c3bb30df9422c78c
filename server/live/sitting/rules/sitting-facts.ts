import type { z } from 'zod';
import type { Entry } from '../../../platform/journal/contract.ts';
import type { Facts, SittingRun } from '../contract/entities.ts';
import type { sittingAdjourned, sittingOpened } from '../contract/entries.ts';
import type { ProceedingsState } from './state.ts';

type Opened = z.output<typeof sittingOpened.data>;
type OfSitting = z.output<(typeof sittingAdjourned)['data']>;

export function openedFacts(_state: ProceedingsState, entry: Entry, { sittingId, publication }: Opened): Facts {
  const run: SittingRun = { sittingId, openedAt: entry.at, publication, adjournments: [], closedAt: null };
  return { sittings: { [sittingId]: run }, openSittingId: sittingId };
}

export function adjournedFacts(state: ProceedingsState, entry: Entry, { sittingId }: OfSitting): Facts {
  const run = state.sittings[sittingId];
  if (!run) return {};
  return { sittings: { [sittingId]: { ...run, adjournments: [...run.adjournments, { from: entry.at, to: null }] } } };
}

export function sittingResumedFacts(state: ProceedingsState, entry: Entry, { sittingId }: OfSitting): Facts {
  const run = state.sittings[sittingId];
  return run ? { sittings: { [sittingId]: { ...run, adjournments: endedAdjournments(run, entry.at) } } } : {};
}

/** A sitting closes with nothing running: what a reader was not told of ends with it all the same, and the hall screen is given back. */
export function closedFacts(state: ProceedingsState, entry: Entry, { sittingId }: OfSitting): Facts {
  const run = state.sittings[sittingId];
  if (!run) return {};
  const closed = { ...run, adjournments: endedAdjournments(run, entry.at), closedAt: entry.at };
  const screen = state.screenSiteId === null ? {} : { screenSiteId: null };
  return { sittings: { [sittingId]: closed }, openSittingId: null, prepared: null, ...screen };
}

const endedAdjournments = (run: SittingRun, at: number): SittingRun['adjournments'] =>
  run.adjournments.map((one) => (one.to === null ? { ...one, to: at } : one));

/** Whether a sitting is interrupted now. */
export const isAdjourned = (run: SittingRun): boolean => run.closedAt === null && run.adjournments.at(-1)?.to === null;
