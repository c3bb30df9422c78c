import type { Queryable, Tx } from '../../../platform/database/open.ts';
import { isUniqueViolation } from '../../../platform/database/errors.ts';
import { AppError } from '../../../platform/errors.ts';
import { CommentRound } from '../contract.ts';

interface Row {
  readonly deadline: string | null;
  readonly groups: unknown;
  readonly closedAt: Date | null;
  readonly isPublic: boolean;
  readonly version: number;
}

const toRound = ({ deadline, groups, closedAt, isPublic, version }: Row): CommentRound =>
  CommentRound.parse({ deadline, groups, isClosed: closedAt !== null, isPublic, version });

/** The round of a document; null if no comments were ever asked on it. */
export async function roundOf(db: Queryable, conferenceId: string, documentId: string): Promise<CommentRound | null> {
  const row = await db.commentRound.findUnique({ where: { conferenceId_documentId: { conferenceId, documentId } } });
  return row && toRound(row);
}

/** The rounds of a conference, by document. */
export async function roundsOf(db: Queryable, conferenceId: string): Promise<Map<string, CommentRound>> {
  const rows = await db.commentRound.findMany({ where: { conferenceId } });
  return new Map(rows.map((row) => [row.documentId, toRound(row)]));
}

/** Stores a round of the version that was seen; 0 makes one. Returns its new version. @throws AppError stale. */
export async function saveRound(
  tx: Tx,
  key: { conferenceId: string; documentId: string },
  { isClosed, version, ...round }: CommentRound,
  now: number,
): Promise<number> {
  const at = new Date(now);
  const closedAt = isClosed ? at : null;
  if (version > 0) {
    const { count } = await tx.commentRound.updateMany({ where: { ...key, version }, data: { ...round, closedAt, version: version + 1 } });
    if (count === 0) throw new AppError('stale');
    return version + 1;
  }
  try {
    await tx.commentRound.create({ data: { ...key, ...round, closedAt, openedAt: at } });
  } catch (error) {
    throw isUniqueViolation(error) ? new AppError('stale') : error;
  }
  return 1;
}
