import type { Room } from '../sfu/room.ts';

/** Changes within this time are told in one message, in milliseconds. */
const NEWS_DEBOUNCE_MS = 30;

/** Tells what goes on in a conference's media, several changes at once. */
export class RoomNews {
  readonly #tell: (conferenceId: string) => Promise<void>;
  readonly #waiting = new Map<string, NodeJS.Timeout>();

  constructor(room: (conferenceId: string) => Promise<Room> | undefined, tell: (room: Room) => void) {
    this.#tell = async (conferenceId) => {
      this.#waiting.delete(conferenceId);
      const found = await room(conferenceId);
      if (found && !found.closed) tell(found);
    };
  }

  changed(conferenceId: string): void {
    if (this.#waiting.has(conferenceId)) return;
    const tell = () => void this.#tell(conferenceId).catch(() => {});
    this.#waiting.set(conferenceId, setTimeout(tell, NEWS_DEBOUNCE_MS));
  }

  close(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
  }
}
