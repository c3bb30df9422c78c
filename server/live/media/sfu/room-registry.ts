import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/database/open.ts';
import type { Journals } from '../../../platform/journal/journals.ts';
import type { Retries } from '../../../platform/retries.ts';
import { planIndexOf } from '../../sitting/store.ts';
import { RoomFacts } from '../routing/room-facts.ts';
import { IdleRoomReaper } from './idle-room-reaper.ts';
import type { StatusHolder } from './media-status.ts';
import { Room } from './room.ts';
import type { Workers } from './workers.ts';

export interface RoomRegistryOptions {
  readonly db: Database;
  readonly journals: Journals;
  readonly status: StatusHolder;
  readonly retries: Retries;
  readonly clock: Clock;
  /** Called when the routing of a room has changed. */
  readonly onRouted: (room: Room) => void;
  /** Called when something has changed in a room that followers are told. */
  readonly onChange: (conferenceId: string) => void;
}

/** The room of each conference, opened on first use. */
export class RoomRegistry {
  readonly #options: RoomRegistryOptions;
  readonly #rooms = new Map<string, Promise<Room>>();
  readonly #reaper = new IdleRoomReaper();

  constructor(options: RoomRegistryOptions) {
    this.#options = options;
  }

  /** @throws AppError media-off, media-restarting, not-found, archived. */
  open(conferenceId: string): Promise<Room> {
    const workers = this.#options.status.workers();
    const before = this.#rooms.get(conferenceId);
    if (before) return before;
    const opening = this.#open(conferenceId, workers);
    this.#rooms.set(conferenceId, opening);
    opening.catch(() => this.#rooms.get(conferenceId) === opening && this.#rooms.delete(conferenceId));
    return opening;
  }

  async #open(conferenceId: string, workers: Workers): Promise<Room> {
    const { db, journals, retries, clock, onRouted, onChange } = this.#options;
    const readPlan = () => planIndexOf(db, conferenceId);
    const facts = await RoomFacts.open({ journal: await journals.open(conferenceId), readPlan, retries });
    return Room.open({ conferenceId, workers, facts, now: clock, onRouted, onChange: () => onChange(conferenceId) });
  }

  /** The room of a conference that is open or being opened; null if there is none. */
  async opened(conferenceId: string): Promise<Room | null> {
    return (await this.#rooms.get(conferenceId)?.catch(() => null)) ?? null;
  }

  /** Every open room. */
  async all(): Promise<Room[]> {
    return (await Promise.all([...this.#rooms.values()].map((room) => room.catch(() => null)))).filter((room) => room !== null);
  }

  /** Classification level of the current item of a conference; 0 while it has no room. */
  async levelOf(conferenceId: string): Promise<number> {
    return (await this.opened(conferenceId))?.routing.level ?? 0;
  }

  /** Applies a change of the journal, or with `isAnotherPlan` of the plan. Waits for a room being opened, which may have read the old plan. */
  async reroute(conferenceId: string, isAnotherPlan: boolean): Promise<void> {
    const room = await this.opened(conferenceId);
    room?.applyRouting();
    if (isAnotherPlan) await room?.options.facts.renew(room);
  }

  /** Closes the room of a conference and disconnects everyone in it. */
  async close(conferenceId: string): Promise<void> {
    const opening = this.#rooms.get(conferenceId);
    this.#rooms.delete(conferenceId);
    (await opening?.catch(() => null))?.close();
  }

  /** Replaces rooms: their pages are told and join again. */
  async renew(which: (room: Room) => boolean): Promise<void> {
    for (const room of (await this.all()).filter(which)) {
      // Already replaced because another worker died meanwhile.
      if (room.closed) continue;
      const { conferenceId } = room.options;
      room.close();
      this.#rooms.delete(conferenceId);
      await this.open(conferenceId).catch(() => {});
      this.#options.onChange(conferenceId);
    }
  }

  /** Closes pages without a connection, and rooms without pages; `isKept`: whether a room has another use. */
  async reap(isKept: (room: Room) => boolean): Promise<void> {
    for (const room of this.#reaper.reap(await this.all(), this.#options.clock(), isKept)) {
      room.close();
      this.#rooms.delete(room.options.conferenceId);
    }
  }

  async closeAll(): Promise<void> {
    for (const room of await this.all()) room.close();
  }
}
