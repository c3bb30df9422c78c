import type { Room } from './room.ts';

/** A page that never got a line has so long, and one whose line broke so long to come back, in milliseconds. */
const FIRST_LINE_TIMEOUT_MS = 45_000;
const LOST_LINE_TIMEOUT_MS = 150_000;
/** A room without pages is closed after so long, in milliseconds. */
const EMPTY_ROOM_TIMEOUT_MS = 60_000;

/** Finds what nobody uses any more. */
export class IdleRoomReaper {
  /** Since when a room has had no page, in milliseconds since 1970. */
  readonly #emptySince = new Map<Room, number>();

  /** Closes the pages without a line. Returns the rooms that can be closed; `isKept`: it has another use. */
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
