import type { Source } from '../contract/index.ts';
import type { Peer } from '../sfu/peer.ts';
import type { Uplink } from '../sfu/uplink.ts';

/** A page without a line that has told nothing for so long, in milliseconds, has vanished; it reports every two seconds. */
const VANISHED_TIMEOUT_MS = 10_000;

const hasVanished = ({ lostAt, reportedAt, options }: Peer): boolean =>
  lostAt !== null && options.now() - Math.max(lostAt, reportedAt ?? 0) > VANISHED_TIMEOUT_MS;

/**
 * Which page sends for each site: one at a time, with everything it has. Whoever opens a second page, or sends from another one, means all
 * of it: a microphone from here and a camera from there would leave both pages without knowing who is heard.
 */
export class Senders {
  readonly #bySite = new Map<string, Peer>();

  /** What a site sends of a source. */
  uplinkOf(siteId: string, source: Source): { readonly peer: Peer; readonly uplink: Uplink } | null {
    const peer = this.#bySite.get(siteId);
    const uplink = peer?.uplinks.get(source);
    return peer && uplink ? { peer, uplink } : null;
  }

  /** This page sends for its site from here on: whatever another one sent stops, and it is replaced until it begins anew. */
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

  /** It has left its room. */
  left(peer: Peer): void {
    const { siteId } = peer.options;
    if (siteId !== null && this.#bySite.get(siteId) === peer) this.#bySite.delete(siteId);
  }

  /**
   * Whether no page stands in for a site. One that has fallen silent, as on a thin line, still does; one whose browser was closed without
   * a word does not: it has no line, and has told nothing for longer than a report takes.
   */
  isFree(siteId: string | null): boolean {
    const peer = siteId === null ? undefined : this.#bySite.get(siteId);
    return siteId !== null && (!peer || hasVanished(peer));
  }

  /** What each site sends now; a site that sends nothing is not named. */
  get sites(): Record<string, Source[]> {
    const sending = [...this.#bySite].filter(([, { uplinks }]) => uplinks.size > 0);
    return Object.fromEntries(sending.map(([siteId, { uplinks }]) => [siteId, [...uplinks.keys()]]));
  }
}
