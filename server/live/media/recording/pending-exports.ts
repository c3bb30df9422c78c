import { whereaboutsOf } from '../../../planning/conferences/store.ts';
import type { Database } from '../../../platform/database/open.ts';
import type { Journals } from '../../../platform/journal/journals.ts';
import { stateOf } from '../../sitting/rules/index.ts';
import type { Clipper } from './clipper.ts';
import { endedRuns, type SittingRef } from './clipping.ts';
import type { Library } from './library.ts';

export interface PendingExportsOptions {
  readonly db: Database;
  readonly journals: Journals;
  readonly library: Library;
  readonly clipper: Clipper;
}

/** Recordings that still have to be cut. */
export class PendingExports {
  readonly #options: PendingExportsOptions;
  /** Sittings that could not be cut, or wait for their conference to leave the trash; by conference. */
  readonly #later = new Map<string, Set<string>>();

  constructor(options: PendingExportsOptions) {
    this.#options = options;
  }

  /** The finished recordings of a sitting. */
  async recordingsOf({ conferenceId, sittingId }: SittingRef): Promise<string[]> {
    const state = stateOf(await this.#options.journals.state(conferenceId));
    return endedRuns(state, sittingId).map(({ recordingId }) => recordingId);
  }

  async isRecorded(of: SittingRef): Promise<boolean> {
    return this.#options.library.hasMaterial(of.conferenceId, await this.recordingsOf(of));
  }

  /** Cuts a sitting, if anything was recorded. In the trash it waits, because nobody may read its agenda there. */
  async export(of: SittingRef): Promise<void> {
    try {
      if (await this.#cutNow(of)) this.forget(of);
      else this.#keep(of);
    } catch (error) {
      this.#keep(of);
      throw error;
    }
  }

  /** False if it has to wait. */
  async #cutNow(of: SittingRef): Promise<boolean> {
    const { db, clipper } = this.#options;
    const whereabouts = await whereaboutsOf(db, of.conferenceId);
    if (whereabouts === 'gone' || !(await this.isRecorded(of))) return true;
    if (whereabouts === 'in-trash') return false;
    await clipper.clip(of);
    return true;
  }

  #keep({ conferenceId, sittingId }: SittingRef): void {
    const sittings = this.#later.get(conferenceId) ?? new Set();
    this.#later.set(conferenceId, sittings.add(sittingId));
  }

  /** Cuts a sitting that was not cut, or not completely. */
  async exportUnfinished(of: SittingRef): Promise<void> {
    const files = await this.#options.library.files(of.conferenceId, of.sittingId);
    const isDone = files !== null && files.every(({ state }) => state !== 'making');
    if (!isDone) await this.export(of);
  }

  /** Cuts the waiting sittings that need not wait any longer. @throws the error of one that failed, after trying all. */
  async exportWaiting(conferenceId: string): Promise<void> {
    const sittings = [...(this.#later.get(conferenceId) ?? [])];
    const outcomes = await Promise.allSettled(sittings.map((sittingId) => this.export({ conferenceId, sittingId })));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }

  /** Forgets a sitting, or all of a conference. */
  forget({ conferenceId, sittingId }: Pick<SittingRef, 'conferenceId'> & Partial<SittingRef>): void {
    const sittings = this.#later.get(conferenceId);
    if (sittingId !== undefined) sittings?.delete(sittingId);
    if (sittingId === undefined || sittings?.size === 0) this.#later.delete(conferenceId);
  }
}
