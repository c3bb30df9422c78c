import type { Actor } from '../../platform/contract.ts';
import { AppError } from '../../platform/errors.ts';

/**
 * So many pages one login may have open with sound and picture at once, so that nobody uses the workers up: a site and a display have
 * one that counts, and others from a reload or a trial; those who watch without a login are one login together.
 */
export const MOST_PAGES: Readonly<Record<string, number>> = { site: 8, display: 8, user: 16, anonymous: 5000 };
const FEWEST = 8;

/** A page, as far as making room for another one goes. */
export interface Page {
  /** Since when it has had no line; null while it has one. */
  readonly lostAt: number | null;
  readonly closed: boolean;
  leave(): void;
}

export const loginOf = ({ kind, conferenceId, id }: Actor): string => `${kind}/${conferenceId}/${id}`;

/** The pages of all logins. */
export class Crowd<P extends Page> {
  readonly #pages = new Map<string, Set<P>>();
  readonly #coming = new Map<string, number>();

  /**
   * Lets one more page of a login in; the one that has been without a line for longest makes room.
   * @throws AppError too-many-pages when all of them are in use.
   */
  async enter(actor: Actor, join: () => Promise<P>): Promise<P> {
    const login = loginOf(actor);
    const pages = this.#pages.get(login) ?? new Set<P>();
    const coming = this.#coming.get(login) ?? 0;
    const most = MOST_PAGES[actor.kind] ?? FEWEST;
    if (pages.size + coming >= most) {
      const [oldest] = [...pages].filter(({ lostAt }) => lostAt !== null).toSorted((one, other) => (one.lostAt ?? 0) - (other.lostAt ?? 0));
      if (!oldest) throw new AppError('too-many-pages', { n: most });
      oldest.leave();
    }
    this.#coming.set(login, coming + 1);
    try {
      const page = await join();
      if (!page.closed) this.#pages.set(login, (this.#pages.get(login) ?? new Set<P>()).add(page));
      return page;
    } finally {
      this.#came(login);
    }
  }

  #came(login: string): void {
    const coming = (this.#coming.get(login) ?? 1) - 1;
    if (coming > 0) this.#coming.set(login, coming);
    else this.#coming.delete(login);
  }

  /** A page is gone. */
  left(actor: Actor, page: P): void {
    const login = loginOf(actor);
    const pages = this.#pages.get(login);
    if (pages?.delete(page) && pages.size === 0) this.#pages.delete(login);
  }

  get size(): number {
    return [...this.#pages.values()].reduce((sum, { size }) => sum + size, 0);
  }
}
