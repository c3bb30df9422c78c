import { handleQuery, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { search as answering } from '../../../platform/text.ts';
import { displayNames } from '../../../accounts/store.ts';
import { levelOf } from '../../agenda/rules/secrecy.ts';
import { readable } from '../../documents/commands/access.ts';
import { CommentChange, commentsContract as contract, type Comment } from '../contract.ts';
import { byState, commentCounts } from '../rules/index.ts';
import {
  askable,
  authorKey,
  authorNames,
  authorOfRow,
  changesOfComment,
  commentsOn,
  findComment,
  roundOf,
  toComment,
} from '../store/index.ts';
import { isTaking } from './asked.ts';

const words = ({ authorName, speaker, place, quote, text, responseText }: Comment): string =>
  [authorName, speaker, place, quote, text, responseText].filter(Boolean).join(' ');

async function list(scope: QueryContext, { conferenceId, documentId, show, search = '' }: InputOf<typeof contract.list>) {
  const { db } = scope;
  const { document } = await readable(scope, conferenceId, documentId);
  const round = await roundOf(db, conferenceId, documentId);
  const rows = await commentsOn(db, conferenceId, documentId);
  const names = await authorNames(db, conferenceId, rows.map(authorOfRow));
  const all = rows.map((row) => toComment(row, names)).toSorted(byState);
  const shown = show === undefined ? all : all.filter(({ state }) => state === show);
  const can = await askable(db, conferenceId, levelOf(document.classification));
  // A withdrawn comment says nothing.
  const sent = new Set(all.flatMap(({ state, author }) => (state === 'withdrawn' ? [] : authorKey(author))));
  const missing = (group: keyof typeof can, kind: string) =>
    round?.groups.includes(group) ? can[group].filter(({ id }) => !sent.has(`${kind}:${id}`)) : [];
  return {
    round,
    isOpen: round !== null && (await isTaking(scope, conferenceId, round)),
    comments: search.trim() === '' ? shown : answering(shown, search, words),
    counts: commentCounts(all.map(({ state }) => state)),
    waiting: { sites: missing('sites', 'site'), participants: missing('participants', 'participant'), members: missing('members', 'user') },
  };
}

async function history(scope: QueryContext, { conferenceId, id }: InputOf<typeof contract.history>) {
  const { db } = scope;
  const comment = await findComment(db, conferenceId, id);
  if (!comment) throw new AppError('not-found');
  await readable(scope, conferenceId, comment.documentId);
  const changes = await changesOfComment(db, conferenceId, id);
  const users = await displayNames(
    db,
    changes.flatMap(({ actorKind, actorId }) => (actorKind === 'user' ? actorId : [])),
  );
  const author = authorOfRow(comment);
  const authors = await authorNames(db, conferenceId, [author]);
  return {
    changes: changes.map(({ number, at, actorKind, actorId, kind, data }) => {
      const by = actorKind === 'user' ? users.get(actorId) : authors.get(authorKey(author));
      const { speaker: _, ...told } = { speaker: null, ...(data as object) };
      return CommentChange.parse({ number, at: at.getTime(), by: by ?? null, kind, ...told });
    }),
  };
}

export const commentReadingHandlers: readonly Handler[] = [handleQuery(contract.list, list), handleQuery(contract.history, history)];
