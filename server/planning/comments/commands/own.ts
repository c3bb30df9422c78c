import { dayAt } from '../../conferences/rules.ts';
import { requireConference } from '../../conferences/store.ts';
import { fileWithBytes, storedDocuments } from '../../documents/store/index.ts';
import { handleQuery, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { commentsContract as contract, RESPONSES, type AskedDocument } from '../contract.ts';
import { isAsked, isOpenOn } from '../rules/index.ts';
import { authorKey, authorNames, authorOf, authorOfRow, commentsOn, roundsOf, toComment } from '../store/index.ts';
import { asked, isTaking } from './asked.ts';

/** What the caller is asked for, with their own comments; of others only what was answered and made public. */
async function own({ db, actor, now }: QueryContext, { conferenceId }: InputOf<typeof contract.own>) {
  const author = await authorOf(db, actor, conferenceId);
  if (author === null) return { documents: [] };
  const rounds = await roundsOf(db, conferenceId);
  if (rounds.size === 0) return { documents: [] };
  const today = dayAt(now, (await requireConference(db, conferenceId)).timeZone);
  const rows = await commentsOn(db, conferenceId);
  const names = await authorNames(db, conferenceId, rows.map(authorOfRow));
  const documents = (await storedDocuments(db, conferenceId)).flatMap(({ document, files }): AskedDocument[] => {
    const round = rounds.get(document.id);
    if (!round || !isAsked(author, actor.clearance, document, round)) return [];
    const all = rows.filter(({ documentId }) => documentId === document.id).map((row) => toComment(row, names));
    const isOwn = (comment: (typeof all)[number]): boolean => authorKey(comment.author) === authorKey(author);
    const isOpen = isOpenOn(round, today);
    const latest = isOpen ? files[0] : undefined;
    return [
      {
        documentId: document.id,
        title: document.title,
        round,
        isOpen,
        file: latest ? { number: latest.number, name: latest.name, mediaType: latest.mediaType, size: latest.size } : null,
        own: all.filter(isOwn),
        others: round.isPublic ? all.filter((one) => !isOwn(one) && RESPONSES.some((response) => response === one.state)) : [],
      },
    ];
  });
  return { documents };
}

/** The latest version of a document on which the caller is asked, as long as comments are taken. @throws AppError not-found. */
async function openDraft(scope: QueryContext, { conferenceId, documentId }: InputOf<typeof contract.openDraft>) {
  const { stored, round } = await asked(scope, conferenceId, documentId);
  const number = (await isTaking(scope, conferenceId, round)) ? stored.files[0]?.number : undefined;
  const file = number === undefined ? null : await fileWithBytes(scope.db, { conferenceId, documentId, number });
  if (!file) throw new AppError('not-found');
  return { name: file.name, mediaType: file.mediaType, content: file.content.bytes, revalidate: false };
}

export const ownCommentHandlers: readonly Handler[] = [handleQuery(contract.own, own), handleQuery(contract.openDraft, openDraft)];
