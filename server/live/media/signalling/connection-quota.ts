import { ipKeyGenerator } from 'express-rate-limit';
import type { Actor } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';

/**
 * So many pages one login may have open with sound and picture at once, so that nobody uses the workers up: a site and a display have
 * one that counts, and others from a reload or a trial; those who watch without a login are one login together.
 */
export const MAX_PAGES_PER_LOGIN: Readonly<Record<string, number>> = { site: 8, display: 8, user: 16, anonymous: 5000 };
const DEFAULT_MAX_PAGES = 8;
/**
 * So many pages without a login may be open from one network address, so that no single machine uses up what is there for all of them. A
 * whole province's offices may sit behind one address: five hundred screens are more than those have, and a tenth of all.
 */
export const MAX_ANONYMOUS_PAGES_PER_ADDRESS = 500;
/** Whoever has one address of IPv6 has all of its subnet of this length. */
const IPV6_SUBNET_BITS = 64;

/** A page, as far as making room for another one goes. */
export interface CountedPage {
  /** Since when it has had no line; null while it has one. */
  readonly lostAt: number | null;
  readonly closed: boolean;
  leave(): void;
}

/** Pages that are counted together. */
export interface QuotaGroup {
  readonly key: string;
  /** So many of them may be open. */
  readonly max: number;
  readonly refusal: 'too-many-pages' | 'too-many-from-address';
}

export const loginOf = ({ kind, conferenceId, id }: Actor): string => `${kind}/${conferenceId}/${id}`;

/** The groups with which a page of this actor is counted. `address`: client IP; pages whose address is not known are one group. */
export function quotaGroupsOf(actor: Actor, address: string | null): readonly QuotaGroup[] {
  const ofLogin: QuotaGroup = { key: loginOf(actor), max: MAX_PAGES_PER_LOGIN[actor.kind] ?? DEFAULT_MAX_PAGES, refusal: 'too-many-pages' };
  if (actor.kind !== 'anonymous') return [ofLogin];
  const key = `address/${address === null ? '' : ipKeyGenerator(address, IPV6_SUBNET_BITS)}`;
  return [{ key, max: MAX_ANONYMOUS_PAGES_PER_ADDRESS, refusal: 'too-many-from-address' }, ofLogin];
}

/** The pages of everybody, by the groups in which they are counted. */
export class ConnectionQuota<P extends CountedPage> {
  readonly #pages = new Map<string, Set<P>>();
  readonly #coming = new Map<string, number>();
  readonly #all = new Set<P>();

  /**
   * Lets one more page of these groups in; the one that has been without a line for longest makes room.
   * @throws AppError too-many-pages, too-many-from-address when all of a group are in use.
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

  /** A page is gone. */
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
