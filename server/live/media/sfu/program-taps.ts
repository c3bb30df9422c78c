import type { Room } from './room.ts';
import { RoomTap } from './program-tap.ts';

/** The program taps, at most one per conference, for its recorder. */
export class ProgramTaps {
  readonly #taps = new Map<string, RoomTap>();

  has(conferenceId: string): boolean {
    return this.#taps.has(conferenceId);
  }

  /** Opens a new tap and ends the one before, which may safely be closed again. */
  open(conferenceId: string): RoomTap {
    const tap: RoomTap = new RoomTap(() => void (this.#taps.get(conferenceId) === tap && this.#taps.delete(conferenceId)));
    this.#taps.get(conferenceId)?.close();
    this.#taps.set(conferenceId, tap);
    return tap;
  }

  /** Makes the tap of a room's conference follow its routing. */
  follow(room: Room): void {
    this.#taps.get(room.options.conferenceId)?.follow(room);
  }
}
