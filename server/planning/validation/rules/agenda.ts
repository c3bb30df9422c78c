import type { Item, Sitting } from '../../agenda/contract.ts';
import type { Plan } from '../../plan/contract.ts';
import type { Finding, Period, Subject } from '../contract.ts';
import { dayOfSittings, type PlannedTimes } from './slots.ts';

const MIDNIGHT = 24 * 60;

interface Timed {
  readonly sitting: Sitting;
  readonly day: string;
  readonly items: readonly Item[];
  /** Start of the first item. */
  readonly start: number | null;
}

function timedSittings(plan: Plan, times: PlannedTimes): Timed[] {
  const days = dayOfSittings(plan);
  const items = Map.groupBy(plan.items, ({ sittingId }) => sittingId);
  return plan.sittings.map((sitting) => {
    const own = items.get(sitting.id) ?? [];
    return { sitting, day: days.get(sitting.id) ?? '', items: own, start: times.get(own[0]?.id ?? '')?.start ?? null };
  });
}

/** Latest end of an item's sitting: the start of a later sitting of that day, or midnight. */
function boundOf(timed: readonly Timed[], own: Timed): { readonly next: number; readonly sittingId: string } {
  const later = timed
    .filter(
      ({ day, start, sitting }) =>
        sitting.id !== own.sitting.id && day === own.day && start !== null && own.start !== null && start > own.start,
    )
    .map(({ start, sitting }) => ({ next: start ?? MIDNIGHT, sittingId: sitting.id }))
    .toSorted((a, b) => a.next - b.next);
  return later[0] ?? { next: MIDNIGHT, sittingId: own.sitting.id };
}

/** Items that last longer than their sitting can. */
export function itemsBeyondSitting(plan: Plan, times: PlannedTimes): Finding[] {
  const timed = timedSittings(plan, times);
  return timed.flatMap((own) => {
    const { next, sittingId } = boundOf(timed, own);
    return own.items.flatMap(({ id }): Finding[] => {
      const end = times.get(id)?.end ?? null;
      if (end === null || end <= next) return [];
      const subjects: Subject[] = [
        { kind: 'item', id },
        { kind: 'sitting', id: sittingId },
      ];
      return [{ code: 'item-beyond-sitting', level: 'warning', subjects, facts: { end, next } }];
    });
  });
}

/** Sittings with an unknown start, and items of unknown length, which leave those after them without a clock time. */
export function unknownTimes(plan: Plan, times: PlannedTimes): Finding[] {
  return timedSittings(plan, times).flatMap(({ sitting, items, start }): Finding[] => {
    const subject: Subject = { kind: 'sitting', id: sitting.id };
    const isOpen = ({ id }: Item) => (times.get(id)?.minutes ?? null) === null;
    const open = items.filter(isOpen);
    const firstOpen = items.findIndex(isOpen);
    return [
      ...(items.length > 0 && start === null
        ? [{ code: 'unknown-start' as const, level: 'warning' as const, subjects: [subject], facts: {} }]
        : []),
      ...(open.length > 0
        ? [
            {
              code: 'unknown-length' as const,
              level: 'warning' as const,
              subjects: [subject, ...open.map(({ id }): Subject => ({ kind: 'item', id }))],
              facts: { after: items.length - 1 - firstOpen },
            },
          ]
        : []),
    ];
  });
}

const periodOf = ({ resultsFrom, tasksTo }: Period): Period => ({ resultsFrom, tasksTo });
const contradict = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;

/** An item and a document of it that state different periods, each as it stands. */
export interface PeriodMismatch {
  readonly statedIn: string;
  readonly documentId: string;
  readonly item: Period;
  readonly document: Period;
}

/** Items and their documents that refer to different months. A missing month conflicts with nothing. */
export const statedPeriods = ({ items, documents }: Pick<Plan, 'items' | 'documents'>): PeriodMismatch[] =>
  items.flatMap((item) =>
    documents
      .filter(
        ({ id, resultsFrom, tasksTo }) =>
          item.documents.includes(id) && (contradict(item.resultsFrom, resultsFrom) || contradict(item.tasksTo, tasksTo)),
      )
      .map((document) => ({ statedIn: item.id, documentId: document.id, item: periodOf(item), document: periodOf(document) })),
  );

export const periodMismatches = (plan: Plan): Finding[] =>
  statedPeriods(plan).map(({ statedIn, documentId, item, document }) => ({
    code: 'period-mismatch',
    level: 'warning',
    subjects: [
      { kind: 'item', id: statedIn },
      { kind: 'document', id: documentId },
    ],
    facts: { item, document },
  }));
