import { lengthOf, plannedTimes, shiftedTimes, type ItemFact } from '../../../planning/agenda/rules/index.ts';
import type { LiveAgendaItem, ViewContext, LiveSitting } from './view-context.ts';
import { isToCome, itemsOf, sittingInView } from './view-context.ts';
import { remaining, speakersList, usualSeconds } from '../../sitting/rules/index.ts';

const MINUTE_MS = 60_000;

/** Time of an item: actual where known, otherwise derived from the lengths. Null: not known. */
export interface ItemTime {
  readonly at: number | null;
  readonly until: number | null;
  /** According to the published plan. */
  readonly plannedUntil: number | null;
  readonly plannedAt: number | null;
  /** Planned length in minutes. */
  readonly minutes: number | null;
}

/** Clock times of a sitting's items: as planned before it opens, shifted by the actual course afterwards. */
export function itemTimes(context: ViewContext, sitting: LiveSitting): Map<string, ItemTime> {
  const { plan, state, now } = context;
  const run = state.sittings[sitting.id];
  const items = itemsOf(context, sitting.id);
  const planned = plannedTimes(plan);
  const forecast = items.map((item) => withTrueLength(context, item));
  const shifted = run ? shiftedTimes(forecast, plan.papers, factsOf(context, items), now, run.openedAt) : new Map();
  return new Map(
    items.map((item) => {
      const { at: plannedAt = null, until: plannedUntil = null } = planned.get(item.id) ?? {};
      const { at = plannedAt, until = plannedUntil } = shifted.get(item.id) ?? {};
      return [item.id, { at, until, plannedAt, plannedUntil, minutes: lengthOf(item, plan.papers) }];
    }),
  );
}

/**
 * The running item with the length that it will have had: what has passed, what the speaker may still take, and those who wait. Where
 * the time of one of them is not known, the planned length stands.
 */
function withTrueLength(context: ViewContext, item: LiveAgendaItem): LiveAgendaItem {
  const { state, index, now } = context;
  const startedAt = state.items[item.id]?.startedAt ?? null;
  if (item.id !== state.runningItemId || startedAt === null) return item;
  const { floor } = state;
  const spoken = floor?.itemId === item.id ? remaining(floor, now) : 0;
  const waiting = speakersList(state, index, item.id).map(({ seconds }) => seconds ?? usualSeconds(state, index, item.id));
  // A single speaker may have begun without having been invited: their item is over when the plan says so.
  const isUnderWay = floor?.itemId === item.id || waiting.length > 1 || (item.kind === 'papers' && waiting.length > 0);
  const isKnown = isUnderWay && spoken !== null && waiting.every((seconds) => seconds !== null);
  if (!isKnown) return item;
  const left = Math.max(0, spoken) + waiting.reduce<number>((sum, seconds) => sum + (seconds ?? 0) * 1000, 0);
  return { ...item, minutes: (now - startedAt + left) / MINUTE_MS };
}

/**
 * When a sitting will be over: after the running item and everything that is still to come, also what was put off or passed over. Null:
 * not known, or over already.
 */
export function sittingEnd(context: ViewContext, sitting: LiveSitting, times: ReadonlyMap<string, ItemTime>): number | null {
  const { state, now } = context;
  const items = itemsOf(context, sitting.id);
  const running = items.find((item) => item.id === state.runningItemId);
  const toCome = items.filter((item) => isToCome(context, item));
  if (!running && toCome.length === 0) return null;
  const opens = times.get(items[0]?.id ?? '')?.plannedAt ?? null;
  const from = running ? (times.get(running.id)?.until ?? null) : state.sittings[sitting.id] ? now : opens && Math.max(opens, now);
  const lengths = toCome.map((item) => times.get(item.id)?.minutes ?? null);
  return from === null || lengths.includes(null) ? null : lengths.reduce<number>((end, minutes) => end + (minutes ?? 0) * MINUTE_MS, from);
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
      // A restored item keeps the time of its first start, but it is not running.
      const startedAt = left || run?.state === 'planned' ? null : (run?.startedAt ?? null);
      return [item.id, { startedAt, finishedAt: run?.endedAt ?? null, left }];
    }),
  );
}

/** Whole minutes that the sitting is behind its plan; null if not known, 0 if it is not late. */
export function minutesLate(context: ViewContext, times: ReadonlyMap<string, ItemTime>): number | null {
  const running = context.state.runningItemId === null ? undefined : times.get(context.state.runningItemId);
  if (!running) return null;
  const { at, until, plannedAt, plannedUntil } = running;
  if (until !== null && plannedUntil !== null) return Math.max(0, Math.floor((until - plannedUntil) / MINUTE_MS));
  return at === null || plannedAt === null ? null : Math.max(0, Math.floor((at - plannedAt) / MINUTE_MS));
}
