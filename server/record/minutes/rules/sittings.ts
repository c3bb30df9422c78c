import type { LivePlan, SittingRun } from '../../../live/sitting/contract/index.ts';
import { titleThen } from '../../../live/sitting/rules/names-then.ts';
import type { ProceedingsState } from '../../../live/sitting/rules/state.ts';

/** The conference was interrupted; `to` is null while it is. */
export interface Break {
  readonly kind: 'break';
  readonly at: number;
  readonly to: number | null;
}

/** A sitting as it went; one that is still to come has not been opened. Times in milliseconds since 1970. */
export interface SittingAsHeld {
  readonly id: string;
  /** Its number in the minutes, from 1. */
  readonly number: number;
  readonly title: string | null;
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  readonly breaks: readonly Break[];
}

/** Sittings in the order of the agenda; one that was held and left the agenda is placed by the time of its opening. */
export function sittingsAsHeld(plan: LivePlan, state: ProceedingsState): SittingAsHeld[] {
  const planned = new Set(plan.sittings.map(({ id }) => id));
  const gone = Object.values(state.sittings).filter(({ sittingId }) => !planned.has(sittingId));
  const sittings: { readonly id: string; readonly title: string | null }[] = [...plan.sittings];
  for (const { sittingId, openedAt } of gone.toSorted((a, b) => a.openedAt - b.openedAt)) {
    const later = sittings.findIndex(({ id }) => (state.sittings[id]?.openedAt ?? Infinity) > openedAt);
    sittings.splice(later < 0 ? sittings.length : later, 0, { id: sittingId, title: null });
  }
  return sittings.map(({ id, title }, index) => {
    const run = state.sittings[id];
    return {
      id,
      title: titleThen(plan, 'sittings', id, title),
      number: index + 1,
      openedAt: run?.openedAt ?? null,
      closedAt: run?.closedAt ?? null,
      breaks: run ? breaksOf(run) : [],
    };
  });
}

const breaksOf = (run: SittingRun): Break[] => run.adjournments.map(({ from, to }) => ({ kind: 'break', at: from, to }));

/** When the conference was closed: with the last of its sittings, once all of them are. */
export function closingOf(sittings: readonly SittingAsHeld[]): number | null {
  const closings = sittings.flatMap(({ closedAt }) => closedAt ?? []);
  return sittings.length > 0 && closings.length === sittings.length ? Math.max(...closings) : null;
}

/** A sitting with what belongs to it; `sitting` is null for what belongs to none, and for everything of a conference of one sitting. */
export interface SittingGroup<T> {
  readonly sitting: SittingAsHeld | null;
  readonly items: readonly T[];
}

/** Items under the sittings in which they were held or are planned, in the order of the minutes: those of no known sitting come last. */
export function inSittings<T extends { readonly sittingId: string }>(
  sittings: readonly SittingAsHeld[],
  items: readonly T[],
): SittingGroup<T>[] {
  if (sittings.length <= 1) return [{ sitting: null, items }];
  const known = new Set(sittings.map(({ id }) => id));
  return [
    ...sittings.map((sitting) => ({ sitting, items: items.filter(({ sittingId }) => sittingId === sitting.id) })),
    { sitting: null, items: items.filter(({ sittingId }) => !known.has(sittingId)) },
  ];
}
