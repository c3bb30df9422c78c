import type { MediaStatus } from '../contract/index.ts';

/** Whether the server carries sound and picture, and who waits to know. */
export class StatusHolder {
  #current: MediaStatus = { state: 'looking', worker: null, reason: null };
  readonly #waiting = new Set<() => void>();

  get current(): MediaStatus {
    return this.#current;
  }

  become(status: MediaStatus): void {
    this.#current = status;
    if (status.state === 'looking') return;
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }

  /** Resolves once the status is known: `on` or `off`. */
  settled(): Promise<void> {
    return this.#current.state === 'looking' ? new Promise((resolve) => void this.#waiting.add(resolve)) : Promise.resolve();
  }
}
