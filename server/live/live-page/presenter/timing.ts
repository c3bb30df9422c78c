import { lengthOf, plannedTimes, shiftedTimes, type ItemFact } from '../../../planning/agenda/rules/index.ts';
import type { LiveAgendaItem, ViewContext, LiveSitting } from './view-context.ts';
import { itemsOf, sittingInView } from './view-context.ts';

/** When an item is or was: facts where there are any, otherwise what follows from the lengths. Null is not known. */
export interface ItemTime {
  readonly at: number | null;
  readonly until: number | null;
  /** By the published plan. */
  readonly plannedUntil: number | null;
  readonly plannedAt: number | null;
  /** Planned length in minutes. */
  readonly minutes: number | null;
}

/** Clock times of a sitting's items: by the plan before it opens, shifted by what happens once it is open. */
export function itemTimes(context: ViewContext, sitting: LiveSitting): Map<string, ItemTime> {
  const { plan, state, now } = context;
  const run = state.sittings[sitting.id];
  const items = itemsOf(context, sitting.id);
  const planned = plannedTimes(plan);
  const shifted = run ? shiftedTimes(items, plan.papers, factsOf(context, items), now, run.openedAt) : new Map();
  return new Map(
    items.map((item) => {
      const { at: plannedAt = null, until: plannedUntil = null } = planned.get(item.id) ?? {};
      const { at = plannedAt, until = plannedUntil } = shifted.get(item.id) ?? {};
      return [item.id, { at, until, plannedAt, plannedUntil, minutes: lengthOf(item, plan.papers) }];
    }),
  );
}

/** When the sitting in view opens by the plan. */
export function opensAt(context: ViewContext): number | null {
  const sitting = sittingInView(context);
  const [first] = sitting ? itemTimes(context, sitting).values() : [];
  return first?.plannedAt ?? null;
}

function factsOf({ state }: ViewContext, items: readonly LiveAgendaItem[]): Map<string, ItemFact> {
  return new Map(
    items.map((item) => {
      const run = state.items[item.id];
      const left = run?.state === 'postponed' || run?.state === 'skipped';
      // An item that was taken back into the plan keeps the time of its first start, but it is not running.
      const startedAt = left || run?.state === 'planned' ? null : (run?.startedAt ?? null);
      return [item.id, { startedAt, finishedAt: run?.endedAt ?? null, left }];
    }),
  );
}

const MINUTE_MS = 60_000;

/** Whole minutes that the sitting is behind its plan; null when that is not known, 0 when it is not. */
export function minutesLate(context: ViewContext, times: ReadonlyMap<string, ItemTime>): number | null {
  const running = context.state.runningItemId === null ? undefined : times.get(context.state.runningItemId);
  if (!running) return null;
  const { at, until, plannedAt, plannedUntil } = running;
  if (until !== null && plannedUntil !== null) return Math.max(0, Math.floor((until - plannedUntil) / MINUTE_MS));
  return at === null || plannedAt === null ? null : Math.max(0, Math.floor((at - plannedAt) / MINUTE_MS));
}
