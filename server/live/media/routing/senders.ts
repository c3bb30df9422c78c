import type { Source } from '../contract/index.ts';
import type { Peer } from '../sfu/peer.ts';
import type { Uplink } from '../sfu/uplink.ts';

/** A page without a connection that has not reported for this long, in milliseconds, has vanished; pages report every two seconds. */
const VANISHED_TIMEOUT_MS = 10_000;

const hasVanished = ({ lostAt, reportedAt, options }: Peer): boolean =>
  lostAt !== null && options.now() - Math.max(lostAt, reportedAt ?? 0) > VANISHED_TIMEOUT_MS;

/**
 * Which page sends for each site: one at a time, with all its sources. With a microphone from one page and a camera from another,
 * neither page would know who is heard.
 */
export class Senders {
  readonly #bySite = new Map<string, Peer>();

  /** What a site sends of a source; null if nothing. */
  uplinkOf(siteId: string, source: Source): { readonly peer: Peer; readonly uplink: Uplink } | null {
    const peer = this.#bySite.get(siteId);
    const uplink = peer?.uplinks.get(source);
    return peer && uplink ? { peer, uplink } : null;
  }

  /** Makes this page the sender of its site: another one stops, and is replaced until it sends again. */
  begins(peer: Peer): void {
    const { siteId, purpose } = peer.options;
    if (purpose !== 'site' || siteId === null) return;
    const before = this.#bySite.get(siteId);
    if (before && before !== peer) {
      before.isReplaced = true;
      for (const source of Array.from(before.uplinks.keys())) before.stop(source);
    }
    peer.isReplaced = false;
    this.#bySite.set(siteId, peer);
  }

  /** Forgets a page that has left its room. */
  left(peer: Peer): void {
    const { siteId } = peer.options;
    if (siteId !== null && this.#bySite.get(siteId) === peer) this.#bySite.delete(siteId);
  }

  /**
   * Whether no page sends for a site. One that is silent, as on a poor connection, still counts; one whose browser vanished does not: it
   * has no connection, and has missed its reports.
   */
  isFree(siteId: string | null): boolean {
    const peer = siteId === null ? undefined : this.#bySite.get(siteId);
    return siteId !== null && (!peer || hasVanished(peer));
  }

  /** What each site is sending; sites that send nothing are left out. */
  get sites(): Record<string, Source[]> {
    const sending = [...this.#bySite].filter(([, { uplinks }]) => uplinks.size > 0);
    return Object.fromEntries(sending.map(([siteId, { uplinks }]) => [siteId, [...uplinks.keys()]]));
  }
}
