import { readTyped } from '../../../../../platform/typed-dates.ts';
import type { AwardFacts } from '../../../../awards/contract.ts';
import { foldedInPlace } from './award-words.ts';

const NUMBER = /(?:quyet dinh|qd)(?: so)? *[:.]? *(\d[^\s,;()]*)/d;
const DAY = /ngay (\d{1,2}) *[/.-] *(\d{1,2}) *[/.-] *(\d{4})/;
const DAY_IN_WORDS = /ngay (\d{1,2}) thang (\d{1,2}) nam (\d{4})/;

/** The day that a text names behind the word "ngày", as YYYY-MM-DD. */
function dayIn(flat: string): string | null {
  const found = DAY.exec(flat) ?? DAY_IN_WORDS.exec(flat);
  return found ? readTyped('date', found.slice(1, 4).join('/')) : null;
}

/** The decision that a title names: "(Kèm theo Quyết định số 05-QĐ/VPTW ngày 20/11/2025)"; null where none is. */
export function decisionIn(text: string): NonNullable<AwardFacts['decision']> | null {
  const flat = foldedInPlace(text);
  const [from, to] = NUMBER.exec(flat)?.indices?.[1] ?? [];
  return from === undefined ? null : { number: text.slice(from, to), date: dayIn(flat) };
}

/** The decision that cells name: its number, its day, or both in one cell. A day that is none stays as it is written. */
export function decisionOf(number: string, date: string): { number: string | null; date: string | null } | null {
  const flat = foldedInPlace(number);
  const behind = flat.search(/,? *ngay \d/);
  const bare = (behind < 0 ? number : number.slice(0, behind)).replace(/^(?:quyết định\s+)?(?:số\s*:?\s*)?/iu, '').trim();
  const day = date === '' ? dayIn(flat) : readTyped('date', date.replace(/^ngày\s+/iu, ''));
  return bare === '' && day === null ? null : { number: bare || null, date: day };
}
