/**
 * How the page reaches the server. `opening`: it is being tried for the first time; `up`: by the socket; `lost`: not for a moment;
 * `polled`: the socket is blocked, and the page asks by plain requests; `cut`: not at all, so that what it shows may hold no more.
 */
export type PageLineState = 'opening' | 'up' | 'lost' | 'polled' | 'cut';

export interface LineWatchOptions {
  /** A plain request past the socket. Rejects when the server does not answer it. */
  probe(): Promise<void>;
  /** Milliseconds by whatever clock the page goes by. */
  now(): number;
  /** Runs `act` after so many milliseconds, unless what it returns is called before. */
  later(act: () => void, delayMs: number): () => void;
  onChange(line: PageLine): void;
  /** Each time that a plain request was answered while there is no socket. */
  onProbed?(): void;
}

export interface PageLine {
  readonly state: PageLineState;
  /** When the page was last known to show what holds: when it was drawn, or when the line broke. */
  readonly since: number;
}

/** How long a page may open without a word about its line, and how long a line that broke is waited for before plain requests are tried. */
export const OPENING_MS = 2500;
const LOST_MS = 4000;
/** How often a page without a socket asks. */
export const POLL_INTERVAL_MS = 3000;
/** After so long without the server a turn, an item or the sitting may have ended: nothing on the page goes on by itself. */
export const CUT_AFTER_MS = 30_000;

/** Watches the page's line, from the first attempt on. */
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
    // What the last answered request told holds until the first that was not answered.
    this.#line = { state, since: before === 'polled' || state === 'polled' ? this.#options.now() : since };
    if (state === 'polled') this.#hasBeenUp = true;
    this.#options.onChange(this.#line);
  }
}
