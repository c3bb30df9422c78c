import { Delayed, type Later } from '../delayed.ts';

/** However fast a caret moves, its place is sent this often at most, in milliseconds. */
export const REPORT_INTERVAL_MS = 100;

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
  #isBusy = false;
  #isDue = false;

  constructor(options: PlaceReportOptions<Place>) {
    this.#options = options;
    this.#rest = new Delayed(() => this.#rested(), options.later);
  }

  /** Sends the place, if it is another one than before. */
  changed(): void {
    if (this.#isBusy) {
      this.#isDue = true;
      return;
    }
    const place = this.#options.place();
    const text = JSON.stringify(place);
    if (place === null || text === this.#sent) return;
    this.#sent = text;
    this.#isBusy = true;
    this.#options
      .send(place)
      .catch(() => (this.#sent = null))
      .finally(() => this.#rest.in(REPORT_INTERVAL_MS));
  }

  /** Sends the place even if it is the same: the server may have forgotten it. */
  again(): void {
    this.#sent = null;
    this.changed();
  }

  #rested(): void {
    this.#isBusy = false;
    if (!this.#isDue) return;
    this.#isDue = false;
    this.changed();
  }
}
