import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from './log.ts';

/** How long it waits after the first failure and at most, in milliseconds. */
const FIRST_WAIT_MS = 250;
const MAX_WAIT_MS = 15_000;

/** Work that has to be done, sooner or later: it is tried again, with a growing wait, until it works or everything is closed. */
export class Retries {
  readonly #log: Log | null;
  readonly #closing = new AbortController();

  constructor(log: Log | null) {
    this.#log = log;
  }

  /** Resolves when the work is done, when it is not wanted any more, or when everything is closed. `what`: for the log. */
  async until(work: () => Promise<void>, what: string, isWanted: () => boolean = () => true): Promise<void> {
    const { signal } = this.#closing;
    for (let wait = FIRST_WAIT_MS; isWanted() && !signal.aborted; wait = Math.min(MAX_WAIT_MS, wait * 2)) {
      try {
        return await work();
      } catch (error) {
        this.#log?.error({ err: error, wait }, what);
      }
      await pause(wait, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  close(): void {
    this.#closing.abort();
  }
}
