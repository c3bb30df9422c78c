import { z } from 'zod';
import { isUniqueViolation } from '../../platform/database/errors.ts';
import type { Queryable, Tx } from '../../platform/database/open.ts';
import { AppError } from '../../platform/errors.ts';
import { EarlierName } from './contract.ts';
import type { StoredEntry } from './rules/names.ts';

const Earlier = z.array(EarlierName).nullable();

/** Everything that is written of the certificates of a conference, or of one award. */
export async function storedEntries(db: Queryable, conferenceId: string, awardId?: string): Promise<StoredEntry[]> {
  const rows = await db.certificateEntry.findMany({
    where: { conferenceId, ...(awardId === undefined ? {} : { awardId }) },
    omit: { conferenceId: true },
  });
  return rows.map(({ earlier, ...row }) => ({ ...row, earlier: earlier === null ? [] : (Earlier.parse(earlier) ?? []) }));
}

/** Changes with everything that is written of the certificates of a conference: rows are only added, and count their versions. */
export async function stampOfEntries(db: Queryable, conferenceId: string): Promise<string> {
  const { _count, _sum } = await db.certificateEntry.aggregate({ where: { conferenceId }, _count: true, _sum: { version: true } });
  return `${_count}.${_sum.version ?? 0}`;
}

type Row = Pick<StoredEntry, 'awardId' | 'key' | 'version'>;
type Written = Partial<Pick<StoredEntry, 'number' | 'handedOn' | 'handedTo' | 'name'>> & { readonly earlier?: EarlierName[] };

/** Rows to insert by one statement. */
const ROWS_AT_ONCE = 500;

/** Writes rows that are not there yet. @throws AppError stale if one of them is. */
export async function insertEntries(tx: Tx, conferenceId: string, rows: readonly (Omit<Row, 'version'> & Written)[]): Promise<void> {
  try {
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
      await tx.certificateEntry.createMany({ data: rows.slice(from, from + ROWS_AT_ONCE).map((row) => ({ conferenceId, ...row })) });
  } catch (error) {
    throw isUniqueViolation(error) ? new AppError('stale') : error;
  }
}

/** Writes into a row of the version that was seen, 0 for none. @throws AppError stale. */
export async function writeEntry(tx: Tx, conferenceId: string, { awardId, key, version }: Row, data: Written): Promise<void> {
  if (version === 0) return insertEntries(tx, conferenceId, [{ awardId, key, ...data }]);
  const where = { conferenceId, awardId, key, version };
  const { count } = await tx.certificateEntry.updateMany({ where, data: { ...data, version: { increment: 1 } } });
  if (count === 0) throw new AppError('stale');
}

/** Takes all numbers away. */
export const clearNumbers = (tx: Tx, conferenceId: string) =>
  tx.certificateEntry.updateMany({ where: { conferenceId, number: { not: null } }, data: { number: null, version: { increment: 1 } } });

/** Whether anything of a conference was published: from then on other records tell of recipients by their names. */
export const wasPublished = async (tx: Tx, conferenceId: string): Promise<boolean> =>
  (await tx.conference.findUnique({ where: { id: conferenceId }, select: { publishedNumber: true } }))?.publishedNumber !== null;
