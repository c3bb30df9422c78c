import { z } from 'zod';
import type { Item } from '../contract.ts';

/** The key under which an import keeps the `x-` keys of inner objects that have no row of their own, by their place. */
export const WITHIN = 'x-within';
/** Where the key that an item had in its file is kept: among its `x-` keys, which only those see who may read the item. */
const PLACE = 'id';
const KEY = 'x-key';

const Places = z.record(z.string(), z.json());
const Kept = z.object({ [KEY]: z.string() });

/** The item with the key that it had in its file. */
export function withFileKey<T extends Pick<Item, 'extras'>>(item: T, key: string): T {
  const within = Places.safeParse(item.extras[WITHIN]).data ?? {};
  return { ...item, extras: { ...item.extras, [WITHIN]: { ...within, [PLACE]: { [KEY]: key } } } };
}

/** The key that an item had in its file; null if it has its own id still, or came from no file. */
export const fileKeyOf = ({ extras }: Pick<Item, 'extras'>): string | null =>
  Kept.safeParse(Places.safeParse(extras[WITHIN]).data?.[PLACE]).data?.[KEY] ?? null;
