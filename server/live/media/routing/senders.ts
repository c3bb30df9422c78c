import type { Source } from '../contract/index.ts';
import type { Peer } from '../sfu/peer.ts';
import type { Uplink } from '../sfu/uplink.ts';

/**
 * A page that has sent neither a report nor a packet for this long, in milliseconds, has vanished; pages report every second. Another page
 * of the site waits for two answers, so it has taken over within five seconds.
 */
const VANISHED_TIMEOUT_MS = 1900;
/** A page that reloads is away for less than this. */
const RELOAD_TIMEOUT_MS = 2000;

const hasVanished = ({ heardAt, options }: Peer): boolean => options.now() - heardAt > VANISHED_TIMEOUT_MS;

/**
 * Which page sends for each site: one at a time, with all its sources. With a microphone from one page and a camera from another,
 * neither page would know who is heard.
 */
export class Senders {
  readonly #bySite = new Map<string, Peer>();
  /** When the last sender of a site left, in milliseconds since 1970. */
  readonly #leftAt = new Map<string, number>();

  /** The page that sends for a site; null if there is none. */
  of(siteId: string): Peer | null {
    return this.#bySite.get(siteId) ?? null;
  }

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
    this.#leftAt.delete(siteId);
  }

  /** Forgets a page that has left its room. */
  left(peer: Peer): void {
    const { siteId, now } = peer.options;
    if (siteId === null || this.#bySite.get(siteId) !== peer) return;
    this.#bySite.delete(siteId);
    this.#leftAt.set(siteId, now());
  }

  /**
   * Whether no page sends for a site. One whose reports are late while its packets arrive, as on a poor connection, still counts; one
   * whose browser vanished does not.
   */
  isFree(siteId: string | null, now: number): boolean {
    if (siteId === null) return false;
    const peer = this.#bySite.get(siteId);
    return peer ? hasVanished(peer) : now - (this.#leftAt.get(siteId) ?? 0) > RELOAD_TIMEOUT_MS;
  }

  /** What each site is sending; sites that send nothing are left out. */
  get sites(): Record<string, Source[]> {
    const sending = [...this.#bySite].filter(([, { uplinks }]) => uplinks.size > 0);
    return Object.fromEntries(sending.map(([siteId, { uplinks }]) => [siteId, [...uplinks.keys()]]));
  }
}
