/**
 * How the page reaches the server. `opening`: first attempt; `up`: by socket; `lost`: briefly not; `polled`: by plain requests,
 * because the socket is blocked; `cut`: not at all, so that the page may be outdated.
 */
export type PageLineState = 'opening' | 'up' | 'lost' | 'polled' | 'cut';

export interface LineWatchOptions {
  /** Sends a plain request without the socket. Rejects if the server does not answer. */
  probe(): Promise<void>;
  /** Milliseconds of any clock. */
  now(): number;
  /** Runs `callback` after so many milliseconds, unless the returned function is called first. */
  later(callback: () => void, delayMs: number): () => void;
  onChange(line: PageLine): void;
  /** Called each time a plain request is answered while there is no socket. */
  onProbed?(): void;
}

export interface PageLine {
  readonly state: PageLineState;
  /** When the page was last known to be up to date: when it was rendered, or when the connection broke. */
  readonly since: number;
}

/** How long an opening page says nothing about its connection, and how long to wait for a broken one before trying plain requests. */
export const OPENING_MS = 2500;
const LOST_MS = 4000;
/** How often a page without a socket polls. */
export const POLL_INTERVAL_MS = 3000;
/** After this long without the server a turn, an item or the sitting may have ended, so clocks on the page stop. */
export const CUT_AFTER_MS = 30_000;

/** Watches how the page reaches the server, from the first attempt on. */
export class LineWatch {
  readonly #options: LineWatchOptions;
  #line: PageLine;
  #hasBeenUp = false;
  #cancel: () => void;

  constructor(options: LineWatchOptions) {
    this.#options = options;
    this.#line = { state: 'opening', since: options.now() };
    this.#cancel = options.later(() => {
      this.#become('cut');
      void this.#ask();
    }, OPENING_MS);
  }

  get line(): PageLine {
    return this.#line;
  }

  connected(): void {
    this.#cancel();
    this.#hasBeenUp = true;
    this.#line = { state: 'up', since: this.#options.now() };
    this.#options.onChange(this.#line);
  }

  disconnected(): void {
    if (this.#line.state !== 'up') return;
    this.#line = { state: 'lost', since: this.#options.now() };
    this.#options.onChange(this.#line);
    this.#cancel = this.#options.later(() => void this.#ask(), LOST_MS);
  }

  async #ask(): Promise<void> {
    const isAnswered = await this.#options.probe().then(
      () => true,
      () => false,
    );
    if (this.#line.state === 'up') return;
    this.#become(isAnswered ? 'polled' : this.#stateWithout());
    if (isAnswered) this.#options.onProbed?.();
    this.#cancel = this.#options.later(() => void this.#ask(), POLL_INTERVAL_MS);
  }

  #stateWithout(): PageLineState {
    const isRecent = this.#line.state === 'polled' || this.#options.now() - this.#line.since < CUT_AFTER_MS;
    return this.#hasBeenUp && isRecent ? 'lost' : 'cut';
  }

  #become(state: PageLineState): void {
    const { state: before, since } = this.#line;
    if (state === before) return;
    // The page was up to date until the first unanswered request.
    this.#line = { state, since: before === 'polled' || state === 'polled' ? this.#options.now() : since };
    if (state === 'polled') this.#hasBeenUp = true;
    this.#options.onChange(this.#line);
  }
}
