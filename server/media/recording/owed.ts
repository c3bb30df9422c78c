import type { Database } from '../../platform/database/open.ts';
import type { Journals } from '../../platform/journal/journals.ts';
import { stateOf } from '../../proceedings/rules/index.ts';
import type { Cutter } from './cutter.ts';
import { endedRuns, type OfSitting } from './cutting.ts';
import type { Library } from './library.ts';
import { standingOf } from './store.ts';

export interface OwedOptions {
  readonly db: Database;
  readonly journals: Journals;
  readonly library: Library;
  readonly cutter: Cutter;
}

/** What was recorded and has still to be cut. */
export class Owed {
  readonly #options: OwedOptions;
  /** Sittings that are cut when their conference comes back from the trash. */
  readonly #later = new Set<OfSitting>();

  constructor(options: OwedOptions) {
    this.#options = options;
  }

  /** The recordings of a sitting that are over. */
  async recordingsOf({ conferenceId, sittingId }: OfSitting): Promise<string[]> {
    const state = stateOf(await this.#options.journals.state(conferenceId));
    return endedRuns(state, sittingId).map(({ recordingId }) => recordingId);
  }

  async isRecorded(of: OfSitting): Promise<boolean> {
    return this.#options.library.hasMaterial(of.conferenceId, await this.recordingsOf(of));
  }

  /** Has a sitting cut, if anything was recorded of it. In the trash nobody may know its agenda: there it waits. */
  async cut(of: OfSitting): Promise<void> {
    const { db, cutter } = this.#options;
    if (!(await this.isRecorded(of))) return;
    if ((await standingOf(db, of.conferenceId)) === 'in-trash') this.#later.add(of);
    else await cutter.cut(of);
  }

  /** Has a sitting cut that was not, or not to the end. */
  async cutUnfinished(of: OfSitting): Promise<void> {
    const files = await this.#options.library.files(of.conferenceId, of.sittingId);
    const isDone = files !== null && files.every(({ state }) => state !== 'making');
    if (!isDone) await this.cut(of);
  }

  /** A conference is in use: what waited is cut. */
  async cutWaiting(conferenceId: string): Promise<void> {
    for (const of of this.#later) {
      if (of.conferenceId !== conferenceId) continue;
      this.#later.delete(of);
      await this.cut(of);
    }
  }
}
