import { nextTurn } from './next-turn.ts';

/** Beyond this many, a batch is divided: databases limit how many values a statement takes. */
const MAX_BATCH = 500;

interface Waiting<Key, Value> {
  readonly key: Key;
  resolve(value: Value): void;
  reject(error: unknown): void;
}

/**
 * Turns a lookup of many into one of single keys: all that are asked for in one turn of the event loop are looked up together.
 * `load` resolves to the values in the order of the keys.
 */
export function batched<Key, Value>(load: (keys: readonly Key[]) => Promise<readonly Value[]>): (key: Key) => Promise<Value> {
  let waiting: Waiting<Key, Value>[] = [];
  const loadWaiting = async (): Promise<void> => {
    await nextTurn();
    const all = waiting;
    waiting = [];
    for (let from = 0; from < all.length; from += MAX_BATCH) void settle(all.slice(from, from + MAX_BATCH), load);
  };
  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (waiting.length === 1) void loadWaiting();
    });
}

async function settle<Key, Value>(
  batch: readonly Waiting<Key, Value>[],
  load: (keys: readonly Key[]) => Promise<readonly Value[]>,
): Promise<void> {
  try {
    const values = await load(batch.map(({ key }) => key));
    if (values.length !== batch.length) throw new Error(`${batch.length} were looked up together, and ${values.length} came`);
    values.forEach((value, at) => batch[at]?.resolve(value));
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}
