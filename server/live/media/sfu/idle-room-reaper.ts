import type { Room } from './room.ts';

/** How long a page may take to connect, and to reconnect, in milliseconds. */
const FIRST_LINE_TIMEOUT_MS = 45_000;
const LOST_LINE_TIMEOUT_MS = 150_000;
/** A room without pages is closed after this long, in milliseconds. */
const EMPTY_ROOM_TIMEOUT_MS = 60_000;

/** Finds pages and rooms that nobody uses any more. */
export class IdleRoomReaper {
  /** Since when each room has had no page, in milliseconds since 1970. */
  readonly #emptySince = new Map<Room, number>();

  /** Closes pages without a connection. Returns the rooms that can be closed; `isKept`: whether a room has another use. */
  reap(rooms: readonly Room[], now: number, isKept: (room: Room) => boolean): readonly Room[] {
    for (const room of rooms) this.#pages(room, now);
    for (const room of this.#emptySince.keys()) if (!rooms.includes(room)) this.#emptySince.delete(room);
    return rooms.filter((room) => this.#isOver(room, now, isKept(room)));
  }

  #pages(room: Room, now: number): void {
    for (const peer of room.peers.values()) {
      const most = peer.hadLine ? LOST_LINE_TIMEOUT_MS : FIRST_LINE_TIMEOUT_MS;
      if (peer.lostAt !== null && now - peer.lostAt > most) room.leave(peer);
    }
  }

  #isOver(room: Room, now: number, isKept: boolean): boolean {
    if (room.peers.size > 0 || isKept) return this.#emptySince.delete(room) && false;
    const since = this.#emptySince.get(room) ?? now;
    this.#emptySince.set(room, since);
    return now - since >= EMPTY_ROOM_TIMEOUT_MS;
  }
}
