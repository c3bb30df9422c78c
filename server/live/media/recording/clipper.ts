import type { Log } from '../../../platform/log.ts';
import type { RecordingFile } from '../contract/recordings.ts';
import { makeFile, planSitting, type ClippingDeps, type SittingRef, type SittingPlan } from './clipping.ts';
import { startProgram } from './ffmpeg.ts';
import type { RunFfmpeg } from './writing.ts';

export interface ClipperOptions extends ClippingDeps {
  readonly log: Log;
  readonly ffmpeg: string;
}

interface ClipJob {
  readonly of: SittingRef;
  readonly done: Promise<void>;
  readonly stopping: AbortController;
}

/** Niceness of ffmpeg: everything else goes first. */
const NICENESS = 10;

const isSame = (a: SittingRef, b: SittingRef): boolean => a.conferenceId === b.conferenceId && a.sittingId === b.sittingId;

/** Cuts recordings according to the journal, one at a time, in the background. */
export class Clipper {
  readonly #options: ClipperOptions;
  #queue: SittingRef[] = [];
  #work: ClipJob | null = null;
  #closed = false;

  constructor(options: ClipperOptions) {
    this.#options = options;
  }

  /** Cuts the files of a sitting, again if there are some. Resolves when they are listed; they are then made one by one. */
  async clip(of: SittingRef): Promise<void> {
    const { files } = await planSitting(this.#options, of);
    await this.#options.library.list(of.conferenceId, of.sittingId, files);
    if (!this.#queue.some((one) => isSame(one, of))) this.#queue.push(of);
    this.#next();
  }

  /** Drops a sitting, or all of a conference, from the queue; resolves when nothing is being written of it. */
  async drop({ conferenceId, sittingId }: Pick<SittingRef, 'conferenceId'> & Partial<SittingRef>): Promise<void> {
    const isMeant = (one: SittingRef): boolean => isSame(one, { conferenceId, sittingId: sittingId ?? one.sittingId });
    this.#queue = this.#queue.filter((one) => !isMeant(one));
    if (!this.#work || !isMeant(this.#work.of)) return;
    this.#work.stopping.abort();
    await this.#work.done;
  }

  /** Resolves when everything has been cut. */
  async idle(): Promise<void> {
    while (this.#work) await this.#work.done;
  }

  /** Aborts; unfinished work is done after the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#queue = [];
    this.#work?.stopping.abort();
    await this.#work?.done;
  }

  #next(): void {
    const of = this.#work || this.#closed ? undefined : this.#queue.shift();
    if (!of) return;
    const stopping = new AbortController();
    const done = this.#make(of, stopping.signal)
      .catch((error: unknown) => this.#options.log.error({ err: error, ...of }, 'a recording could not be cut'))
      .then(() => {
        this.#work = null;
        this.#next();
      });
    this.#work = { of, done, stopping };
  }

  async #make(of: SittingRef, signal: AbortSignal): Promise<void> {
    const { library } = this.#options;
    const plan = await planSitting(this.#options, of);
    const files = [...plan.files];
    for (const [index, file] of files.entries()) {
      const made = await this.#makeOne(plan, file, signal);
      // A sitting queued again meanwhile will write its own list.
      if (signal.aborted || this.#queue.some((one) => isSame(one, of))) return;
      files[index] = made;
      await library.list(of.conferenceId, of.sittingId, files);
    }
    await library.tidy(of.conferenceId, of.sittingId, files);
  }

  async #makeOne(plan: SittingPlan, file: RecordingFile, signal: AbortSignal): Promise<RecordingFile> {
    const { library, log, ffmpeg: program } = this.#options;
    const ffmpeg: RunFfmpeg = (args) => {
      const { child, gone } = startProgram(program, args, { niceness: NICENESS });
      const kill = (): void => void child.kill('SIGKILL');
      signal.addEventListener('abort', kill, { once: true });
      return gone.finally(() => signal.removeEventListener('abort', kill));
    };
    try {
      return await makeFile(plan, file, library, ffmpeg);
    } catch (error) {
      if (!signal.aborted) log.error({ err: error, conferenceId: plan.conferenceId, file: file.id }, 'a recording could not be cut');
      return { ...file, state: 'failed' };
    }
  }
}
