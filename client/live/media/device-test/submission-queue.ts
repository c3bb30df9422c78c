import type { Submission } from '../../../../server/live/media/device-test/presenter/index.ts';

type What = Submission['what'];

/** Something to report, and how to send it. */
interface Press {
  readonly what: What;
  /** @throws what prevented it from arriving. */
  send(): Promise<unknown>;
}

/** Readiness is one matter, of which the last report counts; the loudspeaker is another. */
const matterOf = (what: What): 'readiness' | 'speaker' => (what === 'tell' ? 'speaker' : 'readiness');

export interface SubmissionQueueOptions {
  readonly onChange: () => void;
  /** Words that say why something did not arrive. */
  readonly reason: (error: unknown) => string;
  /** Whether the organizers have received it all the same: the answer may have been lost. */
  readonly hasArrived: (what: What) => boolean;
}

/** Sends reports to the organizers one at a time. Keeps failed ones, so that they can be sent again. */
export class SubmissionQueue {
  readonly #options: SubmissionQueueOptions;
  #sending: Submission | null = null;
  /** By matter, as everything below. */
  readonly #failed = new Map<string, Submission>();
  readonly #waiting = new Map<string, Press>();

  constructor(options: SubmissionQueueOptions) {
    this.#options = options;
  }

  /** The report being sent, or the one that failed; null if there is none. */
  get now(): Submission | null {
    return this.#sending ?? [...this.#failed.values()].at(-1) ?? null;
  }

  /** Sends a report. While one is being sent, only the last press of each matter waits, unless it repeats the one being sent. */
  async tell(what: What, send: Press['send']): Promise<void> {
    this.#waiting.delete(matterOf(what));
    if (this.#sending?.what === what) return;
    this.#waiting.set(matterOf(what), { what, send });
    if (this.#sending) return;
    for (let next = this.#take(); next; next = this.#take()) await this.#send(next);
  }

  /** Drops failed reports that turn out to have arrived after all. */
  look(): void {
    for (const [matter, { what }] of this.#failed) if (this.#options.hasArrived(what)) this.#failed.delete(matter);
  }

  #take(): Press | undefined {
    const [next] = this.#waiting;
    if (next) this.#waiting.delete(next[0]);
    return next?.[1];
  }

  async #send({ what, send }: Press): Promise<void> {
    const { onChange, reason, hasArrived } = this.#options;
    this.#failed.delete(matterOf(what));
    this.#sending = { what, state: 'sending', reason: null };
    onChange();
    try {
      await send();
    } catch (error) {
      if (!hasArrived(what)) this.#failed.set(matterOf(what), { what, state: 'failed', reason: reason(error) });
    }
    this.#sending = null;
    onChange();
  }
}
