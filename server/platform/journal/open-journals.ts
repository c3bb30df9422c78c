import type { LiveJournal } from './live-journal.ts';

/** A journal that nobody has used for this long is let go, in milliseconds. */
export const IDLE_MS = 15 * 60_000;

/**
 * The journals in memory, by id. One that is let go stays the same as long as anything else in the server holds it, such as a room of its
 * conference: otherwise that would go on with a state to which nothing is added any more.
 */
export class OpenJournals {
  readonly #used = new Map<string, { readonly journal: LiveJournal; usedAt: number }>();
  readonly #letGo = new Map<string, WeakRef<LiveJournal>>();

  /** The journal, which counts as used now; undefined if it is not in memory. `now` by performance.now(). */
  use(id: string, now = performance.now()): LiveJournal | undefined {
    const journal = this.peek(id);
    if (journal) this.add(journal, now);
    return journal;
  }

  /** The journal, without using it. */
  peek(id: string): LiveJournal | undefined {
    return this.#used.get(id)?.journal ?? this.#letGo.get(id)?.deref();
  }

  add(journal: LiveJournal, now = performance.now()): void {
    this.#used.set(journal.id, { journal, usedAt: now });
    this.#letGo.delete(journal.id);
  }

  delete(id: string): void {
    this.#used.delete(id);
    this.#letGo.delete(id);
  }

  /** All that are in memory. */
  all(): LiveJournal[] {
    return [...this.#used.keys(), ...this.#letGo.keys()].flatMap((id) => this.peek(id) ?? []);
  }

  /** Lets those go that nobody has used for a while, except those in `kept`. */
  letIdleGo(kept: ReadonlySet<string>, now = performance.now()): void {
    for (const [id, letGo] of this.#letGo) if (!letGo.deref()) this.#letGo.delete(id);
    for (const [id, { journal, usedAt }] of this.#used) {
      if (kept.has(id) || now - usedAt < IDLE_MS) continue;
      this.#used.delete(id);
      this.#letGo.set(id, new WeakRef(journal));
    }
  }
}
