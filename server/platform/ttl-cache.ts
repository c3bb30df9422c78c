import { LRUCache } from 'lru-cache';
import type { Clock } from './clock.ts';

export interface CacheLimits {
  /** An entry of this age has expired. */
  readonly ttlMs: number;
  readonly maxEntries: number;
}

/** Options of an LRU cache whose entries age by the server's clock, which must not be 0: lru-cache reads that as "never expires". */
export const ageBy = (clock: Clock, ttlMs: number) => ({
  // lru-cache still returns an entry that is exactly `ttl` old.
  ttl: ttlMs - 1,
  // Every lookup reads the clock.
  ttlResolution: 0,
  perf: { now: clock },
});

/** Options of an LRU cache for so many entries. It takes room as they come: by `max` it would take that of all of them at once. */
export const atMost = (entries: number) => ({ maxSize: entries, sizeCalculation: () => 1 });

/** Caches what a loader resolves to. Concurrent callers share one load; failed loads are not kept. */
export class PromiseCache<T> {
  readonly #entries: LRUCache<string, Promise<T>>;

  constructor(clock: Clock, { ttlMs, maxEntries }: CacheLimits) {
    this.#entries = new LRUCache({ ...atMost(maxEntries), ...ageBy(clock, ttlMs) });
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

/** What has happened within the last while, by a key: says of each whether it is a repetition. */
export class RecentKeys {
  readonly #seen: LRUCache<string, true>;

  constructor(clock: Clock, ttlMs: number, maxEntries = 10_000) {
    this.#seen = new LRUCache({ ...atMost(maxEntries), ...ageBy(clock, ttlMs) });
  }

  /** Whether this key has come within the time; if not, the time begins now. */
  isRepeated(key: string): boolean {
    if (this.#seen.has(key)) return true;
    this.#seen.set(key, true);
    return false;
  }
}
