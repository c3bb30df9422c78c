import { createHash } from 'node:crypto';

/** A whole page as one reader got it. */
export interface KeptPage {
  readonly bytes: Buffer;
  /** The ETag header, with its quotes. */
  readonly tag: string;
}

interface Kept extends KeptPage {
  readonly conferenceId: string;
  readonly until: number;
}

/** How long another server's change may go unseen; this server's own changes are seen at once. */
const KEPT_FOR = 2000;
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Pages that many readers ask for again and again: kept for a moment for the same reader at the same address. Whoever changes
 * something of a conference lets go of its pages.
 */
export class KeptPages {
  readonly #pages = new Map<string, Kept>();
  readonly #now: () => number;
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

  find(key: string): KeptPage | null {
    const kept = this.#pages.get(key);
    return kept && kept.until > this.#now() ? kept : null;
  }

  /** Keeps a page, unless something changed since the moment when it was begun. */
  keep(key: string, conferenceId: string, text: string, moment: number): KeptPage {
    const bytes = Buffer.from(text);
    const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 24)}"`;
    if (moment === this.#changes) {
      this.#drop(key);
      if (this.#bytes + bytes.length > MOST_BYTES) this.#clear();
      this.#bytes += bytes.length;
      this.#pages.set(key, { bytes, tag, conferenceId, until: this.#now() + KEPT_FOR });
    }
    return { bytes, tag };
  }

  /** Lets go of the pages of a conference, or of all. */
  forget(conferenceId: string | undefined): void {
    this.#changes += 1;
    if (conferenceId === undefined) return this.#clear();
    for (const [key, page] of this.#pages) if (page.conferenceId === conferenceId) this.#drop(key);
  }

  #drop(key: string): void {
    this.#bytes -= this.#pages.get(key)?.bytes.length ?? 0;
    this.#pages.delete(key);
  }

  #clear(): void {
    this.#pages.clear();
    this.#bytes = 0;
  }
}
