import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import { tagOf } from '../http/conditional.ts';
import { ageBy } from '../ttl-cache.ts';

/** A whole page as sent to one reader. */
export interface CachedPage {
  readonly bytes: Buffer;
  /** The ETag header, with its quotes. */
  readonly tag: string;
  /** True: the browser must not store it. */
  readonly isPersonal?: boolean;
}

/** Key of a page: what it depends on for its reader, its address, and its conference. */
export interface CacheKey {
  readonly key: string;
  readonly address: string;
  readonly conferenceId: string;
  readonly isPersonal?: boolean;
}

type Entry = CachedPage & CacheKey;

/**
 * How long a change from elsewhere may go unnoticed; this server's own changes take effect at once. On SQLite there is no other server, only
 * programs of the command line.
 */
export const PAGE_TTL_MS = { sqlite: 10_000, postgresql: 2000 } as const;
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Briefly caches pages that readers request again and again, per reader and address. A change to a conference clears its pages.
 */
export class PageCache {
  readonly #pages: LRUCache<string, Entry>;
  /** Number of cached pages for each address. */
  readonly #addresses = new Map<string, number>();
  /** Counts the changes, so that a page made from older facts is not cached. */
  #changes = 0;

  /** `ttlMs`: a page of this age has expired. */
  constructor(clock: Clock, ttlMs: number) {
    this.#pages = new LRUCache({
      maxSize: MAX_BYTES,
      // lru-cache only accepts positive sizes, and nothing here guarantees that a page is not empty.
      sizeCalculation: ({ bytes }) => bytes.length || 1,
      onInsert: ({ address }) => this.#count(address, 1),
      dispose: ({ address }) => this.#count(address, -1),
      ...ageBy(clock, ttlMs),
    });
  }

  /** A mark of this moment; pass it to `keep` with the page whose rendering began then. */
  get moment(): number {
    return this.#changes;
  }

  /** Whether a page of this address is cached for any reader. */
  has(address: string): boolean {
    return this.#addresses.has(address);
  }

  find(key: string): CachedPage | null {
    return this.#pages.get(key) ?? null;
  }

  /** Caches a page, unless something has changed since its rendering began. */
  keep(place: CacheKey, text: string, moment: number): CachedPage {
    const bytes = Buffer.from(text);
    const tag = tagOf(bytes);
    if (moment === this.#changes) this.#pages.set(place.key, { ...place, bytes, tag });
    return { bytes, tag, ...(place.isPersonal && { isPersonal: true }) };
  }

  /** Clears the pages of a conference, or of all. */
  forget(conferenceId: string | undefined): void {
    this.#changes += 1;
    if (conferenceId === undefined) return this.#pages.clear();
    for (const [key, page] of Array.from(this.#pages.entries())) if (page.conferenceId === conferenceId) this.#pages.delete(key);
  }

  #count(address: string, by: 1 | -1): void {
    const count = (this.#addresses.get(address) ?? 0) + by;
    if (count > 0) this.#addresses.set(address, count);
    else this.#addresses.delete(address);
  }
}
