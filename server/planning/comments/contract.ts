import { z } from 'zod';
import { command, EVERY_ROLE, INVITED, MINUTE_WRITERS, PLANNERS, query, SCREENS, STAFF } from '../../accounts/permissions.ts';
import { MEDIA_TYPES } from '../documents/contract.ts';
import { CalendarDate, file, Id, IdsAndNames, IN_DOCS, Made, NewVersion, Prose, TextLine, Version } from '../../platform/contract.ts';

/** Whom a round asks: the sites; delegates with an account and those who hold the link of an invitation; everybody else of the team. */
export const ASKED_GROUPS = ['sites', 'participants', 'members'] as const;
export type AskedGroup = (typeof ASKED_GROUPS)[number];

/** What the office makes of a comment. */
export const RESPONSES = ['taken-up', 'partly', 'not-taken-up'] as const;
export type Response = (typeof RESPONSES)[number];

/** Where a comment stands. `agreed`: its author agrees with the document as it is. */
export const COMMENT_STATES = ['open', ...RESPONSES, 'agreed', 'withdrawn'] as const;
export type CommentState = (typeof COMMENT_STATES)[number];

/** A round of comments on a document. */
export const CommentRound = z.strictObject({
  /** Last day, in the time zone of the conference; null: until it is closed. */
  deadline: CalendarDate.nullable(),
  groups: z.array(z.enum(ASKED_GROUPS)),
  isClosed: z.boolean(),
  isPublic: z.boolean(),
  version: Version,
});
export type CommentRound = z.output<typeof CommentRound>;

/** What an author writes; a text of null agrees with the document as it is. */
export const CommentFacts = z.strictObject({
  /** Who speaks for the author: name and post. */
  speaker: TextLine.nullable(),
  place: TextLine.nullable(),
  quote: Prose.nullable(),
  text: Prose.nullable(),
});
export type CommentFacts = z.output<typeof CommentFacts>;

export const AUTHOR_KINDS = ['site', 'participant', 'user'] as const;
export const CommentAuthor = z.strictObject({ kind: z.enum(AUTHOR_KINDS), id: Id });
export type CommentAuthor = z.output<typeof CommentAuthor>;

export const Comment = z.strictObject({
  id: Id,
  ...CommentFacts.shape,
  author: CommentAuthor,
  /** Null if the author is not in the conference any more. */
  authorName: z.string().nullable(),
  /** The version of the document on which it was written. */
  fileNumber: z.number().int(),
  /** Milliseconds since 1970. */
  madeAt: z.number().int(),
  changedAt: z.number().int(),
  state: z.enum(COMMENT_STATES),
  response: z.enum(RESPONSES).nullable(),
  responseText: z.string().nullable(),
  version: Version,
});
export type Comment = z.output<typeof Comment>;

export const COMMENT_CHANGES = ['made', 'edited', 'withdrawn', 'restored', 'responded', 'reopened'] as const;

/** What was done to a comment, with its words after that. */
export const CommentChange = z.strictObject({
  number: z.number().int(),
  at: z.number().int(),
  by: z.string().nullable(),
  kind: z.enum(COMMENT_CHANGES),
  place: z.string().nullable(),
  quote: z.string().nullable(),
  text: z.string().nullable(),
  response: z.enum(RESPONSES).nullable(),
  responseText: z.string().nullable(),
});
export type CommentChange = z.output<typeof CommentChange>;

/** A document on which the caller is asked for comments. */
export const AskedDocument = z.strictObject({
  documentId: Id,
  title: TextLine,
  round: CommentRound,
  /** Whether comments are taken now. */
  isOpen: z.boolean(),
  file: z.strictObject({ number: z.number().int(), name: z.string(), mediaType: z.string(), size: z.number().int() }).nullable(),
  own: z.array(Comment),
  /** The answered comments of all others, once the round is public. */
  others: z.array(Comment),
});
export type AskedDocument = z.output<typeof AskedDocument>;

/** What became of the comments on a document, as it is explained at the conference. */
export const ExplainedDocument = z.strictObject({
  documentId: Id,
  title: TextLine,
  counts: z.record(z.enum(COMMENT_STATES), z.number().int()),
  /** Those taken up in part or not at all, with the reasons. */
  comments: z.array(Comment),
});
export type ExplainedDocument = z.output<typeof ExplainedDocument>;

/** Those who can be asked for comments. */
export const COMMENTERS = [...EVERY_ROLE.filter((role) => !SCREENS.some((screen) => screen === role)), ...INVITED];
/** Those who answer comments. */
export const RESPONDERS = [...new Set([...PLANNERS, ...MINUTE_WRITERS])];

const OfDocument = z.strictObject({ conferenceId: Id, documentId: Id });
const OfComment = z.strictObject({ conferenceId: Id, id: Id });
const Seen = OfComment.extend({ version: Version });
const ofDocument = '/conferences/:conferenceId/documents/:documentId';
const ofComment = '/conferences/:conferenceId/comments/:id';
const own = '/conferences/:conferenceId/own-comments';
/** Why an author's comment is not taken. */
const notTaken = ['comments-closed', 'comment-answered'] as const;

export const commentsContract = {
  list: query({
    name: 'comments.list',
    summary: 'List the comments on a document, and who has sent none.',
    route: `GET ${ofDocument}/comments`,
    permit: STAFF,
    input: OfDocument.extend({ show: z.enum(COMMENT_STATES).optional(), search: z.string().max(200).optional() }),
    output: z
      .strictObject({
        /** Null: no comments were ever asked on it. */
        round: CommentRound.nullable(),
        isOpen: z.boolean(),
        comments: z.array(Comment),
        counts: z.record(z.enum(COMMENT_STATES), z.number().int()),
        /** Those who are asked and have sent nothing. */
        waiting: z.strictObject({ sites: IdsAndNames, participants: IdsAndNames, members: IdsAndNames }),
      })
      .meta(IN_DOCS),
  }),
  history: query({
    name: 'comments.history',
    summary: 'List what was done to a comment.',
    route: `GET ${ofComment}/history`,
    permit: STAFF,
    input: OfComment,
    output: z.strictObject({ changes: z.array(CommentChange) }).meta(IN_DOCS),
  }),
  setRound: command({
    name: 'comments.setRound',
    summary: 'Ask for comments on a document, or close the round.',
    route: `PUT ${ofDocument}/comment-round`,
    permit: PLANNERS,
    refusals: ['nothing-to-comment'],
    /** Version 0: no comments were asked before. */
    input: OfDocument.extend({
      version: z.number().int().min(0),
      deadline: CalendarDate.nullable(),
      groups: z.array(z.enum(ASKED_GROUPS)).min(1),
      isClosed: z.boolean(),
      isPublic: z.boolean(),
    }),
    output: NewVersion,
  }),
  own: query({
    name: 'comments.own',
    summary: 'List the documents on which you are asked for comments.',
    route: `GET ${own}`,
    permit: COMMENTERS,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({ documents: z.array(AskedDocument) }).meta(IN_DOCS),
  }),
  explained: query({
    name: 'comments.explained',
    summary: 'List what became of comments, for the item that explains it.',
    route: 'GET /conferences/:conferenceId/explanation',
    permit: EVERY_ROLE,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({ documents: z.array(ExplainedDocument) }).meta(IN_DOCS),
  }),
  openDraft: query({
    name: 'comments.openDraft',
    summary: 'Download the document on which you are asked for comments.',
    route: `GET ${own}/:documentId/file`,
    permit: COMMENTERS,
    input: OfDocument,
    output: file(MEDIA_TYPES.pdf, ...Object.values(MEDIA_TYPES).slice(1)),
  }),
  add: command({
    name: 'comments.add',
    summary: 'Send a comment on a document.',
    route: `POST ${own}/:documentId`,
    permit: COMMENTERS,
    refusals: ['comments-closed'],
    input: OfDocument.extend(CommentFacts.shape),
    output: Made,
  }),
  edit: command({
    name: 'comments.edit',
    summary: 'Change your comment until it is answered.',
    route: `PUT ${ofComment}`,
    permit: COMMENTERS,
    refusals: notTaken,
    input: Seen.extend(CommentFacts.shape),
    output: NewVersion,
  }),
  withdraw: command({
    name: 'comments.withdraw',
    summary: 'Withdraw your comment until it is answered, or restore it.',
    route: `PUT ${ofComment}/withdrawn`,
    permit: COMMENTERS,
    refusals: notTaken,
    input: Seen.extend({ withdrawn: z.boolean() }),
    output: NewVersion,
  }),
  respond: command({
    name: 'comments.respond',
    summary: 'Answer a comment; null takes the answer back.',
    route: `PUT ${ofComment}/response`,
    permit: RESPONDERS,
    refusals: ['comment-withdrawn'],
    input: Seen.extend({ response: z.enum(RESPONSES).nullable(), text: Prose.nullable() }),
    output: NewVersion,
  }),
};
