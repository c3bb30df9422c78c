import { foldAll, type Folded, type Slice } from '../server/platform/journal/contract.ts';
import type { Followed, News } from '../server/platform/sockets/protocol.ts';

/** A client's position in a journal: the last folded entry, and the view it was sent. */
export interface JournalPosition {
  readonly revision: number | null;
  readonly view: string | null;
}

export interface JournalFollowerOptions {
  readonly slices: readonly Slice<unknown>[];
  /** Asks the server for missing entries. Rejects if the connection breaks or the server refuses. */
  ask(position: JournalPosition): Promise<Followed>;
  /** Called with every new state; `revision` is the last entry's number. */
  onState(folded: Folded, revision: number): void;
  /** Called when the whole state was replaced: what belongs to it, such as the plan, may have changed as well. */
  onReplaced?(): void;
}

const START: JournalPosition = { revision: null, view: null };

/**
 * Keeps the folded state of one journal. Catches up once at a time, and only folds entries newer than the state: an answer that
 * comes late, or twice, or after newer entries, changes nothing.
 */
export class JournalFollower {
  readonly #options: JournalFollowerOptions;
  #folded: Folded = {};
  #position = START;
  #running: Promise<void> | null = null;
  #isWanted = false;
  /** The last entry received before there was a state to fold it onto. */
  #toldOf = 0;

  constructor(options: JournalFollowerOptions) {
    this.#options = options;
  }

  /** Asks for missing entries; if a request is already running, once more after it. @throws what `ask` throws. */
  catchUp(): Promise<void> {
    this.#isWanted = true;
    this.#running ??= this.#catchUp().finally(() => (this.#running = null));
    return this.#running;
  }

  async #catchUp(): Promise<void> {
    while (this.#isWanted) {
      this.#isWanted = false;
      const asked = this.#position;
      try {
        const answer = await this.#options.ask(asked);
        this.#accept(answer, asked);
      } catch (error) {
        // Requested again meanwhile: the connection may be back.
        if (!this.#isWanted) throw error;
      }
    }
  }

  #accept(answer: Followed, asked: JournalPosition): void {
    // The state was forgotten meanwhile, so this answer is outdated.
    const isAnew = this.#position.revision === null && asked.revision !== null;
    if (isAnew) this.#isWanted = true;
    else if ('snapshot' in answer) this.#replace(answer.snapshot, answer, asked);
    else this.#append(answer.revision - answer.entries.length, answer);
  }

  #replace(snapshot: Folded, { revision, view }: Followed, asked: JournalPosition): void {
    const hasMoved = this.#position.revision !== asked.revision;
    if (hasMoved && revision < (this.#position.revision ?? 0)) this.#isWanted = true;
    else {
      this.#keep(snapshot, { revision, view });
      if (asked.revision !== null) this.#options.onReplaced?.();
    }
  }

  #append(after: number, { entries, view }: Pick<News, 'entries'> & { readonly view: string | null }): void {
    const { revision } = this.#position;
    if (revision === null || after > revision) this.#isWanted = true;
    else {
      const folded = foldAll(this.#options.slices, this.#folded, entries.slice(revision - after));
      this.#keep(folded, { revision: Math.max(revision, after + entries.length), view });
    }
  }

  #keep(folded: Folded, position: JournalPosition & { readonly revision: number }): void {
    if (this.#toldOf > position.revision) this.#isWanted = true;
    this.#toldOf = 0;
    this.#folded = folded;
    this.#position = position;
    this.#options.onState(folded, position.revision);
  }

  /** Folds new entries. Returns false if earlier ones are missing and it has to catch up. */
  take({ after, entries }: Pick<News, 'after' | 'entries'>): boolean {
    const { revision, view } = this.#position;
    const last = after + entries.length;
    // Entries may overtake the first answer; only that answer shows whether it includes them.
    if (revision === null) this.#toldOf = last;
    if (revision === null || last <= revision) return true;
    if (after > revision) return false;
    this.#append(after, { entries, view });
    return true;
  }

  /** Forgets the state, because it may be outdated, and asks for all of it again. */
  forget(): void {
    this.#position = START;
  }
}
