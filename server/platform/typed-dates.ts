/** What a field of a form takes as text, because each browser writes dates in its own order and some know no months. */
export type DateKind = 'date' | 'month' | 'time';
export const isDateKind = (kind: unknown): kind is DateKind => kind === 'date' || kind === 'month' || kind === 'time';

const two = (digits = ''): string => digits.padStart(2, '0');

const READERS: Readonly<Record<DateKind, readonly [pattern: RegExp, store: (...parts: (string | undefined)[]) => string][]>> = {
  date: [
    [/^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/, (day, month, year) => `${year}-${two(month)}-${two(day)}`],
    [/^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/, (year, month, day) => `${year}-${two(month)}-${two(day)}`],
  ],
  month: [
    [/^(\d{1,2})\s*[/.-]\s*(\d{4})$/, (month, year) => `${year}-${two(month)}`],
    [/^(\d{4})[/.-](\d{1,2})$/, (year, month) => `${year}-${two(month)}`],
  ],
  time: [[/^(\d{1,2})\s*(?::|[hg]|giờ)\s*(?:(\d{1,2})\s*(?:['’p]|phút)?)?$/, (hours, minutes) => `${two(hours)}:${two(minutes)}`]],
};

/**
 * What was typed into a field, as it is stored: YYYY-MM-DD of 26/11/2025, 26-11-2025, 26.11.2025; YYYY-MM of 11/2025; HH:mm of 8:00, 8h30, 8g30.
 * Anything else stays as typed, for the schema of the command to refuse in words; so does a day that no calendar has.
 */
export function readTyped(kind: DateKind, typed: string): string {
  const text = typed.normalize('NFC').trim().toLowerCase();
  for (const [pattern, store] of READERS[kind]) {
    const found = pattern.exec(text);
    if (found) return store(...found.slice(1));
  }
  return typed;
}

/** A stored value as a field shows it: 26/11/2025, 11/2025, 08:00. Anything else, such as what was refused, as it is. */
export function showTyped(kind: DateKind, stored: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(stored) ?? [];
  if (kind === 'time' || year === undefined || (kind === 'date') !== (day !== undefined)) return stored;
  return [day, month, year].filter((part) => part !== undefined).join('/');
}
