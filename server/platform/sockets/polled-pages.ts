/** Pages without a socket ask every three seconds: so long a collection waits for their next question and what they send then. */
const COLLECT_LIMIT_MS = 4500;
/** A page that has not asked for this long has been closed, or cannot. */
const GONE_AFTER_MS = 7000;

/** A page with words of its own that reaches the server by plain requests. */
interface PolledPage {
  readonly actorId: string;
  readonly heardAt: number;
}

/** A collection of words that is under way. */
interface Collection {
  /** Pages that have not said since that they hold nothing unsent, with whose they are. */
  readonly late: Map<string, string>;
  done(): void;
}

/** Pages that hold words and have no socket over which they could be told to send them: they learn it from the answer to their next question. */
export class PolledPages {
  readonly #pages = new Map<string, Map<string, PolledPage>>();
  readonly #collections = new Map<string, Set<Collection>>();

  /** Notes what a page says when it asks. Returns whether it should send its words now. */
  note(conferenceId: string, page: string, { actorId, isSaved }: { readonly actorId: string; readonly isSaved: boolean }): boolean {
    const pages = this.#pages.get(conferenceId) ?? new Map<string, PolledPage>();
    this.#pages.set(conferenceId, pages.set(page, { actorId, heardAt: performance.now() }));
    const running = [...(this.#collections.get(conferenceId) ?? [])].filter(({ late }) => late.has(page));
    if (!isSaved) return running.length > 0;
    for (const { late, done } of running) if (late.delete(page) && late.size === 0) done();
    return false;
  }

  /** Forgets a page that has a socket by now. */
  forget(conferenceId: string, page: string): void {
    this.#pages.get(conferenceId)?.delete(page);
  }

  /** Those of a conference that have asked lately, with whose they are. */
  #open(conferenceId: string): Map<string, string> {
    const pages = this.#pages.get(conferenceId) ?? new Map<string, PolledPage>();
    for (const [page, { heardAt }] of pages) if (performance.now() - heardAt > GONE_AFTER_MS) pages.delete(page);
    if (pages.size === 0) this.#pages.delete(conferenceId);
    return new Map([...pages].map(([page, { actorId }]) => [page, actorId]));
  }

  /** Waits until all pages of a conference have sent their words. Returns whose pages there are, and whose words have not come in time. */
  async collect(conferenceId: string): Promise<{ readonly asked: readonly string[]; readonly late: readonly string[] }> {
    const late = this.#open(conferenceId);
    const asked = [...late.values()];
    if (late.size === 0) return { asked, late: [] };
    const { promise, resolve: done } = Promise.withResolvers<void>();
    const collection = { late, done };
    const running = this.#collections.get(conferenceId) ?? new Set();
    this.#collections.set(conferenceId, running.add(collection));
    const timer = setTimeout(done, COLLECT_LIMIT_MS);
    await promise;
    clearTimeout(timer);
    running.delete(collection);
    if (running.size === 0) this.#collections.delete(conferenceId);
    return { asked, late: [...late.values()] };
  }
}
