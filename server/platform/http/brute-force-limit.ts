import { MemoryStore, type Options } from 'express-rate-limit';
import { AppError } from '../errors.ts';

/** Counts attempts at secrets (signing in, joining by code) by client IP, over all transports. */
export class BruteForceLimit {
  readonly #store = new MemoryStore();
  readonly #most: number;

  constructor(most: number, windowSeconds: number) {
    this.#most = most;
    // Of the middleware's options, the store only reads the window.
    this.#store.init({ windowMs: windowSeconds * 1000 } as Options);
  }

  /**
   * Runs an attempt. Successful ones do not count: 34 sites may sign in from one address.
   * @throws AppError too-many, with the seconds to wait, or what the attempt throws.
   */
  async attempt<T>(address: string, now: number, work: () => Promise<T>): Promise<T> {
    const { totalHits, resetTime } = await this.#store.increment(address);
    if (totalHits > this.#most)
      throw new AppError('too-many', { seconds: Math.max(1, Math.ceil(((resetTime?.getTime() ?? now) - now) / 1000)) });
    const result = await work();
    await this.#store.decrement(address);
    return result;
  }

  close(): void {
    this.#store.shutdown();
  }
}
