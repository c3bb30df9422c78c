import type { Actor } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import type { StatusHolder } from '../sfu/media-status.ts';
import type { Peer } from '../sfu/peer.ts';
import type { RoomRegistry } from '../sfu/room-registry.ts';
import type { JoinRequest, Room } from '../sfu/room.ts';
import { ConnectionQuota, loginOf, quotaGroupsOf } from './connection-quota.ts';

/** A page in its room. */
export interface JoinedPage {
  readonly room: Room;
  readonly peer: Peer;
}

/** Lets pages join rooms, within the quota of each login and with its current permissions. */
export class Joining {
  readonly quota = new ConnectionQuota<Peer>();
  readonly #rooms: RoomRegistry;
  readonly #status: StatusHolder;
  /** Counts changes of what logins may do. */
  #changes = 0;

  constructor(rooms: RoomRegistry, status: StatusHolder) {
    this.#rooms = rooms;
    this.#status = status;
  }

  /**
   * Lets a page join, unless what logins may do changes meanwhile: then the page must ask again.
   * `address`: client IP; null if the transport does not expose it.
   * @throws AppError media-off, media-restarting, too-many-pages, too-many-from-address.
   */
  async join(conferenceId: string, address: string | null, request: Omit<JoinRequest, 'onClose'>): Promise<JoinedPage> {
    const before = this.#changes;
    const room = await this.#rooms.open(conferenceId);
    const groups = quotaGroupsOf(request.actor, address);
    const onClose = (peer: Peer) => this.quota.left(groups, peer);
    const peer = await this.quota.enter(groups, () => room.join({ ...request, onClose }));
    if (before === this.#changes && !peer.closed) return { room, peer };
    peer.leave();
    throw new AppError('media-restarting');
  }

  /** Call it when what logins may do has changed: pages that are just joining must join again. */
  loginsChanged(): void {
    this.#changes += 1;
  }

  /** Ends the media of a conference that is in the trash, in the archive or erased. */
  async end(conferenceId: string): Promise<void> {
    this.loginsChanged();
    await this.#rooms.close(conferenceId);
  }

  /** A page, only for the login that joined with it. @throws AppError media-off, not-found. */
  async page(actor: Actor, conferenceId: string, peerId: string): Promise<JoinedPage> {
    if (this.#status.current.state === 'off') throw new AppError('media-off');
    const room = await this.#rooms.opened(conferenceId);
    const peer = room?.peers.get(peerId);
    if (!room || !peer || loginOf(peer.options.actor) !== loginOf(actor)) throw new AppError('not-found');
    return { room, peer };
  }
}
