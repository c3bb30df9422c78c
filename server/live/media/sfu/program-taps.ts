import type { Room } from './room.ts';
import { RoomTap } from './program-tap.ts';

/** The program feed of each conference inside the server, for the one recorder that it has. */
export class ProgramTaps {
  readonly #taps = new Map<string, RoomTap>();

  has(conferenceId: string): boolean {
    return this.#taps.has(conferenceId);
  }

  /** A new one; the one before ends, and may be closed again by whoever had it without harm to this one. */
  open(conferenceId: string): RoomTap {
    const tap: RoomTap = new RoomTap(() => void (this.#taps.get(conferenceId) === tap && this.#taps.delete(conferenceId)));
    this.#taps.get(conferenceId)?.close();
    this.#taps.set(conferenceId, tap);
    return tap;
  }

  /** Sound and picture of a room went elsewhere. */
  follow(room: Room): void {
    this.#taps.get(room.options.conferenceId)?.follow(room);
  }
}
