import type { Actor } from '../../../platform/contract.ts';
import type { Database, Queryable, Tx } from '../../../platform/database/open.ts';
import { AppError } from '../../../platform/errors.ts';
import { CommentAuthor, RESPONSES, type Comment, type CommentChange, type CommentFacts, type Response } from '../contract.ts';
import { commentState } from '../rules/index.ts';
import { authorKey } from './authors.ts';

type Row = NonNullable<Awaited<ReturnType<Database['comment']['findFirst']>>>;

/** A comment as it is stored. */
export interface StoredComment extends Omit<Row, 'response'> {
  readonly response: Response | null;
}

const toStored = (row: Row, kept: ReadonlyMap<string, string>): StoredComment => ({
  ...row,
  authorId: row.authorKind === 'participant' ? (kept.get(row.authorId) ?? row.authorId) : row.authorId,
  response: RESPONSES.find((one) => one === row.response) ?? null,
});

export const authorOfRow = ({ authorKind, authorId }: Pick<StoredComment, 'authorKind' | 'authorId'>): CommentAuthor =>
  CommentAuthor.parse({ kind: authorKind, id: authorId });

/** A comment as it is told. */
export function toComment(row: StoredComment, names: ReadonlyMap<string, string>): Comment {
  const { id, speaker, place, quote, text, fileNumber, madeAt, changedAt, response, responseText, version } = row;
  const author = authorOfRow(row);
  return {
    id,
    speaker,
    place,
    quote,
    text,
    fileNumber,
    response,
    responseText,
    version,
    author,
    authorName: names.get(authorKey(author)) ?? null,
    madeAt: madeAt.getTime(),
    changedAt: changedAt.getTime(),
    state: commentState(row),
  };
}

/** The comments on a document, or on all of a conference, in the order in which they came. */
export async function commentsOn(db: Queryable, conferenceId: string, documentId?: string): Promise<StoredComment[]> {
  const where = { conferenceId, ...(documentId === undefined ? {} : { documentId }) };
  const rows = await db.comment.findMany({ where, orderBy: [{ madeAt: 'asc' }, { id: 'asc' }] });
  const kept = await keptAuthors(db, conferenceId);
  return rows.map((row) => toStored(row, kept));
}

/** Participants who were merged, by their ids: their comments are of the entry that was kept, for as long as they are merged. */
async function keptAuthors(db: Queryable, conferenceId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.participantMerge.findMany({ where: { conferenceId }, select: { mergedId: true, keptId: true } });
  return new Map(rows.map(({ mergedId, keptId }) => [mergedId, keptId]));
}

/** One comment; null if there is none. */
export async function findComment(db: Queryable, conferenceId: string, id: string): Promise<StoredComment | null> {
  const row = await db.comment.findUnique({ where: { conferenceId_id: { conferenceId, id } } });
  return row && toStored(row, await keptAuthors(db, conferenceId));
}

interface NewComment {
  readonly conferenceId: string;
  readonly id: string;
  readonly documentId: string;
  readonly fileNumber: number;
  readonly author: CommentAuthor;
  readonly facts: CommentFacts;
  readonly now: number;
}

export async function insertComment(tx: Tx, { author, facts, now, ...comment }: NewComment): Promise<void> {
  const at = new Date(now);
  await tx.comment.create({
    data: { ...comment, ...facts, authorKind: author.kind, authorId: author.id, madeAt: at, changedAt: at },
  });
}

type Changed = Partial<
  Pick<Row, 'speaker' | 'place' | 'quote' | 'text' | 'changedAt' | 'withdrawnAt' | 'response' | 'responseText' | 'respondedAt'>
>;

/** Changes a comment of the version that was seen. Returns its new version. @throws AppError stale. */
export async function saveComment(
  tx: Tx,
  { conferenceId, id }: Pick<StoredComment, 'conferenceId' | 'id'>,
  version: number,
  data: Changed,
): Promise<number> {
  const { count } = await tx.comment.updateMany({ where: { conferenceId, id, version }, data: { ...data, version: version + 1 } });
  if (count === 0) throw new AppError('stale');
  return version + 1;
}

interface NewChange {
  readonly conferenceId: string;
  readonly id: string;
  readonly actor: Actor;
  readonly now: number;
  readonly kind: CommentChange['kind'];
}

/** Keeps what was done to a comment, with its words as they are now. */
export async function keepChange(tx: Tx, { conferenceId, id, actor, now, kind }: NewChange): Promise<void> {
  const comment = await findComment(tx, conferenceId, id);
  if (!comment) throw new AppError('not-found');
  const { speaker, place, quote, text, response, responseText } = comment;
  const number = (await tx.commentChange.count({ where: { conferenceId, commentId: id } })) + 1;
  const who = { actorKind: actor.kind, actorId: actor.id };
  const data = { speaker, place, quote, text, response, responseText };
  await tx.commentChange.create({ data: { conferenceId, commentId: id, number, at: new Date(now), ...who, kind, data } });
}

/** What was done to a comment, the first first. */
export const changesOfComment = (db: Queryable, conferenceId: string, id: string) =>
  db.commentChange.findMany({ where: { conferenceId, commentId: id }, orderBy: { number: 'asc' } });
