import { isHeard } from '../../sitting/rules/index.ts';
import type { WatchedSite } from './line-health.ts';
import type { Peer } from './peer.ts';
import type { Room } from './room.ts';

/** A site's page as HealthWatch needs it. */
function watchedSite({ routing }: Room, peer: Peer, siteId: string): WatchedSite {
  const { report, reportedAt, uplinks } = peer;
  return {
    siteId,
    report,
    reportedAt,
    receive: peer.options.receive,
    producers: [...uplinks.values()].map(({ source, producer }) => ({ source, getStats: () => producer.getStats() })),
    open: isHeard(routing, siteId),
  };
}

/** The sites that take part in each conference; of several pages of a site, the one that sends. */
export function watchedSites(rooms: readonly Room[]): ReadonlyMap<string, readonly WatchedSite[]> {
  const watched = new Map<string, readonly WatchedSite[]>();
  for (const room of rooms) {
    const bySite = new Map<string, Peer>();
    for (const peer of room.peers.values()) {
      const { siteId, purpose } = peer.options;
      if (purpose === 'site' && siteId !== null && !peer.isReplaced) bySite.set(siteId, peer);
    }
    watched.set(
      room.options.conferenceId,
      [...bySite].map(([siteId, peer]) => watchedSite(room, peer, siteId)),
    );
  }
  return watched;
}
