import { clientSubnet } from '../../../platform/http/client-subnet.ts';
import type { Actor } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';

/**
 * Maximum concurrent media connections per login, by kind, so that nobody exhausts the workers. A site and a display need one, and
 * others during a reload or a device test; viewers without a login count as one login together.
 */
export const MAX_PAGES_PER_LOGIN: Readonly<Record<string, number>> = { site: 8, display: 8, user: 16, anonymous: 5000 };
const DEFAULT_MAX_PAGES = 8;
/**
 * Maximum media connections without a login per client IP, so that no single machine uses up their common quota. All offices of a
 * province may share one address: five hundred is more than they have, and a tenth of the total.
 */
export const MAX_ANONYMOUS_PAGES_PER_ADDRESS = 500;

/** What the quota needs of a page. */
export interface CountedPage {
  /** Since when it has had no connection; null while it has one. */
  readonly lostAt: number | null;
  readonly closed: boolean;
  leave(): void;
}

/** Pages counted together. */
export interface QuotaGroup {
  readonly key: string;
  /** Maximum number of open pages. */
  readonly max: number;
  readonly refusal: 'too-many-pages' | 'too-many-from-address';
}

/** Key of the login of an actor, across conferences. */
export const loginOf = ({ kind, conferenceId, id }: Actor): string => `${kind}/${conferenceId}/${id}`;

/** The groups in which a page of this actor counts. `address`: client IP; pages without a known address are one group. */
export function quotaGroupsOf(actor: Actor, address: string | null): readonly QuotaGroup[] {
  const ofLogin: QuotaGroup = { key: loginOf(actor), max: MAX_PAGES_PER_LOGIN[actor.kind] ?? DEFAULT_MAX_PAGES, refusal: 'too-many-pages' };
  if (actor.kind !== 'anonymous') return [ofLogin];
  const key = `address/${address === null ? '' : clientSubnet(address)}`;
  return [{ key, max: MAX_ANONYMOUS_PAGES_PER_ADDRESS, refusal: 'too-many-from-address' }, ofLogin];
}

/** Counts all pages by their groups. */
export class ConnectionQuota<P extends CountedPage> {
  readonly #pages = new Map<string, Set<P>>();
  readonly #coming = new Map<string, number>();
  readonly #all = new Set<P>();

  /**
   * Lets one more page of these groups join; if necessary, the one that has been disconnected the longest makes room.
   * @throws AppError too-many-pages, too-many-from-address if all pages of a group are in use.
   */
  async enter(groups: readonly QuotaGroup[], join: () => Promise<P>): Promise<P> {
    for (const group of groups) this.#makeRoom(group);
    for (const { key } of groups) this.#coming.set(key, (this.#coming.get(key) ?? 0) + 1);
    try {
      const page = await join();
      if (!page.closed) this.#came(groups, page);
      return page;
    } finally {
      for (const { key } of groups) this.#noLongerComing(key);
    }
  }

  #makeRoom({ key, max, refusal }: QuotaGroup): void {
    const pages = this.#pages.get(key) ?? new Set<P>();
    if (pages.size + (this.#coming.get(key) ?? 0) < max) return;
    const [oldest] = [...pages].filter(({ lostAt }) => lostAt !== null).toSorted((one, other) => (one.lostAt ?? 0) - (other.lostAt ?? 0));
    if (!oldest) throw new AppError(refusal, { n: max });
    oldest.leave();
  }

  #came(groups: readonly QuotaGroup[], page: P): void {
    this.#all.add(page);
    for (const { key } of groups) this.#pages.set(key, (this.#pages.get(key) ?? new Set<P>()).add(page));
  }

  #noLongerComing(key: string): void {
    const coming = (this.#coming.get(key) ?? 1) - 1;
    if (coming > 0) this.#coming.set(key, coming);
    else this.#coming.delete(key);
  }

  /** Removes a page. */
  left(groups: readonly QuotaGroup[], page: P): void {
    this.#all.delete(page);
    for (const { key } of groups) {
      const pages = this.#pages.get(key);
      if (pages?.delete(page) && pages.size === 0) this.#pages.delete(key);
    }
  }

  get size(): number {
    return this.#all.size;
  }
}
