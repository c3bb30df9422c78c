import { MemoryStore, type Options } from 'express-rate-limit';
import { AppError } from '../errors.ts';

/** Counts attempts at secrets (signing in, joining by code) by client IP, over all transports. */
export class BruteForceLimit {
  readonly #store = new MemoryStore();
  readonly #most: number;
  readonly #onLimit: (address: string) => Promise<void>;

  /** `onLimit`: told the address of each attempt that is refused, before its sender is. Must not throw. */
  constructor(most: number, windowSeconds: number, onLimit: (address: string) => Promise<void> = async () => {}) {
    this.#most = most;
    this.#onLimit = onLimit;
    // Of the middleware's options, the store only reads the window.
    this.#store.init({ windowMs: windowSeconds * 1000 } as Options);
  }

  /**
   * Runs an attempt. Successful ones do not count: 34 sites may sign in from one address.
   * @throws AppError too-many, with the seconds to wait, or what the attempt throws.
   */
  async attempt<T>(address: string, now: number, work: () => Promise<T>): Promise<T> {
    const { totalHits, resetTime } = await this.#store.increment(address);
    if (totalHits > this.#most) {
      await this.#onLimit(address);
      throw new AppError('too-many', { seconds: Math.max(1, Math.ceil(((resetTime?.getTime() ?? now) - now) / 1000)) });
    }
    const result = await work();
    await this.#store.decrement(address);
    return result;
  }

  close(): void {
    this.#store.shutdown();
  }
}
