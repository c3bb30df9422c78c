import { MemoryStore, type Options } from 'express-rate-limit';
import { AppError } from '../errors.ts';

/** Attempts that guess secrets (signing in, joining by code) are counted by network address at every door. */
export class BruteForceLimit {
  readonly #store = new MemoryStore();
  readonly #most: number;

  constructor(most: number, windowSeconds: number) {
    this.#most = most;
    // The store reads nothing but the window from the options of the middleware that it is made for.
    this.#store.init({ windowMs: windowSeconds * 1000 } as Options);
  }

  /**
   * Runs an attempt. One that succeeds does not count: 34 sites may sign in from behind one address.
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
