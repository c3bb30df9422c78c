import type { Role } from '../../../accounts/permissions.ts';
import type { types } from 'mediasoup';
import type { Actor } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { isHeard, type MediaRouting } from '../../sitting/rules/index.ts';
import { SLOTS, SOUND_SLOTS, type MediaNews, type Purpose, type Slot, type Source } from '../contract/index.ts';
import type { RoomFacts } from '../room-facts.ts';
import { Branch } from './branch.ts';
import { fillerOf } from './filling.ts';
import { Peer } from './peer.ts';
import { refusing } from './refusals.ts';
import { Senders } from './senders.ts';
import type { Sent } from './sent.ts';
import { SlotStream } from './slot.ts';
import type { SourceTap } from './source.ts';
import type { Seat, Workers } from './workers.ts';

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
  readonly onWired: (room: Room) => void;
}

export interface Joining {
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
  readonly slots = new Map<Slot, SlotStream>();
  readonly home: Branch;
  readonly #branches = new Map<Seat, Promise<Branch>>();
  readonly senders = new Senders();
  #wiring: MediaRouting;
  #changes = 0;
  #closed = false;

  private constructor(options: RoomOptions, home: Branch) {
    this.options = options;
    this.home = home;
    this.#wiring = options.facts.wiring;
    this.#branches.set(home.seat, Promise.resolve(home));
  }

  /** @throws AppError media-restarting while no worker runs. */
  static open(options: RoomOptions): Promise<Room> {
    const seat = options.workers.least();
    if (!seat) throw new AppError('media-restarting');
    return Room.#openOn(seat, options).catch(refusing(''));
  }

  static async #openOn(seat: Seat, options: RoomOptions): Promise<Room> {
    const room = new Room(options, await Branch.open(seat));
    const transport = await room.home.router.createDirectTransport();
    for (const [number, slot] of SLOTS.entries()) room.slots.set(slot, await SlotStream.open(slot, transport, number));
    room.wire();
    return room;
  }

  get closed(): boolean {
    return this.#closed;
  }

  get wiring(): MediaRouting {
    return this.#wiring;
  }

  /** Whether this worker carries a part of it. */
  isOn(seat: Seat): boolean {
    return this.#branches.has(seat);
  }

  /** The branch on a worker, with every slot in it. */
  branchOn(seat: Seat): Promise<Branch> {
    let branch = this.#branches.get(seat);
    if (!branch) {
      branch = this.#newBranch(seat);
      branch.catch(() => this.#branches.delete(seat));
      this.#branches.set(seat, branch);
    }
    return branch;
  }

  async #newBranch(seat: Seat): Promise<Branch> {
    const branch = await Branch.open(seat);
    for (const { producer } of this.slots.values()) await this.home.pipe(producer, branch);
    return branch;
  }

  /** Lets a page in. @throws AppError media-restarting. */
  async join(joining: Joining): Promise<Peer> {
    const seat = this.options.workers.least();
    if (!seat || this.#closed) throw new AppError('media-restarting');
    const branch = await this.branchOn(seat).catch(refusing(''));
    const { send, receive } = await branch.transports(joining.purpose !== 'watch').catch(refusing(''));
    const { now } = this.options;
    const leave = (one: Peer) => this.leave(one);
    const peer = new Peer({ ...joining, ...{ id: newId(), seat, router: branch.router, send, receive, now, leave } });
    this.peers.set(peer.id, peer);
    // Whoever closes his page or loads it again says so on the line itself.
    for (const transport of [send, receive])
      transport?.on('dtlsstatechange', (state: types.DtlsState) => void (['closed', 'failed'].includes(state) && peer.leave()));
    if (this.#closed) this.leave(peer);
    return peer;
  }

  /** A page sends this now, for its site. */
  begins(peer: Peer, sent: Sent): void {
    this.senders.begins(peer);
    peer.stop(sent.source);
    peer.sent.set(sent.source, sent);
    this.wire();
    this.#changed();
  }

  stop(peer: Peer, source: Source): void {
    if (!peer.sent.has(source)) return;
    peer.stop(source);
    this.wire();
    this.#changed();
  }

  #changed(): void {
    this.#changes += 1;
    this.options.onChange();
  }

  leave(peer: Peer): void {
    const hasSent = peer.sent.size > 0;
    this.peers.delete(peer.id);
    this.senders.left(peer);
    peer.close();
    if (!hasSent) return;
    this.wire();
    this.#changed();
  }

  /** Sound and picture as the journal says now: opens and closes microphones, fills the slots, and lets through what each may have. */
  wire(): void {
    if (this.#closed) return;
    const before = this.#wiring;
    this.#wiring = this.options.facts.wiring;
    const sent = [...this.peers.values()].flatMap((peer) =>
      [...peer.sent.values()].map((one) => ({ one, open: this.#mayFlow(peer, one.source) })),
    );
    // First everything that closes: not for a moment are there more open microphones than the floor's and the hall's.
    for (const { one, open } of sent.toSorted((a, b) => Number(a.open) - Number(b.open))) one.open(open);
    // What somebody may not have is taken from him before it flows.
    for (const peer of this.peers.values()) this.allow(peer);
    for (const [slot, stream] of this.slots) stream.point(this.filling(slot));
    this.options.onWired(this);
    if (before.barred !== this.#wiring.barred) this.options.onChange();
  }

  /** What goes into a slot now; null where its site sends nothing of the kind, or nobody has it. */
  filling(slot: Slot): SourceTap | null {
    const filler = fillerOf(slot, this.#wiring);
    return filler && (this.senders.sentBy(filler.siteId, filler.source)?.sent.tap ?? null);
  }

  #mayFlow({ options: { siteId, purpose } }: Peer, source: Source): boolean {
    if (this.#wiring.barred) return false;
    // What is tried out goes back to the one who tries, and to nobody else.
    if (purpose === 'check' || source !== 'microphone') return true;
    return isHeard(this.#wiring, siteId);
  }

  /** Nobody hears himself, and nobody gets what he is not cleared for. */
  allow(peer: Peer): void {
    const { siteId, actor } = peer.options;
    const cleared = this.#wiring.level <= actor.clearance;
    for (const [slot, feed] of peer.slots) {
      const filler = SOUND_SLOTS.has(slot) ? fillerOf(slot, this.#wiring) : null;
      feed.allow(cleared && (filler === null || filler.siteId !== siteId));
    }
    for (const feed of peer.sites.values()) feed.allow(cleared && !this.#wiring.barred);
  }

  /** What everyone who follows the conference is told. */
  news(): MediaNews {
    const { conferenceId } = this.options;
    const { barred } = this.#wiring;
    return { conferenceId, epoch: this.epoch, sites: this.senders.sites, changes: this.#changes, barred };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const peer of this.peers.values()) peer.close();
    this.peers.clear();
    for (const slot of this.slots.values()) slot.close();
    for (const branch of this.#branches.values()) void branch.then((open) => open.close()).catch(() => {});
  }
}
