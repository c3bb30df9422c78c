import type { RequestHandler } from 'express';

/** Running requests, so that a stopping server can finish them. */
export class InFlight {
  #count = 0;
  #stopping = false;
  #drained: (() => void) | null = null;

  /** Middleware that comes before all others. */
  readonly count: RequestHandler = (_request, response, next) => {
    this.#count += 1;
    if (this.#stopping) response.set('Connection', 'close');
    response.once('close', () => {
      this.#count -= 1;
      if (this.#count === 0) this.#drained?.();
    });
    next();
  };

  /** Resolves when all are answered, or after `longest` milliseconds, when slower clients are cut off. */
  async finish(longest: number): Promise<void> {
    this.#stopping = true;
    if (this.#count === 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#drained = resolve;
    const timer = setTimeout(resolve, longest);
    await promise;
    clearTimeout(timer);
  }
}
