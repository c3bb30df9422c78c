import type { LiveItem } from '../../../live/sitting/contract/index.ts';
import { plannedTimes, type PlannedTime } from '../../../planning/agenda/rules/index.ts';
import { minutedItems } from '../../minutes/rules/parts.ts';
import type { ItemFigures } from '../contract.ts';
import { isCounted, type CountedPart, type ConferenceRecord } from './record.ts';
import { endOf, lateness, overlap, seconds, windowsOf } from './windows.ts';

/** The items of the agenda in order, breaks among them, and those that were held before they left it. */
export function itemFigures(record: ConferenceRecord, part: CountedPart): ItemFigures[] {
  const { plan } = record;
  const planned = plannedTimes(plan);
  const minuted = minutedItems(plan);
  const numbers = new Map(minuted.map((item, at) => [item.id, at + 1]));
  return inOrder(plan.items, minuted)
    .map((item) => itemFigure(record, item, numbers.get(item.id) ?? null, planned.get(item.id)))
    .filter(({ sittingId }) => isCounted(part, sittingId));
}

/** Each break after the item that it follows in the agenda. */
function inOrder(items: readonly LiveItem[], minuted: readonly LiveItem[]): LiveItem[] {
  const ordered = [...minuted];
  items.forEach((item, at) => {
    if (item.kind !== 'break') return;
    const before = items[at - 1];
    ordered.splice(before ? ordered.findIndex(({ id }) => id === before.id) + 1 : 0, 0, item);
  });
  return ordered;
}

function itemFigure(record: ConferenceRecord, item: LiveItem, number: number | null, planned: PlannedTime | undefined): ItemFigures {
  const run = record.state.items[item.id];
  const startedAt = run?.startedAt ?? null;
  const plannedAt = planned?.at ?? null;
  return {
    id: item.id,
    sittingId: run?.sittingId ?? item.sittingId,
    number,
    title: item.hidden ? null : item.title,
    isHidden: item.hidden,
    state: run?.state ?? 'planned',
    plannedAt,
    plannedUntil: planned?.until ?? null,
    planned: planned && planned.minutes !== null ? planned.minutes * 60 : null,
    startedAt,
    endedAt: run?.endedAt ?? null,
    used: startedAt === null ? null : usedBy(record, item.id),
    late: lateness(startedAt, plannedAt),
  };
}

/** While the item ran and no break was. */
function usedBy({ state, history, ...moments }: ConferenceRecord, itemId: string): number {
  const windows = Object.values(state.sittings).flatMap((run) => windowsOf(run, endOf(run, moments)));
  return seconds((history.runs[itemId] ?? []).reduce((sum, run) => sum + overlap(run, windows), 0));
}
