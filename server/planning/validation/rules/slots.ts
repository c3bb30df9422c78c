import { plannedTimes, sittingStart, type PlannedTime } from '../../agenda/rules/index.ts';
import type { Plan } from '../../plan/contract.ts';

/** Planned times of the items in minutes of their day; null means not known. */
export type PlannedTimes = ReadonlyMap<string, Pick<PlannedTime, 'start' | 'end' | 'minutes'>>;

/** A known time at which somebody speaks. */
export interface Slot {
  readonly participantId: string;
  readonly itemId: string;
  /** The day, or a unique key for an unknown day. */
  readonly day: string;
  readonly start: number;
  readonly end: number;
}

type Timed = Omit<Slot, 'participantId' | 'itemId' | 'day'>;

/** Day of each sitting. If no day is known at all, all sittings share one; otherwise a sitting without a known day has its own. */
export const dayOfSittings = (plan: Plan): ReadonlyMap<string, string> => {
  const dated = plan.sittings.some((sitting) => sittingStart(plan, sitting).date !== null);
  return new Map(
    plan.sittings.map((sitting) => [sitting.id, sittingStart(plan, sitting).date ?? (dated ? `unknown ${sitting.id}` : 'unknown')]),
  );
};

/** Times of an item's papers, one after another from the item's start; they end where a length is not known. */
function paperTimes(papers: Plan['papers'], start: number | null): { participantId: string; time: Timed }[] {
  const found: { participantId: string; time: Timed }[] = [];
  let at = start;
  for (const { participantId, minutes } of papers) {
    if (at === null || minutes === null) break;
    if (participantId !== null) found.push({ participantId, time: { start: at, end: at + minutes } });
    at += minutes;
  }
  return found;
}

/** The slots of every speaker with known times. A speaker of an item has the whole item, the author of a paper only the paper. */
export function slotsOf(plan: Plan, times: PlannedTimes): Slot[] {
  const days = dayOfSittings(plan);
  const papers = Map.groupBy(plan.papers, ({ itemId }) => itemId);
  return plan.items.flatMap((item) => {
    const { start = null, end = null } = times.get(item.id) ?? {};
    const own = paperTimes(papers.get(item.id) ?? [], start);
    const whole =
      start === null || end === null ? [] : [...new Set(item.speakers)].map((participantId) => ({ participantId, time: { start, end } }));
    return [...whole, ...own].map(({ participantId, time }) => ({
      participantId,
      itemId: item.id,
      day: days.get(item.sittingId) ?? '',
      ...time,
    }));
  });
}

/** Whether two slots of the same person conflict. Slots within one item never do. */
export const overlaps = (one: Slot, other: Slot): boolean =>
  one.itemId !== other.itemId && one.day === other.day && one.start < other.end && other.start < one.end;

/** The slots of other items at the time of one of them; none where its time is not known. */
export function slotsBeside(plan: Plan, itemId: string): Slot[] {
  const times = plannedTimes(plan);
  const { start = null, end = null } = times.get(itemId) ?? {};
  const sittingId = plan.items.find(({ id }) => id === itemId)?.sittingId ?? '';
  if (start === null || end === null) return [];
  const own = { participantId: '', itemId, day: dayOfSittings(plan).get(sittingId) ?? '', start, end };
  return slotsOf(plan, times).filter((slot) => overlaps(own, slot));
}
