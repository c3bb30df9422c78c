import type { Clock } from './clock.ts';

export interface SteadyClockOptions {
  /** Milliseconds since 1970, as the machine has them: may jump in both directions. */
  readonly wall: Clock;
  /** Milliseconds that pass evenly, from any beginning. */
  readonly monotonic: Clock;
  /** Called when the clock has followed the machine's by a step, forwards, by so many milliseconds. */
  readonly onStep?: (stepMs: number) => void;
}

/** How often the machine's clock is looked at. */
const SAMPLE_INTERVAL_MS = 1000;
/** By how much of the time that passes the clock follows the machine's: what nobody sees on a countdown. */
const SLEW = 0.005;
/** The machine's clock is followed by a step when it is ahead by more than this, and for so long: the machine has slept, or was set right. */
const STEP_FROM_MS = 60_000;
const STEP_AFTER_MS = 300_000;

/**
 * The hour of the server: the machine's clock as it stood at the start, and from there on what passes evenly. A machine's clock that jumps
 * for a moment changes nothing; one that is set right is followed slowly, and never backwards.
 */
export function steadyClock({ wall, monotonic, onStep }: SteadyClockOptions): Clock {
  let offset = wall() - monotonic();
  let sampledAt = monotonic();
  /** Since when the machine's clock has been far ahead. */
  let aheadSince: number | null = null;

  const follow = (now: number): void => {
    const passed = now - sampledAt;
    sampledAt = now;
    const difference = wall() - (now + offset);
    aheadSince = difference > STEP_FROM_MS ? (aheadSince ?? now) : null;
    if (aheadSince !== null && now - aheadSince >= STEP_AFTER_MS) {
      offset += difference;
      aheadSince = null;
      onStep?.(difference);
    } else if (aheadSince === null) {
      offset += Math.sign(difference) * Math.min(Math.abs(difference), passed * SLEW);
    }
  };

  return () => {
    const now = monotonic();
    if (now - sampledAt >= SAMPLE_INTERVAL_MS) follow(now);
    return Math.floor(now + offset);
  };
}
