import { TurnSeconds, type Floor, type Turn } from '../contract/entities.ts';

/** Length of a countdown's last minute, in milliseconds. */
export const LAST_MINUTE_MS = 60_000;

/** Phase of a turn. `unlimited`: there is no countdown. */
export type Phase = 'running' | 'last' | 'over' | 'paused' | 'unlimited';

/** Elapsed milliseconds of a turn, without pauses. */
export function elapsed(turn: Floor | Turn, now: number): number {
  const until = 'endedAt' in turn ? turn.endedAt : (turn.pausedAt ?? now);
  return Math.max(0, until - turn.startedAt - turn.pausedMs);
}

/** Milliseconds left, negative after the limit; null without a countdown. */
export function remaining(floor: Floor, now: number): number | null {
  return floor.limitSeconds === null ? null : floor.limitSeconds * 1000 - elapsed(floor, now);
}

/** The phase of the current turn. */
export function phase(floor: Floor, now: number): Phase {
  if (floor.pausedAt !== null) return 'paused';
  const left = remaining(floor, now);
  if (left === null) return 'unlimited';
  if (left <= 0) return 'over';
  return left <= LAST_MINUTE_MS ? 'last' : 'running';
}

const { minValue: MIN_SECONDS, maxValue: MAX_SECONDS } = TurnSeconds;

/** What was left of a turn when it ended, in seconds: never less than the shortest turn. Null: it had no countdown. */
export function secondsLeft(turn: Turn): number | null {
  if (turn.limitSeconds === null) return null;
  const left = Math.round(turn.limitSeconds - elapsed(turn, turn.endedAt) / 1000);
  return Math.min(MAX_SECONDS ?? left, Math.max(MIN_SECONDS ?? left, left));
}
