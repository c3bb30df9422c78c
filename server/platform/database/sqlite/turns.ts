/** Lets callers through one at a time, first come, first served. */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /** Resolves when it is this caller's turn, to the function that ends it. */
  async take(): Promise<() => void> {
    const before = this.#last;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last = promise;
    await before;
    return resolve;
  }

  async run<Result>(work: () => Result): Promise<Result> {
    const end = await this.take();
    try {
      return work();
    } finally {
      end();
    }
  }
}
