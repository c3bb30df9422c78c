import { isUniqueViolation } from '../../platform/database/errors.ts';
import type { Queryable, Tx } from '../../platform/database/open.ts';
import { AppError } from '../../platform/errors.ts';
import { spelled } from '../../platform/text.ts';
import type { RegisterEntry } from './contract.ts';
import type { StoredEntry } from './rules.ts';

export const storedEntries = (db: Queryable, conferenceId: string): PromiseLike<StoredEntry[]> =>
  db.certificateEntry.findMany({
    where: { conferenceId },
    select: { awardId: true, key: true, number: true, handedOn: true, handedTo: true, version: true },
  });

type Written = Partial<Pick<StoredEntry, 'number' | 'handedOn' | 'handedTo'>>;

/** Writes into an entry of the version that was seen, 0 for none. @throws AppError stale. */
export async function writeEntry(
  tx: Tx,
  conferenceId: string,
  { awardId, recipient, version }: Pick<RegisterEntry, 'awardId' | 'recipient' | 'version'>,
  data: Written,
): Promise<void> {
  const id = { conferenceId, awardId, key: spelled(recipient) };
  if (version === 0) {
    try {
      await tx.certificateEntry.create({ data: { ...id, ...data } });
    } catch (error) {
      throw isUniqueViolation(error) ? new AppError('stale') : error;
    }
    return;
  }
  const { count } = await tx.certificateEntry.updateMany({ where: { ...id, version }, data: { ...data, version: { increment: 1 } } });
  if (count === 0) throw new AppError('stale');
}

/** Takes all numbers away. */
export const clearNumbers = (tx: Tx, conferenceId: string) =>
  tx.certificateEntry.updateMany({ where: { conferenceId, number: { not: null } }, data: { number: null, version: { increment: 1 } } });
