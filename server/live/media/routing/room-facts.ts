import type { LiveJournal } from '../../../platform/journal/live-journal.ts';
import type { Retries } from '../../../platform/retries.ts';
import { levelOf } from '../../../planning/plan/rules.ts';
import {
  stateOf,
  mediaRoutingOf,
  routingUnknown,
  type PlanIndex,
  type ProceedingsState,
  type MediaRouting,
} from '../../sitting/rules/index.ts';

/** What RoomFacts needs of a room. */
interface RoutedRoom {
  readonly closed: boolean;
  /** Applies the current facts. */
  applyRouting(): void;
}

export interface RoomFactsOptions {
  readonly journal: LiveJournal;
  /** The plan in force. */
  readonly readPlan: () => Promise<PlanIndex>;
  readonly retries: Retries;
}

/**
 * What a room knows about its conference besides the media: the folded journal and the plan in force. In memory, so that the floor moves
 * without the database. While the plan is not known, nothing may flow: the current item may be classified by it.
 */
export class RoomFacts {
  readonly #options: RoomFactsOptions;
  /** Null while the plan in force could not be read. */
  #plan: PlanIndex | null;
  #reading = 0;

  private constructor(options: RoomFactsOptions, plan: PlanIndex) {
    this.#options = options;
    this.#plan = plan;
  }

  /** @throws whatever reading the plan throws: without the plan no room is opened. */
  static async open(options: RoomFactsOptions): Promise<RoomFacts> {
    return new RoomFacts(options, await options.readPlan());
  }

  /** Whose picture and sound currently go where. */
  get routing(): MediaRouting {
    const state = stateOf(this.#options.journal.state);
    return this.#plan === null || this.#isOld(state, this.#plan) ? routingUnknown(state) : mediaRoutingOf(state, this.#plan);
  }

  /** Whether the plan is older than the journal, which has the levels of a publication before anybody is told of it; such a plan is not used. */
  #isOld({ runningItemId, floor }: ProceedingsState, { items }: PlanIndex): boolean {
    const goingOn = [runningItemId, floor?.itemId ?? null].filter((id) => id !== null);
    return goingOn.some((id) => this.#options.journal.levelOf(id) > levelOf(items.get(id)?.classification ?? null));
  }

  /** Reads the plan again after another one came into force. Until that succeeds, nothing flows. */
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
