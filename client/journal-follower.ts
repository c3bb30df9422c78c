import { foldAll, type Folded, type Slice } from '../server/platform/journal/contract.ts';
import type { Followed, News } from '../server/platform/sockets/protocol.ts';

/** Where a reader stands: the last entry it has folded, and the view it was told. */
export interface Standing {
  readonly revision: number | null;
  readonly view: string | null;
}

export interface JournalFollowerOptions {
  readonly slices: readonly Slice<unknown>[];
  /** Asks the server for what is missing. Rejects when the line breaks or the server refuses. */
  ask(standing: Standing): Promise<Followed>;
  /** Called with every new state; `revision` is the last entry's number. */
  onState(folded: Folded, revision: number): void;
  /** The whole state came anew in the place of what was known: what goes with it, such as the plan, may be another one. */
  onReplaced?(): void;
}

const NOWHERE: Standing = { revision: null, view: null };

/**
 * Keeps the folded state of one journal. One catch-up at a time, and only what is newer than the state is folded onto it: an answer that
 * comes late, or twice, or after news that arrived meanwhile, changes nothing.
 */
export class JournalFollower {
  readonly #options: JournalFollowerOptions;
  #folded: Folded = {};
  #standing = NOWHERE;
  #running: Promise<void> | null = null;
  #isWanted = false;
  /** The last entry that was told while nothing was known to fold it on. */
  #toldOf = 0;

  constructor(options: JournalFollowerOptions) {
    this.#options = options;
  }

  /** Asks for what is missing; while an answer is under way it is asked once more after it. @throws what `ask` throws. */
  catchUp(): Promise<void> {
    this.#isWanted = true;
    this.#running ??= this.#catchUp().finally(() => (this.#running = null));
    return this.#running;
  }

  async #catchUp(): Promise<void> {
    while (this.#isWanted) {
      this.#isWanted = false;
      const asked = this.#standing;
      try {
        const answer = await this.#options.ask(asked);
        this.#accept(answer, asked);
      } catch (error) {
        // Asked for again meanwhile: a line that broke may be back.
        if (!this.#isWanted) throw error;
      }
    }
  }

  #accept(answer: Followed, asked: Standing): void {
    // The journal was begun anew meanwhile: what was asked before that holds no more.
    const isAnew = this.#standing.revision === null && asked.revision !== null;
    if (isAnew) this.#isWanted = true;
    else if ('snapshot' in answer) this.#replace(answer.snapshot, answer, asked);
    else this.#append(answer.revision - answer.entries.length, answer);
  }

  #replace(snapshot: Folded, { revision, view }: Followed, asked: Standing): void {
    const hasMoved = this.#standing.revision !== asked.revision;
    if (hasMoved && revision < (this.#standing.revision ?? 0)) this.#isWanted = true;
    else {
      this.#keep(snapshot, { revision, view });
      if (asked.revision !== null) this.#options.onReplaced?.();
    }
  }

  #append(after: number, { entries, view }: Pick<News, 'entries'> & { readonly view: string | null }): void {
    const { revision } = this.#standing;
    if (revision === null || after > revision) this.#isWanted = true;
    else {
      const folded = foldAll(this.#options.slices, this.#folded, entries.slice(revision - after));
      this.#keep(folded, { revision: Math.max(revision, after + entries.length), view });
    }
  }

  #keep(folded: Folded, standing: Standing & { readonly revision: number }): void {
    if (this.#toldOf > standing.revision) this.#isWanted = true;
    this.#toldOf = 0;
    this.#folded = folded;
    this.#standing = standing;
    this.#options.onState(folded, standing.revision);
  }

  /** Folds entries as they are told. @returns false when some before them are missing: then it has to catch up. */
  take({ after, entries }: Pick<News, 'after' | 'entries'>): boolean {
    const { revision, view } = this.#standing;
    const last = after + entries.length;
    // News may overtake the first answer: whether that holds them shows when it is there.
    if (revision === null) this.#toldOf = last;
    if (revision === null || last <= revision) return true;
    if (after > revision) return false;
    this.#append(after, { entries, view });
    return true;
  }

  /** What it was told may hold no more: everything is asked for anew. */
  forget(): void {
    this.#standing = NOWHERE;
  }
}
