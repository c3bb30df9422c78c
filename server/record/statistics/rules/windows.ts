import type { ProceedingsState } from '../../../live/sitting/rules/state.ts';
import type { SittingRun } from '../../../live/sitting/contract/entities.ts';
import type { TimeSpan } from './history.ts';

/** A time with both ends, in milliseconds since 1970. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** After so long without any entry a sitting that nobody closed counts as over since the last one. */
export const FORGOTTEN_MS = 4 * 3_600_000;

export interface Moments {
  readonly now: number;
  /** Time of the last entry of the journal; null if there is none. */
  readonly lastAt: number | null;
}

/** Until when a sitting is counted: its closing, or now; if it was forgotten open, the last entry. */
export function endOf(run: SittingRun, { now, lastAt }: Moments): number {
  if (run.closedAt !== null) return run.closedAt;
  const last = Math.max(run.openedAt, lastAt ?? run.openedAt);
  return now - last > FORGOTTEN_MS ? last : Math.max(now, run.openedAt);
}

/** The breaks of a sitting; one that goes on lasts until its end. */
export const breaksOf = (run: SittingRun, until: number): Window[] => run.adjournments.map(({ from, to }) => ({ from, to: to ?? until }));

/** The times in which a sitting ran: from its opening to its end, without breaks. */
export function windowsOf(run: SittingRun, until: number): Window[] {
  const windows: Window[] = [];
  let from = run.openedAt;
  for (const gap of breaksOf(run, until)) {
    windows.push({ from, to: Math.max(from, gap.from) });
    from = Math.max(from, gap.to);
  }
  return [...windows, { from, to: Math.max(from, until) }].filter((one) => one.to > one.from);
}

/** How long a time and these windows have in common, in milliseconds. */
export const overlap = ({ from, to }: TimeSpan, windows: readonly Window[]): number =>
  windows.reduce((sum, one) => sum + Math.max(0, Math.min(to ?? Infinity, one.to) - Math.max(from, one.from)), 0);

/** Whether a time falls into a window: what has begun and ended in one moment did as well. */
export const isWithin = (span: TimeSpan, windows: readonly Window[]): boolean =>
  overlap(span, windows) > 0 || (span.from === span.to && windows.some(({ from, to }) => from <= span.from && span.from < to));

const DAY_MS = 86_400_000;

/** How many seconds later than planned something began, negative if earlier; null where one is not known, or it was on another day. */
export function lateness(startedAt: number | null, plannedAt: number | null): number | null {
  if (startedAt === null || plannedAt === null || Math.abs(startedAt - plannedAt) >= DAY_MS) return null;
  return seconds(startedAt - plannedAt);
}

/** Whole seconds of milliseconds. */
export const seconds = (ms: number): number => Math.round(ms / 1000);

/** The sitting to which a moment belongs: the last one opened by then; null before the first. */
export function sittingAt(state: Pick<ProceedingsState, 'sittings'>, at: number): string | null {
  const opened = Object.values(state.sittings).filter(({ openedAt }) => openedAt <= at);
  return opened.toSorted((one, other) => other.openedAt - one.openedAt)[0]?.sittingId ?? null;
}
