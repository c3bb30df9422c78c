import type { Queryable, Tx } from '../../../platform/database/open.ts';
import type { CommentRound } from '../contract.ts';
import { commentsOn, type StoredComment } from './comments.ts';
import { roundsOf } from './rounds.ts';

/** What was done to a comment, as it is stored. */
export interface StoredChange {
  readonly at: Date;
  readonly kind: string;
  readonly data: object;
}

/** A comment with its history. */
export interface KeptComment {
  readonly comment: Omit<StoredComment, 'version'>;
  readonly changes: readonly StoredChange[];
}

/** The rounds and comments of a conference, or of a file. */
export interface KeptComments {
  readonly rounds: ReadonlyMap<string, CommentRound>;
  readonly comments: readonly KeptComment[];
}

/** Everything that is kept of the comments of a conference. */
export async function keptComments(db: Queryable, conferenceId: string): Promise<KeptComments> {
  const changes = await db.commentChange.findMany({ where: { conferenceId }, orderBy: { number: 'asc' } });
  const histories = Map.groupBy(changes, ({ commentId }) => commentId);
  const comments = (await commentsOn(db, conferenceId)).map(({ version: _version, ...comment }) => ({
    comment,
    changes: (histories.get(comment.id) ?? []).map(({ at, kind, data }) => ({ at, kind, data: { ...(data as object) } })),
  }));
  return { rounds: await roundsOf(db, conferenceId), comments };
}

/** Stores the rounds and comments that came with the file of their conference. */
export async function insertKept(tx: Tx, conferenceId: string, { rounds, comments }: KeptComments, now: number): Promise<void> {
  const openedAt = new Date(now);
  await tx.commentRound.createMany({
    data: [...rounds].map(([documentId, { isClosed, version: _version, ...round }]) => ({
      ...round,
      conferenceId,
      documentId,
      openedAt,
      closedAt: isClosed ? openedAt : null,
    })),
  });
  await tx.comment.createMany({ data: comments.map(({ comment }) => ({ ...comment, conferenceId })) });
  await tx.commentChange.createMany({
    data: comments.flatMap(({ comment, changes }) =>
      changes.map(({ at, kind, data }, index) => ({
        conferenceId,
        commentId: comment.id,
        number: index + 1,
        at,
        kind,
        actorKind: 'file',
        actorId: conferenceId,
        data: JSON.parse(JSON.stringify(data)),
      })),
    ),
  });
}
