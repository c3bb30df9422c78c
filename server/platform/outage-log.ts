import type { Log } from './log.ts';
import { outageOf, type OutageCode } from './database/outage.ts';

interface Outage {
  readonly code: OutageCode;
  readonly since: number;
  failures: number;
}

/**
 * Logs an outage of the database as one line at its beginning and one at its end, however much fails meanwhile: a stack trace for
 * each failed query would fill the disk.
 */
export class OutageLog {
  readonly log: Log;
  readonly #log: Log;
  #outage: Outage | null = null;

  constructor(log: Log) {
    this.#log = log;
    this.log = {
      debug: log.debug.bind(log),
      info: log.info.bind(log),
      warn: log.warn.bind(log),
      error: (fields, words) => {
        const code = outageOf(fields.err);
        if (code === null) log.error(fields, words);
        else this.failed(code);
      },
    };
  }

  /** Start and reason of the current outage; null if the database works. */
  get outage(): Readonly<Outage> | null {
    return this.#outage;
  }

  /** Reports a failure caused by the database. A different reason counts as another outage. */
  failed(code: OutageCode): void {
    if (this.#outage?.code === code) {
      this.#outage.failures += 1;
      return;
    }
    this.ended();
    this.#outage = { code, since: performance.now(), failures: 1 };
    this.#log.error({ code }, 'the database does not work');
  }

  /** Reports that the database works again. */
  ended(): void {
    if (!this.#outage) return;
    const { code, since, failures } = this.#outage;
    this.#outage = null;
    this.#log.warn({ code, failures, seconds: Math.round((performance.now() - since) / 1000) }, 'the outage of the database ended');
  }
}
