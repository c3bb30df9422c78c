import { inForceOn, type Effective } from '../../../planning/protocol/rules/in-force.ts';
import type { BookForm, Side } from '../contract/index.ts';

/** How long the numbers of a form run from a day on. */
interface Numbering extends Effective {
  readonly form: BookForm | 'in';
  readonly source: string;
  readonly runs: 'term' | 'year';
}

/** An office whose rules change adds a row; papers of an earlier day stay in the books of their time. */
export const NUMBERINGS: readonly Numbering[] = [
  { form: 'party', from: '2018-04-03', source: 'Guidance 36-HD/VPTW (2018)', runs: 'term' },
  { form: 'state', from: '2020-03-05', source: 'Decree 30/2020/NĐ-CP, article 8 and annex I', runs: 'year' },
  { form: 'in', from: '2020-03-05', source: 'Decree 30/2020/NĐ-CP, article 22', runs: 'year' },
];

/** A term of the Party. */
export interface NumberTerm extends Effective {
  readonly name: string;
}

/** First days of terms: the day after the congress closed. Not checked against a decision of the office, which can change them. */
export const PARTY_TERMS: readonly NumberTerm[] = [
  { name: 'Nhiệm kỳ Đại hội XIII', from: '2021-02-02' },
  { name: 'Nhiệm kỳ Đại hội XIV', from: '2026-01-24' },
];

export interface Book {
  readonly side: Side;
  readonly form: BookForm | '';
  readonly kind: string;
  /** First day of the term or the year. */
  readonly period: string;
}

/** First day of the term or the year in which a paper is numbered; null before the first term that is known. */
export function periodOf(form: BookForm | 'in', date: string, terms: readonly NumberTerm[]): string | null {
  const { runs } = inForceOn(
    date,
    NUMBERINGS.filter((one) => one.form === form),
  );
  if (runs === 'year') return `${date.slice(0, 4)}-01-01`;
  return terms.findLast(({ from }) => from <= date)?.from ?? null;
}

/** Days that a number may be dated ahead: somebody who types 2062 would open a book of that year. */
const MAX_DAYS_AHEAD = 31;
export const isFarAhead = (date: string, today: string): boolean => Date.parse(date) - Date.parse(today) > MAX_DAYS_AHEAD * 86_400_000;
