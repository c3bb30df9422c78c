import type { ServerResponse } from 'node:http';

/** Running requests, so that a stopping server can finish them. */
export class InFlight {
  #count = 0;
  #stopping = false;
  #drained: (() => void) | null = null;

  /** Counts a request until its response has ended. */
  count(response: ServerResponse): void {
    this.#count += 1;
    if (this.#stopping) response.setHeader('Connection', 'close');
    response.once('close', () => {
      this.#count -= 1;
      if (this.#count === 0) this.#drained?.();
    });
  }

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
