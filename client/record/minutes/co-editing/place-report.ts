import { Delayed, type Later } from '../delayed.ts';

/** However fast a caret moves, its place is sent this often at most, in milliseconds. */
export const REPORT_INTERVAL_MS = 100;
/** After a report that was refused or lost nothing is sent for so long. */
export const REFUSED_INTERVAL_MS = 3000;

export interface PlaceReportOptions<Place> {
  /** Where this page writes now; null while that cannot be said. */
  readonly place: () => Place | null;
  readonly send: (place: Place) => Promise<unknown>;
  /** By default setTimeout. */
  readonly later?: Later;
}

/** Reports where this page writes: when it has changed, one report after the other. What changes meanwhile is sent as one. */
export class PlaceReport<Place> {
  readonly #options: PlaceReportOptions<Place>;
  readonly #rest: Delayed;
  /** The place that was sent last, as JSON; null if none has arrived. */
  #sent: string | null = null;
  #state: 'free' | 'sending' | 'resting' = 'free';
  #isDue = false;

  constructor(options: PlaceReportOptions<Place>) {
    this.#options = options;
    this.#rest = new Delayed(() => this.#rested(), options.later);
  }

  /** Sends the place, if it is another one than before. */
  changed(): void {
    this.#isDue = true;
    if (this.#state === 'free') this.#send();
  }

  /** Sends the place even if it is the same, and at once: the server may have forgotten it. */
  again(): void {
    this.#sent = null;
    if (this.#state === 'resting') this.#state = 'free';
    this.changed();
  }

  #send(): void {
    this.#isDue = false;
    const place = this.#options.place();
    const text = JSON.stringify(place);
    if (place === null || text === this.#sent) return;
    this.#sent = text;
    this.#state = 'sending';
    this.#rest.cancel();
    this.#options.send(place).then(
      () => this.#restFor(REPORT_INTERVAL_MS),
      () => this.#failed(),
    );
  }

  #failed(): void {
    this.#sent = null;
    this.#isDue = true;
    this.#restFor(REFUSED_INTERVAL_MS);
  }

  #restFor(delayMs: number): void {
    this.#state = 'resting';
    this.#rest.in(delayMs);
  }

  #rested(): void {
    this.#state = 'free';
    if (this.#isDue) this.#send();
  }
}
