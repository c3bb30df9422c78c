import type { Joined } from './joined.ts';
import type { Patience } from './patience.ts';

/** How often a line is looked after, in milliseconds. */
const LOOK_AFTER = 1000;

export interface Kept {
  readonly patience: Patience;
  /** The stay, while there is one. */
  stay(): Joined | null;
  /** Asks the server whether it knows this stay. Resolves with whether it answered. */
  ask(): Promise<boolean>;
  mend(stay: Joined): Promise<void>;
  /** Joins again. */
  anew(): Promise<void>;
  /** There is no stay, and no reason to wait any longer for the next attempt. */
  again(): void;
  /** Tells the server all that it does not know yet. */
  tell(stay: Joined): Promise<void>;
}

/** Looks after a page's line: mends what is broken, and has everything begun anew where that does not help. */
export class StayKeeper {
  readonly #kept: Kept;
  readonly #timer: ReturnType<typeof setInterval>;
  #isLooking = false;
  #mayBeForgotten = false;

  constructor(kept: Kept) {
    this.#kept = kept;
    this.#timer = setInterval(() => void this.#look(), LOOK_AFTER);
  }

  /** The socket is there, or there again: the server may be another one, which knows nothing of this stay. */
  reached(): void {
    this.#mayBeForgotten = true;
    if (this.#kept.stay()) void this.#look();
    else this.#kept.again();
  }

  /** One look at a time. */
  async #look(): Promise<void> {
    if (this.#isLooking || !this.#kept.stay()) return;
    this.#isLooking = true;
    try {
      if (this.#mayBeForgotten) this.#mayBeForgotten = !(await this.#kept.ask());
      await this.#mend();
      const stay = this.#kept.stay();
      if (stay && this.#kept.patience.isBehind) await this.#kept.tell(stay);
    } finally {
      this.#isLooking = false;
    }
  }

  async #mend(): Promise<void> {
    const { patience } = this.#kept;
    const next = patience.next(Date.now());
    if (next === 'anew') patience.failed();
    if (next === 'anew') return this.#kept.anew();
    const stay = this.#kept.stay();
    if (next !== 'mend' || stay?.line !== 'broken') return;
    patience.mending(Date.now());
    await this.#kept.mend(stay);
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
