/** Path of a value inside another: keys of records and indexes of lists, from the outside in. */
export type ValuePath = readonly (string | number)[];

/** Deeper than any of our inputs. Deeper values are not examined: each would cost the length of its whole path. */
export const DEEPEST = 64;

/** Whether a text can be stored: UTF-8 cannot hold lone surrogates, nor PostgreSQL null characters. */
export const isSoundText = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

const isPlain = (value: object): boolean => [Object.prototype, null].includes(Object.getPrototypeOf(value));

/** The items of a list by index, or the values of a record by key; empty for anything else. */
export const childrenOf = (value: unknown): [string | number, unknown][] => {
  if (Array.isArray(value)) return value.map((child, at) => [at, child]);
  return typeof value === 'object' && value !== null && isPlain(value) ? Object.entries(value) : [];
};

/** Paths of texts in a JSON value that cannot be stored; for a key, the path of its record. */
export function unsoundTexts(root: unknown): ValuePath[] {
  const found: ValuePath[] = [];
  // Not recursive: untrusted input may be nested deeper than the stack.
  const open: { value: unknown; place: ValuePath }[] = [{ value: root, place: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, place } = next;
    if (typeof value === 'string' && !isSoundText(value)) found.push(place);
    if (place.length >= DEEPEST) continue;
    for (const [key, child] of childrenOf(value)) {
      if (typeof key === 'string' && !isSoundText(key)) found.push(place);
      else open.push({ value: child, place: [...place, key] });
    }
  }
  return found;
}
