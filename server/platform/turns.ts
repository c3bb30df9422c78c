import type { AppError } from './errors.ts';

/** How much work may run at once, and how much more may wait. */
export interface Capacity {
  readonly running: number;
  readonly waiting: number;
}

interface Queue {
  /** Work that runs or waits. */
  present: number;
  running: number;
  readonly waiting: (() => void)[];
}

/** Work that takes turns by key: some of it runs at once, some more waits in order, and the rest is refused. */
export class Turns {
  readonly #queues = new Map<string, Queue>();

  /** How much waits on a key. */
  waiting(key: string): number {
    return this.#queues.get(key)?.waiting.length ?? 0;
  }

  /** `room` is asked again whenever it may have changed. @throws AppError the refusal if there is no room even to wait, or what the work throws. */
  async run<T>(key: string, room: () => Capacity, work: () => Promise<T>, refusal: () => AppError): Promise<T> {
    const queue = this.#queues.get(key) ?? { present: 0, running: 0, waiting: [] };
    this.#queues.set(key, queue);
    queue.present += 1;
    try {
      await this.#enter(queue, room, refusal);
      return await work().finally(() => this.#leave(queue, room()));
    } finally {
      queue.present -= 1;
      if (queue.present === 0) this.#queues.delete(key);
    }
  }

  async #enter(queue: Queue, room: () => Capacity, refusal: () => AppError): Promise<void> {
    for (let isFirst = queue.waiting.length === 0; ; isFirst = true) {
      const most = room();
      if (isFirst && queue.running < most.running) break;
      if (most.running <= 0 || queue.waiting.length >= most.waiting) throw refusal();
      await new Promise<void>((resolve) => queue.waiting.push(resolve));
    }
    queue.running += 1;
  }

  /** Lets the next ones try; if none may run any more, all of them, to be refused. */
  #leave(queue: Queue, most: Capacity): void {
    queue.running -= 1;
    const next = most.running <= 0 ? Infinity : Math.max(0, most.running - queue.running);
    for (const resume of queue.waiting.splice(0, next)) resume();
  }
}
