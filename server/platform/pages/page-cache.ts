import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import { tagOf } from '../http/conditional.ts';
import { ageBy } from '../ttl-cache.ts';

/** A whole page as one reader got it. */
export interface CachedPage {
  readonly bytes: Buffer;
  /** The ETag header, with its quotes. */
  readonly tag: string;
}

/** Where a page belongs: what it depends on for its reader, its address, its conference. */
export interface CacheKey {
  readonly key: string;
  readonly address: string;
  readonly conferenceId: string;
}

type Entry = CachedPage & CacheKey;

/** How long another server's change may go unseen; this server's own changes are seen at once. */
const PAGE_TTL_MS = 2000;
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Pages that many readers ask for again and again: kept for a moment for the same reader at the same address. A change to a
 * conference clears its pages.
 */
export class PageCache {
  readonly #pages: LRUCache<string, Entry>;
  /** How many pages are cached of each address. */
  readonly #addresses = new Map<string, number>();
  /** Counts the changes, so that a page made from older facts is not cached. */
  #changes = 0;

  constructor(clock: Clock) {
    this.#pages = new LRUCache({
      maxSize: MAX_BYTES,
      // lru-cache takes positive sizes only; no page is empty, but nothing here promises it.
      sizeCalculation: ({ bytes }) => bytes.length || 1,
      onInsert: ({ address }) => this.#count(address, 1),
      dispose: ({ address }) => this.#count(address, -1),
      ...ageBy(clock, PAGE_TTL_MS),
    });
  }

  /** A mark of this moment: hand it to `keep` with the page that was begun then. */
  get moment(): number {
    return this.#changes;
  }

  /** Whether anybody's page of this address is cached. */
  has(address: string): boolean {
    return this.#addresses.has(address);
  }

  find(key: string): CachedPage | null {
    return this.#pages.get(key) ?? null;
  }

  /** Caches a page, unless something changed since the moment when it was begun. */
  keep(place: CacheKey, text: string, moment: number): CachedPage {
    const bytes = Buffer.from(text);
    const tag = tagOf(bytes);
    if (moment === this.#changes) this.#pages.set(place.key, { ...place, bytes, tag });
    return { bytes, tag };
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
