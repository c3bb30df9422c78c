/** What holds from its first day on, as YYYY-MM-DD, until the next one does. */
export interface Effective {
  readonly from: string;
}

/** The one in force on a day (YYYY-MM-DD; null: the newest), of several with the earliest first; for a day before the first one, that one. */
export function inForceOn<E extends Effective>(day: string | null, all: readonly E[]): E {
  const [first] = all;
  if (!first) throw new Error('There is nothing that could be in force.');
  return all.findLast(({ from }) => day === null || from <= day) ?? first;
}
