import { AT_SITE, hasRole, SCREENS } from '../../../accounts/permissions.ts';
import type { types } from 'mediasoup';
import { AppError } from '../../../platform/errors.ts';
import type { SiteConsumer, Slot, SlotConsumer, Source } from '../contract/index.ts';
import { Feed } from './feed.ts';
import type { Peer } from './peer.ts';
import { refusing } from './refusals.ts';
import type { Room } from './room.ts';
import type { Sent } from './sent.ts';

/** So many sites may a site see beside itself. */
export const MOST_OTHERS = 6;

/** The programme: the floor and the hall, and nothing else. */
const PROGRAMME: readonly Slot[] = ['main', 'second', 'floorSound', 'hallSound'];

/** Which slots a page gets. A trial gets none: it is not there to listen. */
function slotsFor({ options: { purpose, staff, roles } }: Peer): readonly Slot[] {
  if (purpose === 'check') return [];
  if (staff || hasRole(roles, SCREENS)) return [...PROGRAMME, 'hall', 'screen'];
  return hasRole(roles, AT_SITE) ? [...PROGRAMME, 'hall'] : PROGRAMME;
}

async function feed(peer: Peer, producer: types.Producer, isSmall: boolean): Promise<Feed> {
  const { receive, router } = peer.options;
  const rtpCapabilities = peer.capabilities;
  if (!rtpCapabilities) throw new AppError('receive-first');
  if (!router.canConsume({ producerId: producer.id, rtpCapabilities })) throw new AppError('cannot-decode');
  const consumer = await receive.consume({ producerId: producer.id, rtpCapabilities, paused: true }).catch(refusing('rtpCapabilities'));
  return new Feed(consumer, isSmall);
}

const told = ({ consumer }: Feed) => ({
  consumerId: consumer.id,
  producerId: consumer.producerId,
  kind: consumer.kind,
  rtpParameters: { ...consumer.rtpParameters },
});

/** Gives a page the slots, once for all; asked again it gets the same. @throws AppError cannot-decode. */
export async function receive(room: Room, peer: Peer, capabilities: types.RtpCapabilities): Promise<SlotConsumer[]> {
  const before = peer.capabilities;
  peer.capabilities = capabilities;
  const wanted = slotsFor(peer).filter((slot) => !peer.slots.has(slot));
  try {
    for (const slot of wanted) {
      const stream = room.slots.get(slot);
      if (stream) peer.slots.set(slot, await feed(peer, stream.producer, false));
    }
  } catch (error) {
    peer.capabilities = before;
    throw error;
  }
  room.allow(peer);
  return [...peer.slots].map(([slot, given]) => ({ slot, ...told(given) }));
}

/** Everything that a page may see of these sites: their cameras, at the desk second pictures too; of its own trial the sound as well. */
function wantedOf(room: Room, peer: Peer, sites: ReadonlySet<string>): { siteId: string; sent: Sent; from: Peer }[] {
  const { purpose, siteId, staff } = peer.options;
  if (purpose === 'check') return [...peer.sent.values()].map((sent) => ({ siteId: siteId ?? '', sent, from: peer }));
  const sources: readonly Source[] = staff ? ['camera', 'second'] : ['camera'];
  return [...sites].flatMap((id) =>
    sources.flatMap((source) => {
      const found = room.senders.sentBy(id, source);
      return found ? [{ siteId: id, sent: found.sent, from: found.peer }] : [];
    }),
  );
}

/**
 * Gives a page the pictures of these sites and takes those of all others away. @throws AppError forbidden (for those who get the
 * programme only), too-many-pictures, receive-first.
 */
export async function watch(room: Room, peer: Peer, siteIds: readonly string[]): Promise<SiteConsumer[]> {
  const { staff, siteId, purpose } = peer.options;
  const sites = new Set(siteIds);
  const others = [...sites].filter((id) => id !== siteId);
  if (!staff && siteId === null) throw new AppError('forbidden');
  if (purpose === 'check' && others.length > 0) throw new AppError('forbidden');
  if (!staff && others.length > MOST_OTHERS) throw new AppError('too-many-pictures', { n: MOST_OTHERS });
  const wanted = new Map(wantedOf(room, peer, sites).map((one) => [one.sent.producer.id, one]));
  dropAllBut(peer, new Set(wanted.keys()));
  const answered: SiteConsumer[] = [];
  for (const { siteId: of, sent, from } of wanted.values()) {
    const given = await siteFeed(room, peer, { of, sent, from });
    if (given) answered.push({ siteId: of, source: sent.source, ...told(given) });
  }
  room.allow(peer);
  return answered;
}

function dropAllBut(peer: Peer, producers: ReadonlySet<string>): void {
  for (const [key, { consumer }] of peer.sites) {
    if (!consumer.closed && producers.has(consumer.producerId)) continue;
    peer.sites.delete(key);
    consumer.close();
  }
}

async function siteFeed(room: Room, peer: Peer, { of, sent, from }: { of: string; sent: Sent; from: Peer }): Promise<Feed | null> {
  const key = `${of}/${sent.source}`;
  const before = peer.sites.get(key);
  if (before) return before;
  const [branch, here] = await Promise.all([from, peer].map(({ options }) => room.branchOn(options.seat))).catch(refusing(''));
  if (!branch || !here) return null;
  const isThere = await branch.pipe(sent.producer, here).then(
    () => true,
    () => false,
  );
  // It may have ended while its way here was made.
  if (!isThere || sent.producer.closed || peer.closed) return null;
  const given = await feed(peer, sent.producer, peer.options.purpose !== 'check');
  peer.sites.set(key, given);
  return given;
}
