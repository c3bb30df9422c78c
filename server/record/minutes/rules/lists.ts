import { MAX_LIST_LEVEL, type ListPlace } from '../contract.ts';

/** How a line stands in the shared text: in no list, or at a level of one. `start` begins the numbers anew there. */
export interface ListLine {
  readonly list: ListPlace['mark'] | null;
  readonly level: number;
  readonly start: number | null;
}

export const NO_LIST: ListLine = { list: null, level: 1, start: null };

/**
 * Numbers lines one after the other. Numbers go on at a level until a line of a lower level, one with a dash, or one outside of any list
 * comes; deeper lines do not end them.
 */
export function numbering(): (line: ListLine) => ListPlace | null {
  let counts: number[] = [];
  return ({ list, level, start }) => {
    if (list === null) counts = [];
    if (list === null) return null;
    const at = Math.min(Math.max(1, Math.trunc(level)), MAX_LIST_LEVEL);
    counts = Array.from({ length: at }, (_, index) => counts[index] ?? 0);
    if (list === 'none') return { level: at, mark: list, number: null };
    const number = list === 'number' ? (start ?? (counts[at - 1] ?? 0) + 1) : null;
    counts[at - 1] = number ?? 0;
    return { level: at, mark: list, number };
  };
}

/** The sign before a line: "3." or "-"; empty outside lists, and for a line that belongs to the one above. */
export function signOf(place: ListPlace | null): string {
  if (place === null || place.mark === 'none') return '';
  return place.mark === 'dash' ? '-' : `${place.number}.`;
}
