import { z } from 'zod';
import { command, PLANNERS, query, READER_ROLES, STAFF } from '../../accounts/permissions.ts';
import { Classification, Month } from '../agenda/contract.ts';
import { Extras } from '../conferences/contract.ts';
import { IdsAndNames, file, Id, Made, NewVersion, Nothing, TextLine, Version } from '../../platform/contract.ts';
import { LIST_BYTES, LOGIN_BYTES } from '../../platform/size-limits.ts';

export const DOCUMENT_KINDS = ['report', 'draft', 'paper', 'decision', 'notice', 'other'] as const;
export const DOCUMENT_STATES = ['draft', 'adopted', 'adopted-to-be-completed'] as const;

/** Editable fields of a document. Its files are its versions. */
export const DocumentFacts = z.strictObject({
  kind: z.enum(DOCUMENT_KINDS),
  title: TextLine,
  resultsFrom: Month.nullable(),
  tasksTo: Month.nullable(),
  /** The agenda item in which it is adopted; null if none. */
  adoptedIn: Id.nullable(),
  status: z.enum(DOCUMENT_STATES).nullable(),
  classification: Classification,
});
export type DocumentFacts = z.output<typeof DocumentFacts>;
export const ConferenceDocument = z.strictObject({ id: Id, ...DocumentFacts.shape, version: Version, extras: Extras });
export type ConferenceDocument = z.output<typeof ConferenceDocument>;

/** Circulation stamps: TÀI LIỆU HỘI NGHỊ, XEM XONG TRẢ LẠI, LƯU HÀNH NỘI BỘ. They tell how to handle a copy, not who may read it. */
export const STAMPS = ['conference-paper', 'return-after-reading', 'internal'] as const;
export const Stamp = z.enum(STAMPS).nullable();
export type Stamp = z.output<typeof Stamp>;

/** Roles to which a document can be handed out; staff have it anyway, a hall display reads nothing. */

/** To whom a document is handed out. 'everyone': everyone signed in or joined; readers without a login only by role 'viewer'. */
export const Handout = z.discriminatedUnion('target', [
  z.strictObject({ target: z.literal('everyone') }),
  z.strictObject({ target: z.literal('role'), id: z.enum(READER_ROLES) }),
  z.strictObject({ target: z.literal('site'), id: Id }),
  z.strictObject({ target: z.literal('participant'), id: Id }),
]);
export type Handout = z.output<typeof Handout>;

/** Largest file, in bytes. */
export const MAX_FILE_BYTES = 40 * 1024 * 1024;
/** Its length in base64. */
const MAX_CONTENT_LENGTH = Math.ceil(MAX_FILE_BYTES / 3) * 4;
/** Accepted file types, by extension. */
export const FILE_TYPES = ['pdf', 'docx', 'xlsx', 'pptx', 'odt', 'png', 'jpg', 'txt'] as const;
export type FileType = (typeof FILE_TYPES)[number];
const OFFICE = 'application/vnd.openxmlformats-officedocument.';
export const MEDIA_TYPES: Readonly<Record<FileType, string>> = {
  pdf: 'application/pdf',
  docx: `${OFFICE}wordprocessingml.document`,
  xlsx: `${OFFICE}spreadsheetml.sheet`,
  pptx: `${OFFICE}presentationml.presentation`,
  odt: 'application/vnd.oasis.opendocument.text',
  png: 'image/png',
  jpg: 'image/jpeg',
  txt: 'text/plain; charset=utf-8',
};

/** A version of a document. */
export const DocumentFile = z.strictObject({
  number: z.number().int().min(1),
  name: z.string(),
  mediaType: z.string(),
  /** Bytes. */
  size: z.number().int().min(0),
  /** Milliseconds since 1970. */
  uploadedAt: z.number().int(),
  /** Null for readers outside staff. */
  uploadedBy: z.string().nullable(),
  /** When the caller first opened it; null if they have not. */
  openedAt: z.number().int().nullable(),
});
export type DocumentFile = z.output<typeof DocumentFile>;

/** What was put to a vote and adopted at the conference, as its journal tells. */
export const DocumentAdoption = z.strictObject({
  voteId: Id,
  /** Milliseconds since 1970. */
  at: z.number().int(),
  /** What has to be completed; null: nothing. */
  completion: z.string().nullable(),
  /** How many contradictions stand beside it of which nobody has said yet what holds. */
  unsettled: z.number().int(),
});
export type DocumentAdoption = z.output<typeof DocumentAdoption>;

/** A document for one reader; latest version first. */
export const ReadableDocument = z.strictObject({
  ...ConferenceDocument.omit({ extras: true }).shape,
  stamp: Stamp,
  files: z.array(DocumentFile),
  /** The agenda items to which it belongs and for which the reader is cleared; empty for readers who do not see the draft. */
  items: z.array(z.strictObject({ id: Id, title: TextLine })),
  /** Null while no vote has adopted it, and outside staff. It counts before `status`, which is entered. */
  adoption: DocumentAdoption.nullable(),
  /** Empty for readers outside staff. */
  handouts: z.array(Handout),
  /** How many receiving sites have opened the latest version; null without receiving sites and outside staff. */
  sites: z.strictObject({ opened: z.number().int(), total: z.number().int() }).nullable(),
});
export type ReadableDocument = z.output<typeof ReadableDocument>;

/** When somebody first opened a version. */
export const Opening = z.strictObject({
  number: z.number().int().min(1),
  kind: z.enum(['site', 'user']),
  id: Id,
  name: z.string(),
  at: z.number().int(),
});
export type Opening = z.output<typeof Opening>;

const at = '/conferences/:conferenceId/documents';
const one = z.strictObject({ conferenceId: Id, id: Id });
const seen = z.strictObject({ ...one.shape, version: Version });
const oneFile = z.strictObject({ ...one.shape, number: z.number().int().min(1) });
const permit = PLANNERS;
const READERS = [...STAFF, ...READER_ROLES];

export const documentsContract = {
  list: query({
    name: 'documents.list',
    summary: 'List the documents that the caller may read.',
    route: `GET ${at}`,
    permit: READERS,
    input: z.strictObject({ conferenceId: Id, search: z.string().max(200).optional() }),
    output: z.strictObject({ documents: z.array(ReadableDocument) }),
  }),
  get: query({
    name: 'documents.get',
    summary: 'Get one document that the caller may read.',
    route: `GET ${at}/:id`,
    permit: READERS,
    input: one,
    output: z.strictObject({ document: ReadableDocument }),
  }),
  circulation: query({
    name: 'documents.circulation',
    summary: 'List who has and has not opened a document.',
    route: `GET ${at}/:id/circulation`,
    permit: STAFF,
    input: one,
    output: z.strictObject({
      openings: z.array(Opening),
      /** Receiving sites that have not opened the latest version. */
      waiting: IdsAndNames,
      sites: IdsAndNames,
      /** Participants with a login or an invitation; others cannot read anything. */
      participants: IdsAndNames,
      /** Agenda items in which it can be adopted. */
      items: IdsAndNames,
    }),
  }),
  add: command({
    name: 'documents.add',
    summary: 'Add a document; its files are uploaded separately.',
    route: `POST ${at}`,
    permit,
    input: z.strictObject({ conferenceId: Id, ...DocumentFacts.shape }),
    output: Made,
  }),
  edit: command({
    name: 'documents.edit',
    summary: 'Update the details of a document.',
    route: `PUT ${at}/:id`,
    permit,
    input: z.strictObject({ ...seen.shape, ...DocumentFacts.shape }),
    output: NewVersion,
  }),
  remove: command({
    name: 'documents.remove',
    summary: 'Remove a document that has no files and is in no item.',
    route: `DELETE ${at}/:id`,
    permit,
    refusals: ['has-files', 'in-use'],
    input: seen,
    output: Nothing,
  }),
  restore: command({
    name: 'documents.restore',
    summary: 'Restore a removed document, without its recipients.',
    route: `POST ${at}/:id/restore`,
    permit,
    input: one,
    output: Made,
  }),
  place: command({
    name: 'documents.place',
    summary: 'Move a document before another one, or to the end.',
    route: `POST ${at}/:id/place`,
    permit,
    input: z.strictObject({ ...seen.shape, before: Id.nullable() }),
    output: NewVersion,
  }),
  handOut: command({
    name: 'documents.handOut',
    summary: 'Set the recipients and the circulation stamp.',
    route: `PUT ${at}/:id/handouts`,
    permit,
    bodyBytes: LIST_BYTES,
    input: z.strictObject({ ...seen.shape, stamp: Stamp, handouts: z.array(Handout).max(20_000) }),
    output: NewVersion,
  }),
  addFile: command({
    name: 'documents.addFile',
    summary: 'Upload a version as base64, up to 40 MB.',
    route: `POST ${at}/:id/files`,
    permit,
    refusals: ['file-empty', 'file-type', 'file-mismatch'],
    bodyBytes: MAX_CONTENT_LENGTH + LOGIN_BYTES,
    input: z.strictObject({ ...one.shape, name: z.string().min(1).max(500), content: z.string().max(MAX_CONTENT_LENGTH) }),
    output: z.strictObject({ number: z.number().int().min(1), mediaType: z.string(), sha256: z.string() }),
  }),
  removeFile: command({
    name: 'documents.removeFile',
    summary: 'Delete a version and its openings for good.',
    route: `DELETE ${at}/:id/files/:number`,
    permit,
    input: oneFile,
    output: Nothing,
  }),
  openFile: command({
    name: 'documents.openFile',
    summary: 'Download a version. The first opening is recorded.',
    route: `GET ${at}/:id/files/:number`,
    permit: READERS,
    input: oneFile,
    output: file(MEDIA_TYPES.pdf, ...Object.values(MEDIA_TYPES).slice(1)),
    // No receipt: the content of a file is stored in one place only.
    remember: false,
  }),
};
