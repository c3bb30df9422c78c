const texts = new WeakMap<object, string | null>();

/** How deep inside an answer a value that is encoded once may lie. */
const MAX_DEPTH = 4;

/**
 * Marks a value that never changes and that many ask for, such as the live state at a revision: it is encoded as JSON once, when it is first
 * sent. Returns it.
 */
export function encodedOnce<T extends object>(value: T): T {
  if (!texts.has(value)) texts.set(value, null);
  return value;
}

function textOnce(value: object): string {
  const text = texts.get(value) ?? JSON.stringify(value);
  texts.set(value, text);
  return text;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const isOnce = (value: unknown): value is object => typeof value === 'object' && value !== null && texts.has(value);

/** Whether something inside an answer is encoded once. */
const holdsOnce = (value: unknown, depth: number): boolean =>
  isOnce(value) || (depth > 0 && isRecord(value) && Object.values(value).some((inner) => holdsOnce(inner, depth - 1)));

/** An answer as JSON, like JSON.stringify; what is marked with `encodedOnce` is not encoded again. */
export function encode(value: unknown, depth: number = MAX_DEPTH): string {
  if (isOnce(value)) return textOnce(value);
  if (!isRecord(value) || !holdsOnce(value, depth)) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${fields.map(([key, inner]) => `${JSON.stringify(key)}:${encode(inner, depth - 1)}`).join(',')}}`;
}
