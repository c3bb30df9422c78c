import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import { atMost, PromiseCache } from '../ttl-cache.ts';

/** How long another server's change may go unnoticed; this server's own changes take effect at once. */
const FACT_TTL_MS = 1000;
const MAX_CONFERENCES = 1000;
const MAX_FACTS = 1000;

/**
 * Facts of a conference that live commands ask for all the time. Every change of the conference by this server clears them, and they
 * expire in any case.
 */
export class ConferenceFactCache {
  readonly #clock: Clock;
  readonly #conferences = new LRUCache<string, PromiseCache<unknown>>(atMost(MAX_CONFERENCES));

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get<T>(conferenceId: string, key: string, load: () => Promise<T>): Promise<T> {
    const facts =
      this.#conferences.get(conferenceId) ?? new PromiseCache<unknown>(this.#clock, { ttlMs: FACT_TTL_MS, maxEntries: MAX_FACTS });
    this.#conferences.set(conferenceId, facts);
    return facts.get(key, load) as Promise<T>;
  }

  forget(conferenceId: string): void {
    this.#conferences.delete(conferenceId);
  }
}
