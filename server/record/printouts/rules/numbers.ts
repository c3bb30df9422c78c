import type { Block, ListItem } from '../contract.ts';

/** A list of numbers of its own: where its lines begin to count, at which level. */
export interface NumberedList {
  readonly reference: string;
  readonly level: number;
  readonly start: number;
}

/** Which list each numbered line of a paper belongs to, so that a program that counts by itself writes the numbers that the lines have. */
export function numberedLists(blocks: readonly Block[]): {
  readonly lists: readonly NumberedList[];
  readonly of: ReadonlyMap<object, string>;
} {
  const lists: NumberedList[] = [];
  const of = new Map<object, string>();
  let counting: ({ list: NumberedList; number: number } | null)[] = [];
  const take = (item: Omit<ListItem, 'runs'> | null): void => {
    counting = item === null ? [] : counting.slice(0, item.level);
    if (item === null || item.mark === 'none') return;
    const before = counting[item.level - 1];
    counting[item.level - 1] = null;
    if (item.number === null) return;
    const goesOn = before && before.number + 1 === item.number;
    const list = goesOn ? before.list : { reference: `list-${lists.length + 1}`, level: item.level, start: item.number };
    if (!goesOn) lists.push(list);
    counting[item.level - 1] = { list, number: item.number };
    of.set(item, list.reference);
  };
  for (const block of blocks) {
    take(block.kind === 'item' ? block : null);
    if (block.kind !== 'grid') continue;
    for (const cell of block.rows.flat()) {
      take(null);
      for (const { list } of cell.lines) take(list);
    }
    take(null);
  }
  return { lists, of };
}
