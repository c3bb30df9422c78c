/** A check that repeats at an interval, one at a time; what it throws is reported. */
export class RepeatedCheck {
  readonly #check: () => Promise<void>;
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;

  constructor(check: () => Promise<void>, onError: (error: unknown) => void) {
    this.#check = check;
    this.#onError = onError;
  }

  start(intervalMs: number): void {
    this.#timer ??= setInterval(() => void this.run(), intervalMs).unref();
  }

  /** Stops repeating, and waits for a running check. */
  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    await this.#running;
  }

  /** Checks once, or waits for a running check. */
  run(): Promise<void> {
    this.#running ??= this.#check()
      .catch(this.#onError)
      .finally(() => (this.#running = null));
    return this.#running;
  }
}
