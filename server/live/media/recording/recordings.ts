import { SYSTEM } from '../../../accounts/store.ts';
import type { Bus } from '../../../platform/bus/bus.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/database/open.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Entry } from '../../../platform/journal/contract.ts';
import type { Journals } from '../../../platform/journal/journals.ts';
import type { Log } from '../../../platform/log.ts';
import { floorGranted, floorRecalled, proceedingsContract, recordingStarted, recordingStopped } from '../../sitting/contract/index.ts';
import { recordingNow, stateOf } from '../../sitting/rules/index.ts';
import type { ProgramTap } from '../sfu/program-tap.ts';
import { Clipper } from './clipper.ts';
import type { SittingRef } from './clipping.ts';
import { Library } from './library.ts';
import { PendingExports } from './pending-exports.ts';
import { stopIfPutAway } from './put-away.ts';
import { RecorderProcess } from './recorder-process.ts';
import { conferencesRecorded } from './store.ts';

export interface RecordingsOptions {
  readonly db: Database;
  readonly journals: Journals;
  readonly bus: Bus;
  /** Folder of the recordings; created when needed. */
  readonly folder: string;
  readonly log: Log;
  /** The program feed of a conference; null while there are no workers. */
  readonly tap: (conferenceId: string) => ProgramTap | null;
  readonly clock: Clock;
  /** Path of ffmpeg; by default the one in the PATH. */
  readonly ffmpeg?: string;
}

interface RecordingRef {
  readonly conferenceId: string;
  readonly recordingId: string;
}

/** Workers need a moment after the server's start; somebody who presses the button at the desk waits less for a failure. */
const START_TIMEOUT_MS = { started: 3000, resumed: 60_000 };
const RETRY_INTERVAL_MS = 500;
const DISK_CHECK_INTERVAL_MS = 10_000;
/** How far back to look for uncut recordings after the server's start. */
const EXPORT_LOOKBACK_MS = 30 * 86_400_000;

/** Records whatever the journal says is being recorded, and cuts recordings according to it. */
export class Recordings {
  readonly library: Library;
  readonly #options: RecordingsOptions;
  readonly #clipper: Clipper;
  readonly #exports: PendingExports;
  readonly #recorders = new Map<string, RecordingRef & { readonly recorder: RecorderProcess }>();
  /** Id of the recording wanted in each conference, by the entries so far: known at once, while a recorder takes a moment to start. */
  readonly #wanted = new Map<string, string>();
  /** Recorders being started, by conference. */
  readonly #beginning = new Map<string, Promise<void>>();
  readonly #spacing: NodeJS.Timeout;
  /** Recorders being ended. */
  readonly #ending = new Set<Promise<void>>();
  #closed = false;

  constructor(options: RecordingsOptions) {
    const { db, journals, bus, log, folder } = options;
    this.#options = options;
    this.library = new Library(folder);
    this.#clipper = new Clipper({ library: this.library, bus, journals, log, ffmpeg: this.#program });
    this.#exports = new PendingExports({ db, journals, library: this.library, clipper: this.#clipper });
    this.#spacing = setInterval(() => void this.#lookAtSpace(), DISK_CHECK_INTERVAL_MS).unref();
    journals.onEntries((journal, entries) => {
      for (const entry of entries) this.#follow(journal.id, entry);
    });
  }

  get #program(): string {
    return this.#options.ffmpeg ?? 'ffmpeg';
  }

  /** Resumes recordings according to the journals, and cuts what is still uncut. Call it once, after the start. */
  async resume(): Promise<void> {
    const { db, journals, clock, log } = this.#options;
    for (const conferenceId of await conferencesRecorded(db, clock() - EXPORT_LOOKBACK_MS)) {
      if (this.#closed) return;
      const state = stateOf(await journals.state(conferenceId));
      const going = recordingNow(state);
      if (going && state.openSittingId === going.sittingId)
        this.#begin({ conferenceId, recordingId: going.recordingId }, START_TIMEOUT_MS.resumed);
      const sittings = new Set(Object.values(state.recordings).map(({ sittingId }) => sittingId));
      for (const sittingId of sittings)
        await this.#exports
          .exportUnfinished({ conferenceId, sittingId })
          .catch((error: unknown) => log.error({ err: error, conferenceId }, 'recordings'));
    }
  }

  #follow(conferenceId: string, entry: Entry): void {
    const started = recordingStarted.read(entry);
    if (started) this.#begin({ conferenceId, ...started }, START_TIMEOUT_MS.started);
    if (recordingStopped.read(entry)) {
      this.#wanted.delete(conferenceId);
      const ending = this.#stop({ conferenceId, sittingId: entry.sittingId ?? '' }).finally(() => this.#ending.delete(ending));
      this.#ending.add(ending);
    }
    // Request a key frame, because the picture of a speech can only begin with one.
    if (floorGranted.read(entry) ?? floorRecalled.read(entry)) this.#recorders.get(conferenceId)?.recorder.requestKeyFrame();
  }

  #begin(of: RecordingRef, timeoutMs: number): void {
    this.#wanted.set(of.conferenceId, of.recordingId);
    const beginning = this.#record(of, Date.now() + timeoutMs)
      .catch((error: unknown) => this.#fail(of, String(error)))
      .finally(() => this.#beginning.get(of.conferenceId) === beginning && this.#beginning.delete(of.conferenceId));
    this.#beginning.set(of.conferenceId, beginning);
  }

  /** Starts a recording, retrying until `until`: workers may need a moment, and so may the database. */
  async #record(of: RecordingRef, until: number): Promise<void> {
    for (;;) {
      const found = await this.#look(of).catch((error: unknown) => ({ tap: null, why: String(error) }));
      if (found?.tap) return this.#put(of, await this.#roomFor(of, found.tap), found.tap);
      if (!found || this.#closed) return;
      if (Date.now() >= until) return this.#fail(of, found.why);
      await new Promise((resolve) => setTimeout(resolve, RETRY_INTERVAL_MS));
    }
  }

  /** The tap to record, or why there is none yet; null if the recording is no longer wanted. */
  async #look({ conferenceId, recordingId }: RecordingRef): Promise<{ tap: ProgramTap | null; why: string } | null> {
    const isInUse = (await stopIfPutAway(this.#options, conferenceId)) === 'in-use';
    const going = recordingNow(stateOf(await this.#options.journals.state(conferenceId)));
    if (!isInUse || this.#closed || going?.recordingId !== recordingId || this.#recorders.has(conferenceId)) return null;
    return { tap: this.#options.tap(conferenceId), why: 'nothing carries sound and picture' };
  }

  async #roomFor({ conferenceId, recordingId }: RecordingRef, tap: ProgramTap): Promise<string> {
    try {
      return await this.library.prepare(conferenceId, recordingId);
    } catch (error) {
      tap.close();
      throw error;
    }
  }

  #put(of: RecordingRef, folder: string, tap: ProgramTap): void {
    // The recording or the server was stopped meanwhile: nobody would end a recorder started now.
    if (this.#closed || this.#wanted.get(of.conferenceId) !== of.recordingId) return tap.close();
    const recorder = new RecorderProcess({ tap, folder, ffmpeg: this.#program, onFailed: (why) => this.#fail(of, why) });
    this.#recorders.set(of.conferenceId, { ...of, recorder });
  }

  /** Records in the journal that the recording has failed, so that everyone knows. */
  #fail({ conferenceId, recordingId }: RecordingRef, why: string): void {
    const { log } = this.#options;
    log.error({ conferenceId, recordingId, why }, 'a recording failed');
    if (this.#closed) return;
    this.#options.bus.run(proceedingsContract.stopRecording, SYSTEM, { conferenceId, reason: 'failed' }).catch((error: unknown) => {
      if (!(error instanceof AppError)) log.error({ err: error, conferenceId }, 'a failed recording could not be noted');
    });
  }

  async #stop(of: SittingRef): Promise<void> {
    const { log } = this.#options;
    const going = this.#recorders.get(of.conferenceId);
    this.#recorders.delete(of.conferenceId);
    try {
      await going?.recorder.end();
      if (!this.#closed) await this.#exports.export(of);
    } catch (error) {
      log.error({ err: error, ...of }, 'a recording could not be cut');
    }
  }

  async #lookAtSpace(): Promise<void> {
    if (this.#recorders.size === 0 || (await this.library.hasSpace().catch(() => false))) return;
    for (const of of this.#recorders.values()) this.#fail(of, 'the disk is nearly full');
  }

  /** Cuts a sitting again. @throws AppError not-found if nothing was recorded of it, or it is still being recorded. */
  async cut(of: SittingRef): Promise<void> {
    if (!(await this.#exports.isRecorded(of))) throw new AppError('not-found');
    await this.#clipper.clip(of);
  }

  /** Erases the recordings of a sitting. @throws AppError recording-on while it is being recorded. */
  async erase(of: SittingRef): Promise<void> {
    const going = recordingNow(stateOf(await this.#options.journals.state(of.conferenceId)));
    if (going?.sittingId === of.sittingId) throw new AppError('recording-on');
    // Recorders that are ending would write their files again.
    await Promise.all(this.#ending);
    this.#exports.forget(of);
    await this.#clipper.drop(of);
    await this.library.erase(of.conferenceId, of.sittingId, await this.#exports.recordingsOf(of));
  }

  /** Reacts to a conference being archived, trashed, restored or erased. */
  async settle(conferenceId: string): Promise<void> {
    const whereabouts = await stopIfPutAway(this.#options, conferenceId);
    if (whereabouts === 'gone') await this.#erased(conferenceId);
    else await this.#exports.exportWaiting(conferenceId);
  }

  /** Stops recording an erased conference, such as an ended rehearsal, and removes all its files. */
  async #erased(conferenceId: string): Promise<void> {
    this.#wanted.delete(conferenceId);
    await this.#beginning.get(conferenceId);
    const going = this.#recorders.get(conferenceId);
    this.#recorders.delete(conferenceId);
    await Promise.all([going?.recorder.end(), ...this.#ending]);
    this.#exports.forget({ conferenceId });
    await this.#clipper.drop({ conferenceId });
    await this.library.eraseAll(conferenceId);
  }

  /** Resolves when everything recorded has been cut. */
  async idle(): Promise<void> {
    await Promise.all(this.#ending);
    await this.#clipper.idle();
  }

  /** Completes the files. The journal still has the recordings as running, and the next start resumes them. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#spacing);
    await this.#clipper.close();
    await Promise.all([...this.#ending, ...[...this.#recorders.values()].map(({ recorder }) => recorder.end())]);
  }
}
