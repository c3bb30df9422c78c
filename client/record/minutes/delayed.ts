/** Runs `act` after so many milliseconds, unless what it returns is called before. */
export type Later = (act: () => void, delayMs: number) => () => void;

const afterTimeout: Later = (act, delayMs) => {
  const timer = setTimeout(act, delayMs);
  return () => clearTimeout(timer);
};

/** Something that is done after a while, once: each call of `in` takes the place of the one before. */
export class Delayed {
  readonly #act: () => void;
  readonly #later: Later;
  #cancel: (() => void) | null = null;

  constructor(act: () => void, later: Later = afterTimeout) {
    this.#act = act;
    this.#later = later;
  }

  in(delayMs: number): void {
    this.cancel();
    this.#cancel = this.#later(this.#act, delayMs);
  }

  cancel(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
