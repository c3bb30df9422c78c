import { readerOf } from '../../documents/commands/access.ts';
import { mayReadDocument } from '../../documents/rules.ts';
import { storedDocuments } from '../../documents/store/index.ts';
import { handleQuery, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { commentsContract as contract, type ExplainedDocument } from '../contract.ts';
import { commentCounts, isAsked } from '../rules/index.ts';
import { authorNames, authorOf, authorOfRow, commentsOn, roundsOf, toComment } from '../store/index.ts';

/** What became of the comments: the staff are told of every document that they may read, those who were asked of what is public. */
async function explained(scope: QueryContext, { conferenceId }: InputOf<typeof contract.explained>) {
  const { db, actor } = scope;
  const rounds = await roundsOf(db, conferenceId);
  if (rounds.size === 0) return { documents: [] };
  const reader = await readerOf(scope, conferenceId);
  const author = await authorOf(db, actor, conferenceId);
  const rows = await commentsOn(db, conferenceId);
  const names = await authorNames(db, conferenceId, rows.map(authorOfRow));
  const documents = (await storedDocuments(db, conferenceId)).flatMap(({ document, handouts }): ExplainedDocument[] => {
    const round = rounds.get(document.id);
    if (!round) return [];
    const isTold = reader.staff
      ? mayReadDocument(reader, document, handouts)
      : round.isPublic && isAsked(author, actor.clearance, document, round);
    if (!isTold) return [];
    const all = rows.filter(({ documentId }) => documentId === document.id).map((row) => toComment(row, names));
    const counts = commentCounts(all.map(({ state }) => state));
    const comments = all.filter(({ state }) => state === 'not-taken-up' || state === 'partly');
    return [{ documentId: document.id, title: document.title, counts, comments }];
  });
  return { documents };
}

export const explainingHandlers: readonly Handler[] = [handleQuery(contract.explained, explained)];
