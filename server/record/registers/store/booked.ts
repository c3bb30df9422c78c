import type { Queryable } from '../../../platform/database/open.ts';
import type { BookForm } from '../contract/index.ts';
import { periodOf } from '../rules/books.ts';
import { knownLetters } from '../rules/kinds.ts';
import { paperNumberText } from '../rules/numbers.ts';
import { partyTerms } from './books.ts';
import { entryOfPaper } from './entries.ts';

/** The number that a paper of a conference has in the books; null without one. */
export async function bookedNumber(db: Queryable, conferenceId: string, paper: string) {
  const entry = await entryOfPaper(db, conferenceId, paper);
  if (!entry) return null;
  const { kind, office, date, sign } = entry;
  return { text: paperNumberText(entry), sign: sign ?? paperNumberText(entry), kind, office, date };
}

interface TypedNumber {
  readonly form: BookForm;
  readonly kind: string;
  /** YYYY-MM-DD, the day of the paper. */
  readonly date: string;
  /** Such as 5 or 12a. */
  readonly number: string;
}

/** Whether the book of a kind has given a number, or keeps it for something. */
export async function isNumberTaken(db: Queryable, { form, kind, date, number }: TypedNumber): Promise<boolean> {
  const period = periodOf(form, date, await partyTerms(db));
  const [, digits = '', suffix = ''] = /^(\d+)(\D*)$/.exec(number) ?? [];
  if (period === null || digits === '') return false;
  const where = { side: 'out', form, kind: knownLetters(form, kind), period, number: Number(digits), suffix };
  return (await db.registerEntry.count({ where })) > 0;
}
