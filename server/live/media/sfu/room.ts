import { isDeepStrictEqual } from 'node:util';
import type { Role } from '../../../accounts/permissions.ts';
import type { types } from 'mediasoup';
import type { Actor } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { isHeard, type MediaRouting } from '../../sitting/rules/index.ts';
import { MEDIA_SLOTS, SOUND_SLOTS, type Feed, type MediaNews, type Purpose, type MediaSlot, type Source } from '../contract/index.ts';
import type { RoomFacts } from '../routing/room-facts.ts';
import { WorkerRouter } from './worker-router.ts';
import { fillerOf } from '../routing/slot-fillers.ts';
import { Peer } from './peer.ts';
import { refusing } from './refusals.ts';
import { Senders } from '../routing/senders.ts';
import type { Uplink } from './uplink.ts';
import { SlotStream } from './slot-stream.ts';
import type { SourceTap } from './source-tap.ts';
import type { WorkerHandle, Workers } from './workers.ts';

export interface RoomOptions {
  readonly conferenceId: string;
  readonly workers: Workers;
  /** What it knows besides the media: whose picture and sound currently go where. */
  readonly facts: RoomFacts;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Called when something has changed that everyone is told. */
  readonly onChange: () => void;
  /** Called when the routing may have changed. */
  readonly onRouted: (room: Room) => void;
}

export interface JoinRequest {
  readonly actor: Actor;
  readonly purpose: Purpose;
  readonly siteId: string | null;
  readonly staff: boolean;
  readonly roles: readonly Role[];
  readonly onClose: (peer: Peer) => void;
}

/** The media of one conference: its routers, slots and peers. */
export class Room {
  readonly options: RoomOptions;
  /** Differs after the room was replaced. */
  readonly epoch = newId();
  readonly peers = new Map<string, Peer>();
  readonly slots = new Map<MediaSlot, SlotStream>();
  readonly home: WorkerRouter;
  readonly #routers = new Map<WorkerHandle, Promise<WorkerRouter>>();
  readonly senders = new Senders();
  #routing: MediaRouting;
  #changes = 0;
  #feed: Feed | null = null;
  #closed = false;

  private constructor(options: RoomOptions, home: WorkerRouter) {
    this.options = options;
    this.home = home;
    this.#routing = options.facts.routing;
    this.#routers.set(home.handle, Promise.resolve(home));
  }

  /** @throws AppError media-restarting while no worker runs. */
  static open(options: RoomOptions): Promise<Room> {
    const workerHandle = options.workers.leastLoaded();
    if (!workerHandle) throw new AppError('media-restarting');
    return Room.#openOn(workerHandle, options).catch(refusing(''));
  }

  static async #openOn(workerHandle: WorkerHandle, options: RoomOptions): Promise<Room> {
    const room = new Room(options, await WorkerRouter.open(workerHandle));
    const transport = await room.home.router.createDirectTransport();
    for (const [number, slot] of MEDIA_SLOTS.entries()) room.slots.set(slot, await SlotStream.open(slot, transport, number));
    room.applyRouting();
    return room;
  }

  get closed(): boolean {
    return this.#closed;
  }

  get routing(): MediaRouting {
    return this.#routing;
  }

  /** Whether a part of it runs on this worker. */
  isOn(workerHandle: WorkerHandle): boolean {
    return this.#routers.has(workerHandle);
  }

  /** The room's router on a worker, with every slot in it. */
  routerOn(workerHandle: WorkerHandle): Promise<WorkerRouter> {
    let router = this.#routers.get(workerHandle);
    if (!router) {
      router = this.#openRouter(workerHandle);
      router.catch(() => this.#routers.delete(workerHandle));
      this.#routers.set(workerHandle, router);
    }
    return router;
  }

  async #openRouter(workerHandle: WorkerHandle): Promise<WorkerRouter> {
    const router = await WorkerRouter.open(workerHandle);
    for (const { producer } of this.slots.values()) await this.home.pipe(producer, router);
    return router;
  }

  /** Lets a page in. @throws AppError media-restarting. */
  async join(joining: JoinRequest): Promise<Peer> {
    const workerHandle = this.options.workers.leastLoaded();
    if (!workerHandle || this.#closed) throw new AppError('media-restarting');
    const router = await this.routerOn(workerHandle).catch(refusing(''));
    const { send, receive } = await router.transports(joining.purpose !== 'watch').catch(refusing(''));
    const { now } = this.options;
    const leave = (one: Peer) => this.leave(one);
    const peer = new Peer({ ...joining, id: newId(), workerHandle, router: router.router, send, receive, now, leave });
    this.peers.set(peer.id, peer);
    // A closing or reloading page closes its DTLS connection.
    for (const transport of [send, receive])
      transport?.on('dtlsstatechange', (state: types.DtlsState) => void (['closed', 'failed'].includes(state) && peer.leave()));
    if (this.#closed) this.leave(peer);
    return peer;
  }

  /** Registers an uplink that a page sends for its site. */
  begins(peer: Peer, uplink: Uplink): void {
    this.senders.begins(peer);
    peer.stop(uplink.source);
    peer.uplinks.set(uplink.source, uplink);
    this.applyRouting();
    this.#changed();
  }

  stop(peer: Peer, source: Source): void {
    if (!peer.uplinks.has(source)) return;
    peer.stop(source);
    this.applyRouting();
    this.#changed();
  }

  #changed(): void {
    this.#changes += 1;
    this.options.onChange();
  }

  leave(peer: Peer): void {
    const hasSent = peer.uplinks.size > 0;
    this.peers.delete(peer.id);
    this.senders.left(peer);
    peer.close();
    if (!hasSent) return;
    this.applyRouting();
    this.#changed();
  }

  /** Applies the current routing: opens and closes microphones, fills the slots, and decides what each page may have. */
  applyRouting(): void {
    if (this.#closed) return;
    const before = this.#routing;
    this.#routing = this.options.facts.routing;
    const uplinks = [...this.peers.values()].flatMap((peer) =>
      [...peer.uplinks.values()].map((one) => ({ one, open: this.#mayFlow(peer, one.source) })),
    );
    // Close first, so that there are never more open microphones than the floor's and the hall's.
    for (const { one, open } of uplinks.toSorted((a, b) => Number(a.open) - Number(b.open))) one.open(open);
    // Withdraw what a page may not have before it flows.
    for (const peer of this.peers.values()) this.allow(peer);
    for (const [slot, stream] of this.slots) stream.point(this.sourceIn(slot));
    this.options.onRouted(this);
    if (before.barred !== this.#routing.barred) this.options.onChange();
  }

  /** The source for a slot; null if its site sends nothing of the kind, or no site fills it. */
  sourceIn(slot: MediaSlot): SourceTap | null {
    const filler = fillerOf(slot, this.#routing);
    return filler && (this.senders.uplinkOf(filler.siteId, filler.source)?.uplink.tap ?? null);
  }

  #mayFlow({ options: { siteId, purpose } }: Peer, source: Source): boolean {
    if (this.#routing.barred) return false;
    // A device test's media go back to that page and to nobody else.
    if (purpose === 'check' || source !== 'microphone') return true;
    return isHeard(this.#routing, siteId);
  }

  /** Decides what a page may have: a site does not hear itself, and nobody gets what they are not cleared for. */
  allow(peer: Peer): void {
    const { siteId, actor } = peer.options;
    const cleared = this.#routing.level <= actor.clearance;
    for (const [slot, downlink] of peer.slots) {
      const filler = SOUND_SLOTS.has(slot) ? fillerOf(slot, this.#routing) : null;
      downlink.allow(cleared && (filler === null || filler.siteId !== siteId));
    }
    for (const downlink of peer.sites.values()) downlink.allow(cleared && !this.#routing.barred);
  }

  /** Takes the result of the latest check of the program feed, and tells followers if it has changed. */
  tellFeed(feed: Feed | null): void {
    if (isDeepStrictEqual(feed, this.#feed)) return;
    this.#feed = feed;
    this.options.onChange();
  }

  /** News for followers with this clearance. */
  news(clearance = 0): MediaNews {
    const { conferenceId } = this.options;
    const { barred, level, main } = this.#routing;
    // Do not report facts about the previous site for the next one.
    const feed = level <= clearance && this.#feed?.siteId === main ? this.#feed : null;
    return { conferenceId, epoch: this.epoch, sites: this.senders.sites, changes: this.#changes, barred, feed };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const peer of this.peers.values()) peer.close();
    this.peers.clear();
    for (const slot of this.slots.values()) slot.close();
    for (const router of this.#routers.values()) void router.then((open) => open.close()).catch(() => {});
  }
}
