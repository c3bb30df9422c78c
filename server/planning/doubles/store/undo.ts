import { canonicalJson, sha256 } from '../../../platform/canonical.ts';
import type { Tx } from '../../../platform/database/open.ts';
import { AppError } from '../../../platform/errors.ts';
import { PersonRows, type Pair } from '../rules/rows.ts';
import type { RowsChange } from './writing.ts';

/** Names a state of two participants and of everything about them. */
export const rowsDigest = (rows: PersonRows): string => sha256(canonicalJson(rows)).slice(0, 32);

/** Keeps what a merging replaced. */
export async function keepUndo(tx: Tx, { conferenceId, pair, now }: Omit<RowsChange, 'next'>, digest: string, at: number): Promise<void> {
  const key = { conferenceId, mergedId: pair.otherId };
  await tx.mergeUndo.deleteMany({ where: key });
  await tx.mergeUndo.create({ data: { ...key, keptId: pair.keptId, at: new Date(at), before: now, digest } });
}

/** What the merging of somebody replaced, which is then forgotten. @throws AppError not-found. */
export async function takeUndo(tx: Tx, conferenceId: string, mergedId: string) {
  const row = await tx.mergeUndo.findUnique({ where: { conferenceId_mergedId: { conferenceId, mergedId } } });
  if (!row) throw new AppError('not-found');
  await tx.mergeUndo.delete({ where: { conferenceId_mergedId: { conferenceId, mergedId } } });
  return { pair: { keptId: row.keptId, otherId: mergedId } satisfies Pair, before: PersonRows.parse(row.before), digest: row.digest };
}
