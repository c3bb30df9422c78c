import type { Role } from '../../../accounts/permissions.ts';
import type { types } from 'mediasoup';
import type { Actor } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { isHeard, type MediaRouting } from '../../sitting/rules/index.ts';
import { MEDIA_SLOTS, SOUND_SLOTS, type MediaNews, type Purpose, type MediaSlot, type Source } from '../contract/index.ts';
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
  /** What it knows beside the media: whose picture and sound go where, now. */
  readonly facts: RoomFacts;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Something changed that everyone is told. */
  readonly onChange: () => void;
  /** Sound and picture may go elsewhere now. */
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

/** The media of one conference: its routers, what everyone receives, and everyone's pages. */
export class Room {
  readonly options: RoomOptions;
  /** Another one after everything was set up anew. */
  readonly epoch = newId();
  readonly peers = new Map<string, Peer>();
  readonly slots = new Map<MediaSlot, SlotStream>();
  readonly home: WorkerRouter;
  readonly #routers = new Map<WorkerHandle, Promise<WorkerRouter>>();
  readonly senders = new Senders();
  #routing: MediaRouting;
  #changes = 0;
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

  /** Whether this worker carries a part of it. */
  isOn(workerHandle: WorkerHandle): boolean {
    return this.#routers.has(workerHandle);
  }

  /** The router on a worker, with every slot in it. */
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
    // A page that is closed or loaded again says so on the line itself.
    for (const transport of [send, receive])
      transport?.on('dtlsstatechange', (state: types.DtlsState) => void (['closed', 'failed'].includes(state) && peer.leave()));
    if (this.#closed) this.leave(peer);
    return peer;
  }

  /** A page sends this now, for its site. */
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

  /** Sound and picture as the journal says now: opens and closes microphones, fills the slots, and lets through what each may have. */
  applyRouting(): void {
    if (this.#closed) return;
    const before = this.#routing;
    this.#routing = this.options.facts.routing;
    const uplinks = [...this.peers.values()].flatMap((peer) =>
      [...peer.uplinks.values()].map((one) => ({ one, open: this.#mayFlow(peer, one.source) })),
    );
    // First everything that closes: not for a moment are there more open microphones than the floor's and the hall's.
    for (const { one, open } of uplinks.toSorted((a, b) => Number(a.open) - Number(b.open))) one.open(open);
    // What a page may not have is taken from it before it flows.
    for (const peer of this.peers.values()) this.allow(peer);
    for (const [slot, stream] of this.slots) stream.point(this.sourceIn(slot));
    this.options.onRouted(this);
    if (before.barred !== this.#routing.barred) this.options.onChange();
  }

  /** What goes into a slot now; null where its site sends nothing of the kind, or nobody has it. */
  sourceIn(slot: MediaSlot): SourceTap | null {
    const filler = fillerOf(slot, this.#routing);
    return filler && (this.senders.uplinkOf(filler.siteId, filler.source)?.uplink.tap ?? null);
  }

  #mayFlow({ options: { siteId, purpose } }: Peer, source: Source): boolean {
    if (this.#routing.barred) return false;
    // What is tried out goes back to the one who tries, and to nobody else.
    if (purpose === 'check' || source !== 'microphone') return true;
    return isHeard(this.#routing, siteId);
  }

  /** A site does not hear itself, and nobody gets what they are not cleared for. */
  allow(peer: Peer): void {
    const { siteId, actor } = peer.options;
    const cleared = this.#routing.level <= actor.clearance;
    for (const [slot, downlink] of peer.slots) {
      const filler = SOUND_SLOTS.has(slot) ? fillerOf(slot, this.#routing) : null;
      downlink.allow(cleared && (filler === null || filler.siteId !== siteId));
    }
    for (const downlink of peer.sites.values()) downlink.allow(cleared && !this.#routing.barred);
  }

  /** What everyone who follows the conference is told. */
  news(): MediaNews {
    const { conferenceId } = this.options;
    const { barred } = this.#routing;
    return { conferenceId, epoch: this.epoch, sites: this.senders.sites, changes: this.#changes, barred };
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
