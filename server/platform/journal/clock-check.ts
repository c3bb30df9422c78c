import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Journals } from './journals.ts';

/** Lags from here on are reported; smaller ones are common between two servers. */
const TOLD_FROM_MS = 5000;
const CHECK_INTERVAL_MS = 5000;

/**
 * Watches whether the server's clock is behind the journals, as after a start with a wrong time. Until it has caught up, new
 * entries carry the time of the last one.
 */
export class ClockCheck {
  readonly #journals: Journals;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #timer: NodeJS.Timeout;
  #isTold = false;

  constructor(options: { readonly journals: Journals; readonly clock: Clock; readonly log: Log }) {
    this.#journals = options.journals;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#timer = setInterval(() => this.check(), CHECK_INTERVAL_MS).unref();
  }

  /** How many milliseconds the clock is behind the last entry of an open journal; 0 if not, or hardly. */
  get behindMs(): number {
    const behindMs = this.#journals.lastAt - this.#clock();
    return behindMs >= TOLD_FROM_MS ? behindMs : 0;
  }

  /** Logs the beginning and the end of a lag. */
  check(): void {
    const { behindMs } = this;
    if (behindMs > 0 === this.#isTold) return;
    this.#isTold = behindMs > 0;
    if (this.#isTold) this.#log.error({ behindMs }, "the server's clock is behind the journal: set the machine's clock");
    else this.#log.info({}, "the server's clock has caught up with the journal");
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
