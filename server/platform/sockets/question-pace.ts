import { setTimeout as sleep } from 'node:timers/promises';

/** How fast the questions of one connection are answered. */
export interface Pace {
  /** So many are answered without waiting, as a page asks when it opens. */
  readonly burst: number;
  /** After those, so many in each second. */
  readonly perSecond: number;
}

/** More than pages ask; connections that ask without end leave the server to the others. */
export const QUESTION_PACE: Pace = { burst: 300, perSecond: 20 };

/** Questions of one connection that are worked on at the same time. */
export const AT_ONCE = 8;

/** Time as a pace sees it, in milliseconds. */
export interface Time {
  now(): number;
  wait(ms: number): Promise<unknown>;
}

const REAL: Time = { now: () => performance.now(), wait: (ms) => sleep(ms, undefined, { ref: false }) };

/** The questions of one connection: some are answered at the same time, the others wait in their order, and who asks fast waits longer. */
export class QuestionPace {
  readonly #pace: Pace;
  readonly #time: Time;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  /** Until when the questions so far would have taken at an even pace. */
  #paidUntil = 0;

  constructor(pace: Pace, time: Time = REAL) {
    this.#pace = pace;
    this.#time = time;
  }

  /** Questions that are not answered yet. */
  get open(): number {
    return this.#running + this.#waiting.length;
  }

  /** Works on a question when it is its turn. */
  async answer<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      const delayMs = this.#delayMs(this.#time.now());
      if (delayMs > 0) await this.#time.wait(delayMs);
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  /** How long the next question has to wait, in milliseconds. */
  #delayMs(now: number): number {
    const { burst, perSecond } = this.#pace;
    const intervalMs = 1000 / perSecond;
    this.#paidUntil = Math.max(this.#paidUntil, now) + intervalMs;
    return Math.max(0, this.#paidUntil - now - burst * intervalMs);
  }
}
