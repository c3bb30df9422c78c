import { JournalFollower, type JournalPosition } from '../../client/journal-follower.ts';
import { audienceKey, type Audience } from '../../server/platform/journal/audience.ts';
import type { Folded, Slice } from '../../server/platform/journal/contract.ts';
import type { LiveJournal } from '../../server/platform/journal/live-journal.ts';
import type { Followed, News } from '../../server/platform/sockets/protocol.ts';

type Message = { readonly refollow: true } | { readonly news: News } | { readonly answer: Followed; readonly to: Question };

interface Question {
  readonly position: JournalPosition;
  resolve(answer: Followed): void;
  reject(error: Error): void;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A page and its connection to the server, step by step: messages are in transit until delivered, lost or cut off. */
export class ModelPage {
  audience: Audience;
  folded: Folded = {};
  revision = 0;
  readonly #journal: LiveJournal;
  readonly #follower: JournalFollower;
  #asked: Question[] = [];
  #toPage: Message[] = [];
  #toldAs: string | null = null;

  constructor(journal: LiveJournal, slices: readonly Slice<unknown>[], audience: Audience) {
    this.#journal = journal;
    this.audience = audience;
    this.#follower = new JournalFollower({
      slices,
      ask: (position) => new Promise((resolve, reject) => this.#asked.push({ position, resolve, reject })),
      onState: (folded, revision) => Object.assign(this, { folded, revision }),
    });
    this.catchUp();
  }

  /** After a wake-up, a connection, or because entries are missing. */
  catchUp(): void {
    this.#follower.catchUp().catch(() => {});
  }

  /** The server handles the oldest request: it joins the page to its room, and its answer is in transit. */
  async hear(): Promise<void> {
    const question = this.#asked.shift();
    if (!question) return;
    const { revision, view } = question.position;
    this.#toldAs = audienceKey(this.audience);
    const answer = { ...this.#journal.catchUp(this.audience, revision, view), staff: this.audience.staff };
    this.#toPage.push({ answer, to: question });
    await turn();
  }

  tell(after: number): void {
    if (this.#toldAs !== audienceKey(this.audience)) return;
    const entries = this.#journal.visibleAfter(this.audience, after);
    this.#toPage.push({ news: { conferenceId: this.#journal.id, after, entries } });
  }

  refollow(): void {
    if (this.#toldAs !== null) this.#toPage.push({ refollow: true });
  }

  /** Delivers the oldest message; `ahead`: the one after it first, because entries may overtake an answer. */
  async arrive(ahead = false): Promise<void> {
    const [message] = this.#toPage.splice(ahead && this.#toPage.length > 1 ? 1 : 0, 1);
    if (!message) return;
    if ('answer' in message) message.to.resolve(message.answer);
    else if ('news' in message) {
      if (!this.#follower.take(message.news)) this.catchUp();
    } else {
      this.#follower.forget();
      this.catchUp();
    }
    await turn();
  }

  /** Loses the oldest answer or request in transit: the page times out. */
  async lose(): Promise<void> {
    const at = this.#toPage.findIndex((message) => 'answer' in message);
    const [lost] = this.#toPage.splice(at, at < 0 ? 0 : 1);
    const question = lost && 'answer' in lost ? lost.to : this.#asked.shift();
    question?.reject(new Error('no answer'));
    await turn();
    if (question) this.catchUp();
  }

  /** Breaks the connection, loses everything in transit, and reconnects as such a reader. */
  async drop(audience: Audience = this.audience): Promise<void> {
    const unanswered = [...this.#asked, ...this.#toPage.flatMap((message) => ('answer' in message ? [message.to] : []))];
    [this.#asked, this.#toPage, this.#toldAs] = [[], [], null];
    for (const { reject } of unanswered) reject(new Error('disconnected'));
    this.audience = audience;
    await turn();
    this.catchUp();
  }

  /** Delivers everything in transit until nothing is left. */
  async settle(): Promise<void> {
    while (this.#asked.length + this.#toPage.length > 0) {
      await this.hear();
      await this.arrive();
    }
  }
}
