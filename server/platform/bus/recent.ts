import type { Clock } from '../clock.ts';

/** How long another server's change may go unseen, in milliseconds; this server's own changes are seen at once. */
const TRUSTED_FOR = 1000;

interface Kept {
  readonly value: Promise<unknown>;
  readonly until: number;
}

/**
 * Answers about a conference that live commands ask for again and again. They are forgotten with every change that this server
 * makes to the conference, and after a second in any case.
 */
export class Recent {
  readonly #clock: Clock;
  readonly #kept = new Map<string, Map<string, Kept>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get<T>(conferenceId: string, key: string, find: () => Promise<T>): Promise<T> {
    const ofConference = this.#kept.get(conferenceId) ?? new Map<string, Kept>();
    this.#kept.set(conferenceId, ofConference);
    const kept = ofConference.get(key);
    if (kept && kept.until > this.#clock()) return kept.value as Promise<T>;
    const value = find();
    value.catch(() => ofConference.delete(key));
    ofConference.set(key, { value, until: this.#clock() + TRUSTED_FOR });
    return value;
  }

  forget(conferenceId: string): void {
    this.#kept.delete(conferenceId);
  }
}
