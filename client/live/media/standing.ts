import type { Source } from '../../../server/live/media/contract/index.ts';

/** What a page sends, by the server's ids; null while more is on its way there: then an answer may be from before it. */
export type Sending = ReadonlyMap<string, Source> | null;

/** What the server answers to a report, as far as it is about sending. */
export interface Told {
  readonly isReplaced: boolean;
  readonly mayReturn: boolean;
  readonly sends: readonly string[];
}

/** `giveWay`: another page of the site sends. `mayReturn`: none does any more. `ended`: what has to be sent anew. */
export interface Verdict {
  readonly giveWay: boolean;
  readonly mayReturn: boolean;
  readonly ended: readonly { readonly id: string; readonly source: Source }[];
}

const NOTHING: Verdict = { giveWay: false, mayReturn: false, ended: [] };
/** A page that is loaded again, or joins anew, is away for less than so many reports. */
const AWAY = 2;

/** How a page stands among the pages of its site, by the server's answers to its reports. */
export class Standing {
  /** What it sent when it gave way, by the server's ids: that may take a moment to end, and it is not told twice. Null: it has not given way. */
  #gaveUp: ReadonlySet<string> | null = null;
  /** So many answers in a row said that nobody sends for the site. */
  #free = 0;

  /** `then`: what it sent when it reported, `now`: when the answer came. What changed meanwhile is not what the answer is about. */
  hear(told: Told, then: Sending, now: Sending): Verdict {
    if (!then || !now || [...then.keys()].join() !== [...now.keys()].join()) return NOTHING;
    this.#free = told.mayReturn ? this.#free + 1 : 0;
    const giveWay = told.isReplaced && (this.#gaveUp === null || [...now.keys()].some((id) => !this.#gaveUp?.has(id)));
    if (giveWay) this.#gaveUp = new Set(now.keys());
    if (!told.isReplaced) this.#gaveUp = null;
    const ended = told.isReplaced ? [] : [...now].filter(([id]) => !told.sends.includes(id));
    return { giveWay, mayReturn: !giveWay && this.#free >= AWAY, ended: ended.map(([id, source]) => ({ id, source })) };
  }
}
