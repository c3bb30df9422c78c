import type { Log } from './log.ts';
import type { Clock } from './clock.ts';

export interface SteadyClockOptions {
  /** The machine's clock, in milliseconds since 1970: may jump in both directions. */
  readonly wall: Clock;
  /** Milliseconds that pass evenly, from an arbitrary start. */
  readonly monotonic: Clock;
  /** Called after a step forwards, with its milliseconds. */
  readonly onStep?: (stepMs: number) => void;
}

/** How often the machine's clock is read. */
const SAMPLE_INTERVAL_MS = 1000;
/** Share of the elapsed time by which this clock follows the machine's: too little to notice on a countdown. */
const SLEW = 0.005;
/** The clock steps if the machine's is ahead by more than this, and for so long: the machine was asleep, or its clock was set. */
const STEP_FROM_MS = 60_000;
const STEP_AFTER_MS = 300_000;

/**
 * The server's clock: starts with the machine's and then runs evenly. A short jump of the machine's clock has no effect; a lasting
 * correction is followed slowly, and never backwards.
 */
export function steadyClock({ wall, monotonic, onStep }: SteadyClockOptions): Clock {
  let offset = wall() - monotonic();
  let sampledAt = monotonic();
  /** Since when the machine's clock has been far ahead; null if it is not. */
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

/** The clock of this machine, followed steadily; a step is noted in the log. */
export const machineClock = (log: Log): Clock =>
  steadyClock({
    wall: () => Date.now(),
    monotonic: () => performance.now(),
    onStep: (stepMs) => log.warn({ stepMs }, "the server's clock followed the machine's by a step"),
  });
