import { z } from 'zod';
import { AUTHOR_KINDS, COMMENT_CHANGES, CommentFacts, CommentRound, RESPONSES } from '../../../../planning/comments/contract.ts';
import { Id, Prose } from '../../../../platform/contract.ts';

/** The key under which a file holds the comments on the documents of its conference. */
export const COMMENTS_KEY = 'x-comments';

/** Milliseconds since 1970. */
const At = z.number().int().min(0).max(8e15);
const Answer = { response: z.enum(RESPONSES).nullable(), responseText: Prose.nullable() };

const FileChange = z.strictObject({ at: At, kind: z.enum(COMMENT_CHANGES), ...CommentFacts.shape, ...Answer });

/** A comment. Logins are in no file: the author of one who wrote by an account is null. */
const FileComment = z.strictObject({
  author: z.strictObject({ kind: z.enum(AUTHOR_KINDS).exclude(['user']), id: Id }).nullable(),
  ...CommentFacts.shape,
  fileNumber: z.number().int().min(0).max(1e6),
  madeAt: At,
  changedAt: At,
  withdrawnAt: At.nullable(),
  ...Answer,
  respondedAt: At.nullable(),
  history: z.array(FileChange).max(5000),
});
export type FileComment = z.output<typeof FileComment>;

/** The comments on one document of the file; `round`: null if none were ever asked. */
const DocumentComments = z.strictObject({
  document: Id,
  round: CommentRound.omit({ version: true }).nullable(),
  comments: z.array(FileComment).max(20_000),
});
export type DocumentComments = z.output<typeof DocumentComments>;

export const FileComments = z.array(DocumentComments).max(5000);
