import { createHash } from 'node:crypto';

/** A whole page as one reader got it. */
export interface CachedPage {
  readonly bytes: Buffer;
  /** The ETag header, with its quotes. */
  readonly tag: string;
}

/** Where a page belongs: what it hangs on for its reader, its address, its conference. */
export interface CacheKey {
  readonly key: string;
  readonly address: string;
  readonly conferenceId: string;
}

interface Kept extends CachedPage, CacheKey {
  readonly until: number;
}

/** How long another server's change may go unseen; this server's own changes are seen at once. */
const CACHE_MS = 2000;
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Pages that many readers ask for again and again: kept for a moment for the same reader at the same address. Whoever changes
 * something of a conference lets go of its pages.
 */
export class PageCache {
  readonly #pages = new Map<string, Kept>();
  readonly #now: () => number;
  /** How many are kept of each address. */
  readonly #addresses = new Map<string, number>();
  #bytes = 0;
  /** Counts what was let go, so that a page that was made of older facts is not kept. */
  #changes = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The mark of a moment: hand it to `keep` with what was made since. */
  get moment(): number {
    return this.#changes;
  }

  /** Whether anybody's page of this address is kept. */
  has(address: string): boolean {
    return this.#addresses.has(address);
  }

  find(key: string): CachedPage | null {
    const kept = this.#pages.get(key);
    return kept && kept.until > this.#now() ? kept : null;
  }

  /** Keeps a page, unless something changed since the moment when it was begun. */
  keep(place: CacheKey, text: string, moment: number): CachedPage {
    const bytes = Buffer.from(text);
    const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 24)}"`;
    if (moment === this.#changes) this.#put({ ...place, bytes, tag, until: this.#now() + CACHE_MS });
    return { bytes, tag };
  }

  #put(page: Kept): void {
    this.#drop(page.key);
    if (this.#bytes + page.bytes.length > MAX_BYTES) this.#clear();
    this.#bytes += page.bytes.length;
    this.#addresses.set(page.address, (this.#addresses.get(page.address) ?? 0) + 1);
    this.#pages.set(page.key, page);
  }

  /** Lets go of the pages of a conference, or of all. */
  forget(conferenceId: string | undefined): void {
    this.#changes += 1;
    if (conferenceId === undefined) return this.#clear();
    for (const [key, page] of this.#pages) if (page.conferenceId === conferenceId) this.#drop(key);
  }

  #drop(key: string): void {
    const page = this.#pages.get(key);
    if (!page) return;
    const others = (this.#addresses.get(page.address) ?? 1) - 1;
    if (others > 0) this.#addresses.set(page.address, others);
    else this.#addresses.delete(page.address);
    this.#bytes -= page.bytes.length;
    this.#pages.delete(key);
  }

  #clear(): void {
    this.#pages.clear();
    this.#addresses.clear();
    this.#bytes = 0;
  }
}
