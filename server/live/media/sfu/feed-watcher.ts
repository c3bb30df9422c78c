import { isHeard } from '../../sitting/rules/index.ts';
import { RepeatedCheck } from '../../../platform/repeated-check.ts';
import type { Feed } from '../contract/entities.ts';
import { feedFault, MAX_REPORT_AGE_MS, watchFeed, type FeedWatch } from '../rules/feed-watch.ts';
import type { Peer } from './peer.ts';
import type { Room } from './room.ts';

/** How often to check whether the speaker is heard and seen, in milliseconds. */
export const FEED_INTERVAL_MS = 1000;

export interface FeedWatcherOptions {
  readonly rooms: () => Promise<readonly Room[]>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}

/** Checks every second whether the site in the program feed is heard and seen, by what the server receives and what receivers report. */
export class FeedWatcher {
  readonly #options: FeedWatcherOptions;
  readonly #watched = new WeakMap<Room, FeedWatch>();
  /** Bytes received from each page at the last check. */
  readonly #received = new WeakMap<Peer, number>();
  readonly #check: RepeatedCheck;

  constructor(options: FeedWatcherOptions) {
    this.#options = options;
    this.#check = new RepeatedCheck(() => this.#lookAtAll(), options.onError);
  }

  start(): void {
    this.#check.start(FEED_INTERVAL_MS);
  }

  stop(): Promise<void> {
    return this.#check.stop();
  }

  /** Checks every conference once, or waits for a running check. */
  look(): Promise<void> {
    return this.#check.run();
  }

  async #lookAtAll(): Promise<void> {
    const rooms = (await this.#options.rooms()).filter((room) => !room.closed);
    for (const room of rooms) room.tellFeed(await this.#feedOf(room));
    const peers = rooms.flatMap((room) => [...room.peers.values()]);
    await Promise.all(peers.filter(({ options }) => options.purpose === 'site').map((peer) => this.#listen(peer)));
  }

  /** Records whether packets of a page have arrived since the last check: a page that sends is there, even if its reports are late. */
  async #listen(peer: Peer): Promise<void> {
    const [stats] = (await peer.options.send?.getStats().catch(() => null)) ?? [];
    if (!stats) return;
    const before = this.#received.get(peer);
    this.#received.set(peer, stats.bytesReceived);
    if (before !== undefined && stats.bytesReceived > before) peer.heardAt = this.#options.now();
  }

  async #feedOf(room: Room): Promise<Feed | null> {
    const { main: siteId } = room.routing;
    const sender = siteId === null ? null : room.senders.of(siteId);
    const [sound, picture] = await Promise.all([packetsOf(sender, 'microphone'), packetsOf(sender, 'camera')]);
    // The floor may have moved meanwhile; the next check reports it.
    if (siteId === null || room.routing.main !== siteId) return null;
    const at = this.#options.now();
    const { report = null, reportedAt = null } = sender ?? {};
    const isOpen = sender !== null && isHeard(room.routing, siteId);
    const sample = { siteId, at, isOpen, reportedAt, level: report?.level ?? null, sound, picture };
    const watch = watchFeed(this.#watched.get(room) ?? null, sample);
    this.#watched.set(room, watch);
    return { siteId, fault: feedFault(watch, at), ...seenBy(room, siteId, at) };
  }
}

/** Packets received of a source; null if it is not sent, or has just ended. */
async function packetsOf(sender: Peer | null, source: 'microphone' | 'camera'): Promise<number | null> {
  const producer = sender?.uplinks.get(source)?.producer;
  const stats = await producer?.getStats().catch(() => null);
  return stats ? stats.reduce((sum, { packetCount }) => sum + packetCount, 0) : null;
}

/** How many of the other sites show the program feed now, and how many of them receive its picture, by their own reports. */
function seenBy({ peers }: Room, siteId: string, at: number): Pick<Feed, 'watching' | 'seenBy'> {
  const others = [...peers.values()].filter(
    ({ options, isReplaced, reportedAt }) =>
      options.purpose === 'site' && options.siteId !== siteId && !isReplaced && reportedAt !== null && at - reportedAt <= MAX_REPORT_AGE_MS,
  );
  const told = others.map(({ report }) => report?.sees ?? null).filter((sees) => sees !== null);
  return { watching: told.length, seenBy: told.filter(Boolean).length };
}
