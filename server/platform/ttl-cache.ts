import { LRUCache } from 'lru-cache';
import type { Clock } from './clock.ts';

export interface CacheLimits {
  /** An entry of this age has expired. */
  readonly ttlMs: number;
  readonly maxEntries: number;
}

/** Options of an LRU cache whose entries age by the server's clock. That clock must not stand at 0, which lru-cache reads as "never expires". */
export const ageBy = (clock: Clock, ttlMs: number) => ({
  // lru-cache still finds an entry that is exactly `ttl` old.
  ttl: ttlMs - 1,
  // Every lookup asks the clock: no reading of it is reused for a moment.
  ttlResolution: 0,
  perf: { now: clock },
});

/** Caches what a loader resolves to. Concurrent callers share one load; a load that fails is not kept. */
export class PromiseCache<T> {
  readonly #entries: LRUCache<string, Promise<T>>;

  constructor(clock: Clock, { ttlMs, maxEntries }: CacheLimits) {
    this.#entries = new LRUCache({ max: maxEntries, ...ageBy(clock, ttlMs) });
  }

  get(key: string, load: () => Promise<T>): Promise<T> {
    const cached = this.#entries.get(key);
    if (cached) return cached;
    const loading = load();
    this.#entries.set(key, loading);
    loading.catch(() => {
      if (this.#entries.peek(key) === loading) this.#entries.delete(key);
    });
    return loading;
  }

  clear(): void {
    this.#entries.clear();
  }
}
