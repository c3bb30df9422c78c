/** Facts by their keys. */
export type Keyed<T = unknown> = Readonly<Record<string, T>>;

type IsKeyed<T> = string extends keyof NonNullable<T> ? true : false;
/** The parts of a state that entries set: all but the log of what can be undone. */
export type PartOf<S> = Exclude<keyof S, 'undoLog'>;

/** What an entry sets: single facts as a whole, and those keys of a keyed part that it names. Null removes a keyed fact. */
export type Facts<S> = {
  readonly [P in PartOf<S>]?: IsKeyed<S[P]> extends true ? Keyed<S[P][keyof S[P]] | null> : S[P];
};

/** Every part of a state and whether its facts have keys. */
export type Parts<S> = { readonly [P in PartOf<S>]: IsKeyed<S[P]> extends true ? 'keyed' : 'single' };

/** A state as this file sees it: merging works for every slice, so the exact types are only checked where a slice is defined. */
type Loose = Record<string, unknown>;

/** A state into which facts are merged in place. It belongs to one fold: each keyed part is copied at its first change. */
export class FactsDraft<S extends object> {
  readonly #parts: Readonly<Record<string, 'keyed' | 'single'>>;
  readonly #copied = new Set<string>();
  /** The current state. Do not keep it: it changes with the next facts. */
  readonly state: S;

  constructor(parts: Parts<S>, state: S) {
    this.#parts = parts;
    this.state = { ...state };
  }

  /** Merges facts; those of parts that the state does not have are ignored. */
  merge(facts: Facts<S>): void {
    for (const [part, value] of Object.entries(facts as Loose)) {
      if (value === undefined || !this.#parts[part]) continue;
      if (this.#parts[part] === 'keyed') this.#mergeKeyed(part, value as Keyed);
      else (this.state as Loose)[part] = value;
    }
  }

  #mergeKeyed(part: string, facts: Keyed): void {
    const state = this.state as Loose;
    if (!this.#copied.has(part)) state[part] = { ...(state[part] as Keyed) };
    this.#copied.add(part);
    const keyed = state[part] as Loose;
    for (const [key, value] of Object.entries(facts)) {
      if (value === null) delete keyed[key];
      else keyed[key] = value;
    }
  }
}

/** The state with these facts in it. */
export function withFacts<S extends object>(parts: Parts<S>, state: S, facts: Facts<S>): S {
  const draft = new FactsDraft(parts, state);
  draft.merge(facts);
  return draft.state;
}

/** The current values of what these facts would set, that is, the facts that undo them. */
export function factsBefore<S extends object>(parts: Parts<S>, state: S, facts: Facts<S>): Facts<S> {
  const before: Loose = {};
  for (const [part, value] of Object.entries(facts as Loose)) {
    if (value === undefined) continue;
    const now = (state as Loose)[part];
    before[part] = (parts as Loose)[part] === 'keyed' ? keyedBefore(now as Keyed, value as Keyed) : now;
  }
  return before as Facts<S>;
}

function keyedBefore(now: Keyed, facts: Keyed): Keyed {
  const before: Loose = {};
  for (const key of Object.keys(facts)) before[key] = now[key] ?? null;
  return before;
}

/** Names of all facts that are set, such as `floor` or `items/papers`. */
export function factNames<S>(parts: Parts<S>, facts: Facts<S>): string[] {
  return Object.entries(facts as Loose).flatMap(([part, value]) => {
    if (value === undefined) return [];
    return (parts as Loose)[part] === 'keyed' ? Object.keys(value as Keyed).map((key) => `${part}/${key}`) : [part];
  });
}
