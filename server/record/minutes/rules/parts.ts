import type { LiveItem, LivePlan } from '../../../live/sitting/contract/index.ts';
import { titleThen } from '../../../live/sitting/rules/names-then.ts';
import type { Part } from '../contract.ts';

/** The part of an agenda item. */
export const partOf = (itemId: string): Part => `item.${itemId}`;
/** The item of a part; null for the general one. */
export const itemIdOf = (part: Part): string | null => (part === 'general' ? null : part.slice('item.'.length));

/**
 * Items that the minutes tell of, sitting by sitting as they stand in the agenda: without breaks, and with those that were held and
 * left the agenda later, where they were held; one that was begun has the title that it had then.
 */
export function minutedItems(plan: LivePlan): LiveItem[] {
  const past = plan.past?.items ?? [];
  const places = new Map(plan.sittings.map(({ id }, index) => [id, index]));
  const placeOf = ({ sittingId }: LiveItem): number => places.get(sittingId) ?? places.size;
  const goneBefore = (id: string | null): LiveItem[] => past.filter(({ before }) => before === id).map(({ item }) => item);
  return [...plan.items.flatMap((item) => [...goneBefore(item.id), item]), ...goneBefore(null)]
    .filter((item) => item.kind !== 'break')
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map((item) => ({ ...item, title: titleThen(plan, 'items', item.id, item.title) }));
}

/** Whether an item was held and is not in the agenda any more. */
export const isGone = (plan: LivePlan, itemId: string): boolean => (plan.past?.items ?? []).some(({ item }) => item.id === itemId);

/**
 * The sections a reader may see: the general one, those of items they are cleared for, and those of items that have left
 * the agenda, where `mayKnow` allows it.
 */
export function readableParts(plan: LivePlan, written: readonly Part[], mayKnow: (itemId: string) => boolean): Part[] {
  const known = minutedItems(plan).filter((item) => !item.hidden);
  const planned = new Set([...plan.items, ...(plan.past?.items ?? []).map(({ item }) => item)].map((item) => item.id));
  const gone = written.filter((part) => part !== 'general' && !planned.has(itemIdOf(part) ?? '') && mayKnow(itemIdOf(part) ?? ''));
  return ['general', ...known.map((item) => partOf(item.id)), ...new Set(gone)];
}
