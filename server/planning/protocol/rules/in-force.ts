/** What holds from its first day on, as YYYY-MM-DD, until the next one does. */
export interface Effective {
  readonly from: string;
}

/** As an office keeps it, or, without an id, as it comes with the software. */
type Kept<E> = E & { readonly id: string | null; readonly version: number };

/**
 * What an office keeps and what comes with the software, the earliest first. One of the office takes the place of the other that begins on
 * its day.
 */
export function withBuiltIn<E extends Effective>(kept: readonly Kept<E>[], builtIn: readonly E[]): Kept<E>[] {
  const taken = new Set(kept.map(({ from }) => from));
  const rest = builtIn.filter(({ from }) => !taken.has(from)).map((facts) => ({ id: null, ...facts, version: 1 }));
  return [...kept, ...rest].toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** The one in force on a day (YYYY-MM-DD; null: the newest), of several with the earliest first; for a day before the first one, that one. */
export function inForceOn<E extends Effective>(day: string | null, all: readonly E[]): E {
  const [first] = all;
  if (!first) throw new Error('There is nothing that could be in force.');
  return all.findLast(({ from }) => day === null || from <= day) ?? first;
}
