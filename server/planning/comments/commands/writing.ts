import { refuseFaults } from '../../collections/commands.ts';
import { handleChange, type ChangeContext, type Handler } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { commentsContract as contract, type CommentChange } from '../contract.ts';
import { commentFaults, mustBeChangeable, responseFaults, sameFacts } from '../rules/index.ts';
import { authorKey, authorOfRow, findComment, insertComment, keepChange, saveComment, type StoredComment } from '../store/index.ts';
import { readable } from '../../documents/commands/access.ts';
import { asked, isTaking, mustBeInUse } from './asked.ts';

async function add(scope: ChangeContext, { conferenceId, documentId, ...facts }: InputOf<typeof contract.add>) {
  await mustBeInUse(scope, conferenceId);
  const { author, stored, round } = await asked(scope, conferenceId, documentId);
  if (!(await isTaking(scope, conferenceId, round))) throw new AppError('comments-closed');
  refuseFaults(commentFaults(facts));
  const id = newId();
  const { tx, actor, now } = scope;
  await insertComment(tx, { conferenceId, id, documentId, fileNumber: stored.files[0]?.number ?? 0, author, facts, now });
  await keepChange(tx, { conferenceId, id, actor, now, kind: 'made' });
  return { id };
}

/** Stores a change of a comment with a line of its history. */
async function store(
  scope: ChangeContext,
  comment: StoredComment,
  version: number,
  kind: CommentChange['kind'],
  data: Parameters<typeof saveComment>[3],
) {
  const { tx, actor, now } = scope;
  const { conferenceId, id } = comment;
  const next = await saveComment(tx, comment, version, data);
  await keepChange(tx, { conferenceId, id, actor, now, kind });
  return { version: next };
}

/** The caller's own comment, which can still be changed. @throws AppError not-found (also for one of others), stale, comments-closed, comment-answered. */
async function changeable(scope: ChangeContext, { conferenceId, id, version }: { conferenceId: string; id: string; version: number }) {
  await mustBeInUse(scope, conferenceId);
  const comment = await findComment(scope.tx, conferenceId, id);
  if (!comment) throw new AppError('not-found');
  const { author, round } = await asked(scope, conferenceId, comment.documentId);
  if (authorKey(authorOfRow(comment)) !== authorKey(author)) throw new AppError('not-found');
  mustBeChangeable(comment, await isTaking(scope, conferenceId, round));
  if (comment.version !== version) throw new AppError('stale');
  return comment;
}

async function edit(scope: ChangeContext, { conferenceId, id, version, ...facts }: InputOf<typeof contract.edit>) {
  const comment = await changeable(scope, { conferenceId, id, version });
  refuseFaults(commentFaults(facts));
  if (sameFacts(comment, facts)) return { version };
  return store(scope, comment, version, 'edited', { ...facts, changedAt: new Date(scope.now) });
}

async function withdraw(scope: ChangeContext, { withdrawn, ...seen }: InputOf<typeof contract.withdraw>) {
  const comment = await changeable(scope, seen);
  if (withdrawn === (comment.withdrawnAt !== null)) return { version: seen.version };
  const withdrawnAt = withdrawn ? new Date(scope.now) : null;
  return store(scope, comment, seen.version, withdrawn ? 'withdrawn' : 'restored', { withdrawnAt });
}

async function respond(scope: ChangeContext, { conferenceId, id, version, response, text }: InputOf<typeof contract.respond>) {
  await mustBeInUse(scope, conferenceId);
  const comment = await findComment(scope.tx, conferenceId, id);
  if (!comment) throw new AppError('not-found');
  await readable(scope, conferenceId, comment.documentId);
  if (comment.version !== version) throw new AppError('stale');
  if (comment.withdrawnAt !== null) throw new AppError('comment-withdrawn');
  refuseFaults(responseFaults(response, text));
  if (comment.response === response && comment.responseText === text) return { version };
  const respondedAt = response === null ? null : new Date(scope.now);
  return store(scope, comment, version, response === null ? 'reopened' : 'responded', { response, responseText: text, respondedAt });
}

export const commentWritingHandlers: readonly Handler[] = [
  handleChange(contract.add, add),
  handleChange(contract.edit, edit),
  handleChange(contract.withdraw, withdraw),
  handleChange(contract.respond, respond),
];
