import { mayRead } from '../../../planning/plan/rules.ts';
import type { DecisionContext } from '../../../platform/bus/handlers.ts';
import { AppError } from '../../../platform/errors.ts';
import type { NewEntry } from '../../../platform/journal/contract.ts';
import type { SittingRun } from '../contract/entities.ts';
import { floorEnded, itemFinished } from '../contract/entries.ts';
import type { PlanIndex } from './plan.ts';
import type { ProceedingsState } from './state.ts';

/** What every decision of the sitting gets besides the state and its input. */
export interface SittingContext extends DecisionContext {
  /** The published plan. */
  readonly plan: PlanIndex;
  /** Clearances of the sites, by id; one without an entry has none. */
  readonly clearances: ReadonlyMap<string, number>;
  /** A fresh id for what the command makes. */
  readonly id: string;
  /** The participant that a delegate's login represents, or who comes by an invitation; null for other logins. */
  readonly participantId: string | null;
  /** What check-in noted of that participant in the open sitting; absent or null: nothing is known. */
  readonly askerPresence?: AskerPresence | null;
}

/** Where somebody is, as it was noted at the doors. */
export interface AskerPresence {
  /** Noted as absent, or as having left. */
  readonly isAway: boolean;
  /** The site at which they were seen; null: not known, or online. */
  readonly siteId: string | null;
}

/** The open sitting. @throws AppError sitting-not-open. */
export function openSitting(state: ProceedingsState): SittingRun {
  const run = state.openSittingId === null ? undefined : state.sittings[state.openSittingId];
  if (!run) throw new AppError('sitting-not-open');
  return run;
}

/** The open sitting, if it is not adjourned. @throws AppError sitting-not-open, sitting-adjourned. */
export function activeSitting(state: ProceedingsState): SittingRun {
  const run = openSitting(state);
  if (isAdjourned(run)) throw new AppError('sitting-adjourned');
  return run;
}

/** Whether a sitting is adjourned now. */
export const isAdjourned = (run: SittingRun): boolean => run.closedAt === null && run.adjournments.at(-1)?.to === null;

/** A planned item that the actor may know. @throws AppError not-found. */
export function knownItem({ plan, actor }: SittingContext, itemId: string) {
  const item = plan.items.get(itemId);
  if (!item || !mayRead(actor.clearance, item)) throw new AppError('not-found');
  return item;
}

/** The end of the current turn, implied by the next entry of the same command. */
export function impliedEnd(state: ProceedingsState): NewEntry[] {
  const { floor } = state;
  return floor ? [floorEnded.make({ turnId: floor.turnId, itemId: floor.itemId, implied: true }, floor.sittingId)] : [];
}

/** The end of the running item, implied by the next entry of the same command. */
export function impliedFinish(state: ProceedingsState): NewEntry[] {
  const run = state.runningItemId === null ? undefined : state.items[state.runningItemId];
  return run ? [itemFinished.make({ itemId: run.itemId, sittingId: run.sittingId, implied: true }, run.sittingId)] : [];
}
