import type { LiveItem, LivePlan } from '../../proceedings/contract/index.ts';
import type { Part } from '../contract.ts';

/** The part of an agenda item. */
export const partOf = (itemId: string): Part => `item.${itemId}`;
/** The item of a part; null for the general one. */
export const itemOf = (part: Part): string | null => (part === 'general' ? null : part.slice('item.'.length));

/** Items that the minutes tell of, as they stand in the programme: without breaks. */
export const itemsOf = (plan: LivePlan): LiveItem[] => plan.items.filter((item) => item.kind !== 'break');

/**
 * Parts that a reader may know: the general one, those of the items that he may know, and those that were written on items
 * which have left the programme. As nobody can say any more whether such an item was classified, they are kept from a reader
 * from whom anything of the programme is kept.
 */
export function readableParts(plan: LivePlan, written: readonly Part[]): Part[] {
  const known = [
    'general',
    ...itemsOf(plan)
      .filter((item) => !item.hidden)
      .map((item) => partOf(item.id)),
  ];
  if (plan.items.some((item) => item.hidden)) return known;
  const planned = new Set(plan.items.map((item) => item.id));
  const gone = written.filter((part) => part !== 'general' && !planned.has(itemOf(part) ?? ''));
  return [...known, ...new Set(gone)];
}
