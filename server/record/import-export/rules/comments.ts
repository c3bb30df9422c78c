import type { CommentRound } from '../../../planning/comments/contract.ts';
import type { KeptComment, KeptComments } from '../../../planning/comments/store/index.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { COMMENTS_KEY, FileComments, type DocumentComments, type FileComment } from '../contract/format/comments.ts';

const time = (at: Date | null): number | null => at && at.getTime();

const NO_ANSWER = { response: null, responseText: null };
const NO_WORDS = { speaker: null, place: null, quote: null, text: null };

function written({ comment, changes }: KeptComment): FileComment {
  const { authorKind, authorId, speaker, place, quote, text, fileNumber, response, responseText } = comment;
  const kind = authorKind === 'site' || authorKind === 'participant' ? authorKind : null;
  return {
    author: kind && { kind, id: authorId },
    speaker,
    place,
    quote,
    text,
    fileNumber,
    madeAt: comment.madeAt.getTime(),
    changedAt: comment.changedAt.getTime(),
    withdrawnAt: time(comment.withdrawnAt),
    response,
    responseText,
    respondedAt: time(comment.respondedAt),
    history: changes.map(({ at, kind: done, data }) => ({
      ...NO_WORDS,
      ...NO_ANSWER,
      ...data,
      at: at.getTime(),
      kind: done as FileComment['history'][number]['kind'],
    })),
  };
}

const roundWritten = ({ version: _version, ...round }: CommentRound): DocumentComments['round'] => round;

/** The comments on the documents of a plan that its reader may know, as a file has them. */
export function writeComments({ documents }: Pick<Plan, 'documents'>, { rounds, comments }: KeptComments) {
  const all = documents.flatMap(({ id }): DocumentComments[] => {
    const round = rounds.get(id);
    const own = comments.filter(({ comment }) => comment.documentId === id).map(written);
    return round || own.length > 0 ? [{ document: id, round: round ? roundWritten(round) : null, comments: own }] : [];
  });
  return all.length === 0 ? {} : { [COMMENTS_KEY]: all };
}

/** The comments of a file, for the conference that its plan makes. Those on documents that are not in it are left out, with their round. */
export function readComments(file: object, plan: Plan, newId: () => string): KeptComments {
  const read = FileComments.safeParse(new Map(Object.entries(file)).get(COMMENTS_KEY)).data ?? [];
  const documents = new Set(plan.documents.map(({ id }) => id));
  // A document that is given twice is the first one's.
  const known = [...new Map(read.toReversed().map((one) => [one.document, one])).values()].filter(({ document }) =>
    documents.has(document),
  );
  const rounds = known.flatMap(({ document, round }) => (round ? [[document, { ...round, version: 1 }] as const] : []));
  return {
    rounds: new Map(rounds),
    comments: known.flatMap(({ document, comments }) => comments.map((one) => stored(one, plan.conference.id, document, newId()))),
  };
}

const moment = (at: number | null): Date | null => (at === null ? null : new Date(at));

function stored(one: FileComment, conferenceId: string, documentId: string, id: string): KeptComment {
  const { author, history, madeAt, changedAt, withdrawnAt, respondedAt, ...words } = one;
  return {
    comment: {
      ...words,
      conferenceId,
      id,
      documentId,
      authorKind: author?.kind ?? 'user',
      // Nobody has this id: the account is not in the file.
      authorId: author?.id ?? `file-${id}`,
      madeAt: new Date(madeAt),
      changedAt: new Date(changedAt),
      withdrawnAt: moment(withdrawnAt),
      respondedAt: moment(respondedAt),
    },
    changes: history.map(({ at, kind, ...data }) => ({ at: new Date(at), kind, data })),
  };
}
