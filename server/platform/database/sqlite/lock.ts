import { setTimeout as sleep } from 'node:timers/promises';
import { isLocked } from './faults.ts';

/** How long a statement waits for the lock of another process, in milliseconds. */
export const LOCK_TIMEOUT_MS = 5000;
const MAX_PAUSE_MS = 50;

/**
 * Runs a statement, and again after a pause while another process holds the lock on the file. SQLite's own waiting would stop the whole
 * server. @throws whatever the statement throws, also that the file is still locked after `LOCK_TIMEOUT_MS`.
 */
export async function whenUnlocked<Result>(statement: () => Result): Promise<Result> {
  const giveUpAt = performance.now() + LOCK_TIMEOUT_MS;
  for (let pause = 1; ; pause = Math.min(2 * pause, MAX_PAUSE_MS)) {
    try {
      return statement();
    } catch (error) {
      if (!isLocked(error) || performance.now() >= giveUpAt) throw error;
    }
    await sleep(pause);
  }
}
