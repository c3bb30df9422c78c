import { AppError, type Fault } from '../../../platform/errors.ts';
import type { Matter, MatterStatus, MatterStep, StepKind } from '../contract.ts';
import type { TaskReport } from '../owners/contract.ts';
import { isSettled } from './due.ts';

/** What a step makes of a matter. */
export type Standing = Pick<Matter, 'status' | 'statusOn' | 'reached' | 'mergedInto' | 'askedOn'>;

/** The status after a step; the others change none. */
const STATUS_AFTER: Readonly<Record<Exclude<StepKind, 'progress' | 'returned'>, MatterStatus>> = {
  forwarded: 'forwarded',
  answered: 'answered',
  done: 'done',
  closed: 'closed',
  reopened: 'open',
};

/** The fields that each step cannot do without. */
const NEEDED: Readonly<Record<StepKind, readonly ('text' | 'body' | 'number')[]>> = {
  progress: [],
  forwarded: ['body'],
  answered: ['number'],
  done: [],
  returned: ['text'],
  closed: ['text'],
  reopened: ['text'],
};

/** What is missing in a step, or wrong with it. `today`: the latest day on which something can have happened. */
export function stepFaults(step: MatterStep, today: string): Fault[] {
  const missing = NEEDED[step.kind]
    .filter((field) => step[field] === null)
    .map((field) => ({ path: `step.${field}`, message: 'required' }));
  const empty = step.kind === 'progress' && step.text === null && step.reached === null ? [{ path: 'step.text', message: 'required' }] : [];
  return [...(step.on > today ? [{ path: 'step.on', message: 'day-to-come' }] : []), ...missing, ...empty];
}

/**
 * What a step makes of a matter. Reopening takes back whatever it had come to: a reply that answers nothing, an end too early, a merge.
 * @throws AppError matter-open (reopened although it is open), not-asked (returned although nobody asked), matter-settled (anything else once it is settled).
 */
export function afterStep(matter: Standing, step: Pick<MatterStep, 'kind' | 'on' | 'reached'>): Standing {
  if (step.kind === 'reopened' && matter.status === 'open') throw new AppError('matter-open');
  if (step.kind !== 'reopened' && isSettled(matter)) throw new AppError('matter-settled');
  if (step.kind === 'returned' && matter.askedOn === null) throw new AppError('not-asked');
  const reached = step.reached ?? matter.reached;
  const { status, statusOn, mergedInto, askedOn } = matter;
  if (step.kind === 'progress') return { status, statusOn, reached, mergedInto, askedOn };
  if (step.kind === 'returned') return { status, statusOn, reached, mergedInto, askedOn: null };
  const isWaiting = step.kind === 'forwarded' || step.kind === 'answered';
  return {
    status: STATUS_AFTER[step.kind],
    statusOn: step.kind === 'reopened' ? null : step.on,
    reached,
    mergedInto: null,
    askedOn: isWaiting ? askedOn : null,
  };
}

/** What is missing in a report: progress says something, in words or as a number. */
export const reportFaults = ({ kind, text, reached }: TaskReport): Fault[] =>
  kind === 'progress' && text === null && reached === null ? [{ path: 'report.text', message: 'required' }] : [];

/**
 * What a report of the owner makes of a task on a day. It settles nothing: that it is done is for the office to confirm.
 * @throws AppError matter-settled, asked-already (it waits for that).
 */
export function afterReport(matter: Standing, { kind, reached }: TaskReport, on: string): Standing {
  if (isSettled(matter)) throw new AppError('matter-settled');
  if (kind === 'asked' && matter.askedOn !== null) throw new AppError('asked-already');
  return { ...standingBefore(matter), reached: reached ?? matter.reached, askedOn: kind === 'asked' ? on : matter.askedOn };
}

/** How a matter stands, apart from everything else. */
export const standingBefore = ({ status, statusOn, reached, mergedInto, askedOn }: Standing): Standing => ({
  status,
  statusOn,
  reached,
  mergedInto,
  askedOn,
});

/** What is wrong with merging a matter into another one; null: there is no such matter. */
export function mergeFaults(matter: Pick<Matter, 'id' | 'kind'>, into: Pick<Matter, 'id' | 'kind' | 'status'> | null): Fault[] {
  if (into === null || into.id === matter.id || into.kind !== matter.kind) return [{ path: 'into', message: 'no-such-reference' }];
  return isSettled(into) ? [{ path: 'into', message: 'into-settled' }] : [];
}
