/** A line may be broken so long before everything is set up anew, and between two beginnings of ICE there is so much time, in milliseconds. */
const GIVE_UP = 12_000;
const MEND_EVERY = 4000;
/** Between two attempts to join; with every one that fails it is half as long again, up to the longest. */
const AGAIN = 1200;
const LONGEST = 15_000;
/** Pages that all lost the same server do not come back in one moment: sites within the first time, those who watch within the second. */
const SPREAD = { site: 300, check: 300, watch: 3000 };

/** When to try what again: not so often that it is a burden, not so seldom that anyone waits. */
export class Patience {
  /** The server does not know all that is wanted, because the line broke meanwhile. */
  isBehind = false;
  #failures = 0;
  #troubleSince: number | null = null;
  #triedAt = 0;

  /** Something is wrong with the line. */
  trouble(now: number): void {
    this.#troubleSince ??= now;
  }

  /** The line is there. */
  fine(): void {
    this.#failures = 0;
    this.#troubleSince = null;
  }

  /** Everything begins anew. */
  anew(): void {
    this.#troubleSince = null;
    this.#triedAt = 0;
  }

  failed(): void {
    this.#failures += 1;
  }

  /** What is to be done about the line now. The more often it failed, the longer each beginning gets. */
  next(now: number): 'nothing' | 'mend' | 'anew' {
    if (this.#troubleSince === null) return 'nothing';
    if (now - this.#troubleSince > GIVE_UP * Math.min(4, 1.5 ** this.#failures)) return 'anew';
    return now - this.#triedAt > MEND_EVERY ? 'mend' : 'nothing';
  }

  /** It is being mended. */
  mending(now: number): void {
    this.#triedAt = now;
  }

  /** How long to wait before joining again, in milliseconds. */
  wait(): number {
    return Math.min(LONGEST, AGAIN * 1.5 ** (this.#failures - 1)) * (0.5 + Math.random());
  }

  /** How long to wait after all were cut off at once, in milliseconds. */
  static spread(purpose: keyof typeof SPREAD): number {
    return Math.random() * SPREAD[purpose];
  }
}
