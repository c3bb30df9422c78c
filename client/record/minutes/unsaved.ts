/** Unconfirmed changes stored in the browser, so that a closed page or a crash loses nothing. */
const DATABASE = 'diem-cau-minutes';
const STORE = 'unsaved';

let opened: Promise<IDBDatabase | null> | null = null;

/** Null if the browser stores nothing, as in some private windows: words then only live as long as the page. */
function database(): Promise<IDBDatabase | null> {
  opened ??= new Promise((resolve) => {
    const request = indexedDB.open(DATABASE, 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => resolve(null));
  });
  return opened;
}

/** Null if it failed. Resolves only after the transaction completes, because closing the page aborts it. */
async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | null> {
  const db = await database().catch(() => null);
  if (!db) return null;
  return new Promise((resolve) => {
    const transaction = db.transaction(STORE, mode);
    const request = act(transaction.objectStore(STORE));
    transaction.addEventListener('complete', () => resolve(request.result));
    transaction.addEventListener('abort', () => resolve(null));
  });
}

/** Stores an update under a key, replacing the one before. Returns whether it is stored. */
export const keepUnsaved = async (key: string, update: Uint8Array): Promise<boolean> =>
  (await run('readwrite', (store) => store.put(update, key))) !== null;

/** Removes a stored update once the server has it. */
export const dropUnsaved = async (key: string): Promise<void> => void (await run('readwrite', (store) => store.delete(key)));

/** Everything stored under keys with this prefix, by this page or one that was closed too early. */
export async function unsavedUnder(prefix: string): Promise<{ key: string; update: Uint8Array }[]> {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  const keys = (await run('readonly', (store) => store.getAllKeys(range))) ?? [];
  const updates = ((await run('readonly', (store) => store.getAll(range))) ?? []) as unknown[];
  return keys.flatMap((key, index) => {
    const update = updates[index];
    return typeof key === 'string' && update instanceof Uint8Array ? [{ key, update }] : [];
  });
}
