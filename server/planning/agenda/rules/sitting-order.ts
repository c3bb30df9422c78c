import type { Item, Sitting } from '../contract.ts';
import { clockMinutes } from './index.ts';

type Placed = Pick<Sitting, 'date' | 'starts'>;

/** The earliest minute of a part of a day. */
const PART_STARTS = { morning: 0, afternoon: 12 * 60, evening: 18 * 60 } as const;

/** The minute at which a sitting stands in its day: its clock time, or the beginning of its part of the day; null if neither is known. */
export const orderMinute = (starts: Sitting['starts']): number | null =>
  starts !== null && starts in PART_STARTS ? PART_STARTS[starts as keyof typeof PART_STARTS] : clockMinutes(starts);

/** The nearest known minute of the same day: of the sittings before, otherwise of those behind; the beginning of the day if there is none. */
function minuteIn(sittings: readonly Placed[], at: number): number {
  const day = sittings[at]?.date;
  const known = (one: Placed | undefined): boolean => one?.date === day && orderMinute(one?.starts ?? null) !== null;
  const near = [sittings[at], ...sittings.slice(0, at).toReversed(), ...sittings.slice(at + 1)].find(known);
  return orderMinute(near?.starts ?? null) ?? 0;
}

/**
 * Sittings in the order of time. One without a day of its own stays behind the one before it, and one without a start beside those of
 * its day: what is not known moves nothing.
 */
export function sittingsInOrder<T extends Placed>(sittings: readonly T[]): T[] {
  let before = { day: '', minute: 0 };
  const placed = sittings.map((sitting, at) => {
    if (sitting.date !== null) before = { day: sitting.date, minute: minuteIn(sittings, at) };
    return { sitting, ...before };
  });
  const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
  return placed.toSorted((a, b) => order(a.day, b.day) || a.minute - b.minute).map(({ sitting }) => sitting);
}

/** The same lists with their sittings in the order of time, and their items sitting by sitting. */
export function agendaInOrder<T extends { readonly sittings: Sitting[]; readonly items: Item[] }>(plan: T): T {
  const sittings = sittingsInOrder(plan.sittings);
  if (sittings.every((sitting, at) => sitting === plan.sittings[at])) return plan;
  const place = new Map(sittings.map(({ id }, at) => [id, at]));
  const placeOf = ({ sittingId }: Item): number => place.get(sittingId) ?? sittings.length;
  return { ...plan, sittings, items: plan.items.toSorted((a, b) => placeOf(a) - placeOf(b)) };
}
