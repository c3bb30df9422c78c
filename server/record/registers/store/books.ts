import type { Queryable, Tx } from '../../../platform/database/open.ts';
import { withBuiltIn } from '../../../planning/protocol/rules/in-force.ts';
import { PARTY_TERMS, type Book, type NumberTerm } from '../rules/books.ts';

/** All terms of the Party, the earliest first: those of the office, and those of the software whose day it has not taken. */
export const partyTerms = async (db: Queryable): Promise<(NumberTerm & { readonly id: string | null; readonly version: number })[]> =>
  withBuiltIn(await db.partyTerm.findMany(), PARTY_TERMS);

/**
 * Takes the next numbers of a book and returns the last of them. The row of the book stays locked until the transaction ends, so others
 * who draw from it wait; if the transaction fails, the numbers were never taken.
 */
export async function takeNumbers(tx: Tx, book: Book, count: number): Promise<number> {
  const row = await tx.numberBook.upsert({
    where: { side_form_kind_period: book },
    create: { ...book, last: count },
    update: { last: { increment: count } },
  });
  return row.last;
}

/** Locks a book without taking a number; returns the last one taken, 0 for a book without any. */
export const holdBook = (tx: Tx, book: Book): Promise<number> => takeNumbers(tx, book, 0);
