import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { Claim } from '../journal/store.ts';

/** How long the answer to a signal is kept, in milliseconds: a client that was cut off repeats it sooner than that. */
const KEPT_FOR = 120_000;
const MOST_KEPT = 10_000;

interface Answered {
  readonly claim: Claim;
  readonly answer: Promise<unknown>;
  readonly until: number;
}

/** Signals by their own ids: the same again gives the same answer and no second effect. In memory, as what they do is. */
export class Once {
  readonly #clock: Clock;
  readonly #answered = new Map<string, Answered>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @throws AppError id-reused when the id was another command's. */
  run(claim: Claim, work: () => Promise<unknown>): Promise<unknown> {
    const key = `${claim.actorId} ${claim.commandId}`;
    const before = this.#answered.get(key);
    if (before && before.until > this.#clock()) {
      if (before.claim.name !== claim.name || before.claim.inputHash !== claim.inputHash) throw new AppError('id-reused');
      return before.answer;
    }
    this.#makeRoom();
    const answer = work();
    // Only what was accepted is remembered.
    answer.catch(() => this.#answered.delete(key));
    this.#answered.set(key, { claim, answer, until: this.#clock() + KEPT_FOR });
    return answer;
  }

  #makeRoom(): void {
    const now = this.#clock();
    for (const [key, { until }] of this.#answered) {
      if (until > now && this.#answered.size < MOST_KEPT) break;
      this.#answered.delete(key);
    }
  }
}
