/** Unconfirmed changes stored in the browser, so that a closed page or a crash loses nothing. */
const DATABASE = 'diem-cau-minutes';
const STORE = 'unsaved';

let opened: Promise<IDBDatabase | null> | null = null;

/** Null where the browser keeps nothing, as in some private windows: the words then live as long as the page. */
function database(): Promise<IDBDatabase | null> {
  opened ??= new Promise((resolve) => {
    const request = indexedDB.open(DATABASE, 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => resolve(null));
  });
  return opened;
}

/** Null where it did not come about. A page that is closed takes what is not complete with it, so nothing is said before that. */
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

/** Keeps an update under a key in the place of the one before. Returns whether the browser has it now. */
export const keepUnsaved = async (key: string, update: Uint8Array): Promise<boolean> =>
  (await run('readwrite', (store) => store.put(update, key))) !== null;

export const dropUnsaved = async (key: string): Promise<void> => void (await run('readwrite', (store) => store.delete(key)));

/** Everything kept under keys that begin so, from this page or from one that was closed too early. */
export async function unsavedUnder(prefix: string): Promise<{ key: string; update: Uint8Array }[]> {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  const keys = (await run('readonly', (store) => store.getAllKeys(range))) ?? [];
  const updates = ((await run('readonly', (store) => store.getAll(range))) ?? []) as unknown[];
  return keys.flatMap((key, index) => {
    const update = updates[index];
    return typeof key === 'string' && update instanceof Uint8Array ? [{ key, update }] : [];
  });
}
