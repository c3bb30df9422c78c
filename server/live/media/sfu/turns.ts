import { AppError } from '../../../platform/errors.ts';

/** So many commands of one page may wait for each other. */
const MOST_WAITING = 60;

/** What a page asks for is done one after the other: two answers never build upon the same state. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** @throws AppError too-many, and whatever `work` throws. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#waiting >= MOST_WAITING) throw new AppError('too-many');
    this.#waiting += 1;
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => {});
    try {
      return await mine;
    } finally {
      this.#waiting -= 1;
    }
  }
}
