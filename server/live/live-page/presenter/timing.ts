import { lengthOf, plannedTimes, shiftedTimes, type ItemFact } from '../../../planning/agenda/rules.ts';
import type { Item, Scene, Sitting } from './scene.ts';
import { itemsOf, sittingInView } from './scene.ts';

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
export function itemTimes(scene: Scene, sitting: Sitting): Map<string, ItemTime> {
  const { plan, state, now } = scene;
  const run = state.sittings[sitting.id];
  const items = itemsOf(scene, sitting.id);
  const planned = plannedTimes(plan);
  const shifted = run ? shiftedTimes(items, plan.papers, factsOf(scene, items), now, run.openedAt) : new Map();
  return new Map(
    items.map((item) => {
      const { at: plannedAt = null, until: plannedUntil = null } = planned.get(item.id) ?? {};
      const { at = plannedAt, until = plannedUntil } = shifted.get(item.id) ?? {};
      return [item.id, { at, until, plannedAt, plannedUntil, minutes: lengthOf(item, plan.papers) }];
    }),
  );
}

/** When the sitting in view opens by the plan. */
export function opensAt(scene: Scene): number | null {
  const sitting = sittingInView(scene);
  const [first] = sitting ? itemTimes(scene, sitting).values() : [];
  return first?.plannedAt ?? null;
}

function factsOf({ state }: Scene, items: readonly Item[]): Map<string, ItemFact> {
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

const MINUTE = 60_000;

/** Whole minutes that the sitting is behind its plan; null when that is not known, 0 when it is not. */
export function minutesLate(scene: Scene, times: ReadonlyMap<string, ItemTime>): number | null {
  const running = scene.state.runningItemId === null ? undefined : times.get(scene.state.runningItemId);
  if (!running) return null;
  const { at, until, plannedAt, plannedUntil } = running;
  if (until !== null && plannedUntil !== null) return Math.max(0, Math.floor((until - plannedUntil) / MINUTE));
  return at === null || plannedAt === null ? null : Math.max(0, Math.floor((at - plannedAt) / MINUTE));
}
