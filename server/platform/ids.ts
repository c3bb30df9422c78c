/** Characters that are safe in URLs and not mistaken for each other. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** The field in which a form carries the id of its command: the same form sent twice has one effect. */
export const COMMAND_ID_FIELD = '_commandId';

const LENGTH = 12;
/** Random bytes for many ids at once: a few cost as much as many. */
const pool = new Uint8Array(LENGTH * 100);
let used = pool.length;

const RANDOM_ID = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);
/** Whether an id may be one of `newId`: it says nothing of what it stands for. */
export const isRandomId = (id: string): boolean => RANDOM_ID.test(id);

/** A new random id of 12 letters and digits (59 bits), safe in URLs. */
export function newId(): string {
  if (used === pool.length) {
    globalThis.crypto.getRandomValues(pool);
    used = 0;
  }
  let id = '';
  for (const end = used + LENGTH; used < end; used += 1) id += ALPHABET.charAt((pool[used] ?? 0) % ALPHABET.length);
  return id;
}
