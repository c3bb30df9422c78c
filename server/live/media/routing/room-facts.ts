import type { LiveJournal } from '../../../platform/journal/live-journal.ts';
import type { Retries } from '../../../platform/retries.ts';
import { levelOf } from '../../../planning/plan/rules.ts';
import {
  stateOf,
  mediaRoutingOf,
  wiringUnknown,
  type PlanIndex,
  type ProceedingsState,
  type MediaRouting,
} from '../../sitting/rules/index.ts';

/** A room, as far as its facts go. */
interface RoutedRoom {
  readonly closed: boolean;
  /** Goes by what the facts say now. */
  applyRouting(): void;
}

export interface RoomFactsOptions {
  readonly journal: LiveJournal;
  /** The plan in force. */
  readonly readPlan: () => Promise<PlanIndex>;
  readonly retries: Retries;
}

/**
 * What a room knows of its conference beside the media: the folded journal and the plan in force. Kept in memory, so that the floor moves
 * without asking the database. While the plan is not known, nothing may flow: what goes on may be classified by it.
 */
export class RoomFacts {
  readonly #options: RoomFactsOptions;
  #plan: PlanIndex | null = null;
  #reading = 0;

  private constructor(options: RoomFactsOptions) {
    this.#options = options;
  }

  /** @throws what reading the plan throws: without it no room is opened. */
  static async open(options: RoomFactsOptions): Promise<RoomFacts> {
    const facts = new RoomFacts(options);
    facts.#plan = await options.readPlan();
    return facts;
  }

  /** Whose picture and sound go where, now. */
  get routing(): MediaRouting {
    const state = stateOf(this.#options.journal.state);
    return this.#plan === null || this.#isOld(state, this.#plan) ? wiringUnknown(state) : mediaRoutingOf(state, this.#plan);
  }

  /** The journal has the levels of a publication before anybody is told of it: a plan that knows less of what goes on is not gone by. */
  #isOld({ runningItemId, floor }: ProceedingsState, { items }: PlanIndex): boolean {
    const goingOn = [runningItemId, floor?.itemId ?? null].filter((id) => id !== null);
    return goingOn.some((id) => this.#options.journal.levelOf(id) > levelOf(items.get(id)?.classification ?? null));
  }

  /** Another plan is in force. Where it cannot be read nothing flows, and it is tried again until it can. */
  async renew(room: RoutedRoom): Promise<void> {
    const { readPlan, retries } = this.#options;
    this.#reading += 1;
    const reading = this.#reading;
    const isWanted = (): boolean => reading === this.#reading && !room.closed;
    const become = (plan: PlanIndex | null): void => {
      if (!isWanted()) return;
      this.#plan = plan;
      room.applyRouting();
    };
    const read = async (): Promise<void> => {
      const plan = await readPlan().catch((error: unknown) => {
        become(null);
        throw error;
      });
      become(plan);
    };
    await retries.until(read, 'another plan for media', isWanted);
  }
}
