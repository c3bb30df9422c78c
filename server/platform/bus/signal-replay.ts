import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { Claim } from '../journal/store.ts';
import { ageBy, atMost } from '../ttl-cache.ts';

/** How long the answer to a signal is kept; a client whose connection broke repeats it sooner. */
const REPLAY_MS = 120_000;
const MAX_ANSWERS = 10_000;

interface Answered {
  readonly claim: Claim;
  readonly answer: Promise<unknown>;
}

/** Makes signals idempotent: the same command id again gives the same answer and no second effect. In memory, as their effects are. */
export class SignalReplay {
  readonly #answered: LRUCache<string, Answered>;

  constructor(clock: Clock) {
    this.#answered = new LRUCache({ ...atMost(MAX_ANSWERS), ...ageBy(clock, REPLAY_MS) });
  }

  /** @throws AppError id-reused if the id belongs to another command, and whatever `work` throws. */
  run(claim: Claim, work: () => Promise<unknown>): Promise<unknown> {
    const key = `${claim.actorId} ${claim.commandId}`;
    const before = this.#answered.get(key);
    if (before) {
      if (before.claim.name !== claim.name || before.claim.inputHash !== claim.inputHash) throw new AppError('id-reused');
      return before.answer;
    }
    const answer = work();
    this.#answered.set(key, { claim, answer });
    // A refusal had no effect: the command may be sent again.
    answer.catch(() => {
      if (this.#answered.peek(key)?.answer === answer) this.#answered.delete(key);
    });
    return answer;
  }
}
