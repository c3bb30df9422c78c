import { AT_SITE, hasRole, SCREENS } from '../../../accounts/permissions.ts';
import type { types } from 'mediasoup';
import { AppError } from '../../../platform/errors.ts';
import type { SiteConsumer, MediaSlot, SlotConsumer, Source } from '../contract/index.ts';
import { Downlink } from './downlink.ts';
import type { Peer } from './peer.ts';
import { refusing } from './refusals.ts';
import type { Room } from './room.ts';
import type { Uplink } from './uplink.ts';

/** How many other sites a site may see. */
export const MAX_OTHER_SITES = 6;

/** The slots of the program feed: the floor and the hall. */
const PROGRAM: readonly MediaSlot[] = ['main', 'second', 'floorSound', 'hallSound'];

/** The slots of a page. A device test gets none. */
function slotsFor({ options: { purpose, staff, roles } }: Peer): readonly MediaSlot[] {
  if (purpose === 'check') return [];
  if (staff || hasRole(roles, SCREENS)) return [...PROGRAM, 'hall', 'screen'];
  return hasRole(roles, AT_SITE) ? [...PROGRAM, 'hall'] : PROGRAM;
}

async function addDownlink(peer: Peer, producer: types.Producer, isSmall: boolean): Promise<Downlink> {
  const { receive, router } = peer.options;
  const rtpCapabilities = peer.capabilities;
  if (!rtpCapabilities) throw new AppError('receive-first');
  if (!router.canConsume({ producerId: producer.id, rtpCapabilities })) throw new AppError('cannot-decode');
  const consumer = await receive.consume({ producerId: producer.id, rtpCapabilities, paused: true }).catch(refusing('rtpCapabilities'));
  return new Downlink(consumer, isSmall);
}

const told = ({ consumer }: Downlink) => ({
  consumerId: consumer.id,
  producerId: consumer.producerId,
  kind: consumer.kind,
  rtpParameters: { ...consumer.rtpParameters },
});

/** Creates the downlinks of the slots for a page, once; later calls return the same. @throws AppError cannot-decode. */
export async function receive(room: Room, peer: Peer, capabilities: types.RtpCapabilities): Promise<SlotConsumer[]> {
  const before = peer.capabilities;
  peer.capabilities = capabilities;
  const wanted = slotsFor(peer).filter((slot) => !peer.slots.has(slot));
  try {
    for (const slot of wanted) {
      const stream = room.slots.get(slot);
      if (stream) peer.slots.set(slot, await addDownlink(peer, stream.producer, false));
    }
  } catch (error) {
    peer.capabilities = before;
    throw error;
  }
  room.allow(peer);
  return [...peer.slots].map(([slot, given]) => ({ slot, ...told(given) }));
}

/** Uplinks of these sites that a page may receive: cameras, at the desk second pictures too; in its own device test also the sound. */
function wantedOf(room: Room, peer: Peer, sites: ReadonlySet<string>): { siteId: string; uplink: Uplink; from: Peer }[] {
  const { purpose, siteId, staff } = peer.options;
  if (purpose === 'check') return [...peer.uplinks.values()].map((uplink) => ({ siteId: siteId ?? '', uplink, from: peer }));
  const sources: readonly Source[] = staff ? ['camera', 'second'] : ['camera'];
  return [...sites].flatMap((id) =>
    sources.flatMap((source) => {
      const found = room.senders.uplinkOf(id, source);
      return found ? [{ siteId: id, uplink: found.uplink, from: found.peer }] : [];
    }),
  );
}

/**
 * Gives a page the pictures of these sites and removes those of all others. @throws AppError forbidden (for those who only get the
 * program feed), too-many-pictures, receive-first.
 */
export async function watch(room: Room, peer: Peer, siteIds: readonly string[]): Promise<SiteConsumer[]> {
  const { staff, siteId, purpose } = peer.options;
  const sites = new Set(siteIds);
  const others = [...sites].filter((id) => id !== siteId);
  if (!staff && siteId === null) throw new AppError('forbidden');
  if (purpose === 'check' && others.length > 0) throw new AppError('forbidden');
  if (!staff && others.length > MAX_OTHER_SITES) throw new AppError('too-many-pictures', { n: MAX_OTHER_SITES });
  const wanted = new Map(wantedOf(room, peer, sites).map((one) => [one.uplink.producer.id, one]));
  dropAllBut(peer, new Set(wanted.keys()));
  const answered: SiteConsumer[] = [];
  for (const { siteId: of, uplink, from } of wanted.values()) {
    const given = await siteDownlink(room, peer, { of, uplink, from });
    if (given) answered.push({ siteId: of, source: uplink.source, ...told(given) });
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

async function siteDownlink(
  room: Room,
  peer: Peer,
  { of, uplink, from }: { of: string; uplink: Uplink; from: Peer },
): Promise<Downlink | null> {
  const key = `${of}/${uplink.source}`;
  const before = peer.sites.get(key);
  if (before) return before;
  const [router, here] = await Promise.all([from, peer].map(({ options }) => room.routerOn(options.workerHandle))).catch(refusing(''));
  if (!router || !here) return null;
  const isThere = await router.pipe(uplink.producer, here).then(
    () => true,
    () => false,
  );
  // It may have ended while it was being piped.
  if (!isThere || uplink.producer.closed || peer.closed) return null;
  const given = await addDownlink(peer, uplink.producer, peer.options.purpose !== 'check');
  peer.sites.set(key, given);
  return given;
}
