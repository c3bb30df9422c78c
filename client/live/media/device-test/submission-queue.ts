import type { Submission } from '../../../../server/live/media/device-test/presenter/index.ts';

type What = Submission['what'];

/** Something that was pressed: what it tells, and how. */
interface Press {
  readonly what: What;
  /** @throws what kept it from getting there. */
  send(): Promise<unknown>;
}

/** Whether the site is ready is one matter, of which the last word counts; its loudspeaker is another. */
const matterOf = (what: What): 'readiness' | 'speaker' => (what === 'tell' ? 'speaker' : 'readiness');

export interface SubmissionQueueOptions {
  readonly onChange: () => void;
  /** Why something did not get there, in words. */
  readonly reason: (error: unknown) => string;
  /** Whether what is told is known to the organizers already: an answer can be lost on its way back. */
  readonly hasArrived: (what: What) => boolean;
}

/** What is told to the organizers, one after the other. What fails is kept, so that it can be tried again. */
export class SubmissionQueue {
  readonly #options: SubmissionQueueOptions;
  #sending: Submission | null = null;
  /** By matter, as all below. */
  readonly #failed = new Map<string, Submission>();
  readonly #waiting = new Map<string, Press>();

  constructor(options: SubmissionQueueOptions) {
    this.#options = options;
  }

  /** What is on its way, or why it did not get there; null: nothing is to be told. */
  get now(): Submission | null {
    return this.#sending ?? [...this.#failed.values()].at(-1) ?? null;
  }

  /** While something is on its way, the last press of each matter waits; where that is what is on its way, nothing does. */
  async tell(what: What, send: Press['send']): Promise<void> {
    this.#waiting.delete(matterOf(what));
    if (this.#sending?.what === what) return;
    this.#waiting.set(matterOf(what), { what, send });
    if (this.#sending) return;
    for (let next = this.#take(); next; next = this.#take()) await this.#send(next);
  }

  /** The organizers know more than before: what has arrived after all did not fail. */
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
