import { AppError } from './errors.ts';

export interface SerialQueueOptions {
  /** Maximum number of jobs in the queue, including the running one. */
  readonly maxJobs?: number;
}

/** Runs jobs one at a time, first come, first served. A job that fails does not hold up the next one. */
export class SerialQueue {
  readonly #maxJobs: number;
  #last: Promise<void> = Promise.resolve();
  #jobs = 0;
  #closed = false;

  constructor({ maxJobs = Infinity }: SerialQueueOptions = {}) {
    this.#maxJobs = maxJobs;
  }

  /** Runs a job in its turn. @throws AppError too-many, unavailable after `close`, and whatever the job throws. */
  async run<T>(job: () => T | Promise<T>): Promise<T> {
    const release = await this.acquire();
    try {
      return await job();
    } finally {
      release();
    }
  }

  /**
   * Resolves when it is the caller's turn, to the function that ends it.
   * @throws AppError too-many if the queue is full, unavailable if it is closed or closes meanwhile.
   */
  async acquire(): Promise<() => void> {
    if (this.#closed) throw new AppError('unavailable');
    if (this.#jobs >= this.#maxJobs) throw new AppError('too-many', { seconds: 1 });
    const previous = this.#last;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last = promise;
    this.#jobs += 1;
    await previous;
    const release = (): void => {
      this.#jobs -= 1;
      resolve();
    };
    if (!this.#closed) return release;
    release();
    throw new AppError('unavailable');
  }

  /** Refuses every job that has not started; the running one finishes. */
  close(): void {
    this.#closed = true;
  }
}
