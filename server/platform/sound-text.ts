/** Where a value stands in another: keys of records and places in lists, from outside in. */
export type ValuePath = readonly (string | number)[];

/** Deeper than any input of ours. What is nested deeper is not looked at: each place would cost its whole length. */
export const DEEPEST = 64;

/** Whether a text can be kept: half a character has no form in UTF-8, and PostgreSQL holds no null character in a text. */
export const isSoundText = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

const isPlain = (value: object): boolean => [Object.prototype, null].includes(Object.getPrototypeOf(value));

/** What a list or a record holds, by place or key; nothing for anything else. */
export const childrenOf = (value: unknown): [string | number, unknown][] => {
  if (Array.isArray(value)) return value.map((child, at) => [at, child]);
  return typeof value === 'object' && value !== null && isPlain(value) ? Object.entries(value) : [];
};

/** The places of texts in a JSON value that cannot be kept; that of a record for its keys. */
export function unsoundTexts(root: unknown): ValuePath[] {
  const found: ValuePath[] = [];
  // Not by recursion: what comes from outside may be nested deeper than the stack.
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
