import type { Room } from '../sfu/room.ts';

/** Changes within this time are sent in one message. */
const NEWS_DEBOUNCE_MS = 30;

/** Sends followers the changes in a conference's room, several at once. */
export class RoomNews {
  readonly #opened: (conferenceId: string) => Promise<Room | null>;
  readonly #tell: (room: Room) => void;
  readonly #waiting = new Map<string, NodeJS.Timeout>();

  constructor(opened: (conferenceId: string) => Promise<Room | null>, tell: (room: Room) => void) {
    this.#opened = opened;
    this.#tell = tell;
  }

  changed(conferenceId: string): void {
    if (this.#waiting.has(conferenceId)) return;
    this.#waiting.set(
      conferenceId,
      setTimeout(() => void this.#flush(conferenceId), NEWS_DEBOUNCE_MS),
    );
  }

  async #flush(conferenceId: string): Promise<void> {
    this.#waiting.delete(conferenceId);
    const room = await this.#opened(conferenceId);
    if (room && !room.closed) this.#tell(room);
  }

  close(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
  }
}
