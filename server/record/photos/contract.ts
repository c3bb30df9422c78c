import { z } from 'zod';
import { command, query, STAFF } from '../../accounts/permissions.ts';
import { file, Id, Made, NewVersion, Nothing, TextLine, Version } from '../../platform/contract.ts';
import { LOGIN_BYTES } from '../../platform/size-limits.ts';
import { PAPER_FORMATS, PaperFile } from '../printouts/contract.ts';

/** Largest picture, in bytes. */
export const MAX_PHOTO_BYTES = 15 * 1024 * 1024;
/** Largest small copy of one, in bytes. */
export const MAX_THUMBNAIL_BYTES = 200 * 1024;
/** The longest side of a small copy, in pixels: sharp on half a page of paper. */
export const THUMBNAIL_SIDE = 640;
/** More pixels than any camera of today takes: a small file may hold far more, and stop a browser. */
export const MAX_PIXELS = 120_000_000;
/** Pictures of one conference. */
export const MAX_PHOTOS = 500;
export const MAX_PHOTO_PEOPLE = 60;
/** Accepted formats, by their media types. */
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type PhotoType = (typeof PHOTO_TYPES)[number];

const base64Length = (bytes: number): number => Math.ceil(bytes / 3) * 4;
const MAX_CONTENT_LENGTH = base64Length(MAX_PHOTO_BYTES);
const MAX_THUMBNAIL_LENGTH = base64Length(MAX_THUMBNAIL_BYTES);

export const PHOTO_ORIGINS = ['upload', 'still'] as const;
/** How the time of a picture is known: as the device dated its file, entered by somebody, or by the server's clock. */
export const TIME_SOURCES = ['file', 'entered', 'still'] as const;

/** Milliseconds since 1970; null: not known. */
const TakenAt = z.number().int().min(0).max(8_640_000_000_000).nullable();

/** What people say of a picture. */
export const PhotoFacts = z.strictObject({
  /** Null: of no item in particular. */
  itemId: Id.nullable(),
  takenAt: TakenAt,
  caption: TextLine.nullable(),
  /** Participants who are seen on it, as they are to be named. */
  people: z.array(Id).max(MAX_PHOTO_PEOPLE),
});
export type PhotoFacts = Readonly<z.output<typeof PhotoFacts>>;

/** A picture of the record. */
export const Photo = z.strictObject({
  id: Id,
  ...PhotoFacts.shape,
  timeFrom: z.enum(TIME_SOURCES),
  origin: z.enum(PHOTO_ORIGINS),
  mediaType: z.enum(PHOTO_TYPES),
  width: z.number().int(),
  height: z.number().int(),
  size: z.number().int(),
  uploadedAt: z.number().int(),
  uploadedBy: z.string().nullable(),
  version: Version,
});
export type Photo = Readonly<z.output<typeof Photo>>;

const Named = z.strictObject({ id: Id, name: z.string() });
/** The record as one reader may see it, with what its pictures can name, in the order of the agenda and of the list. */
export const Album = z.strictObject({
  photos: z.array(Photo),
  sittings: z.array(
    z.strictObject({ id: Id, title: z.string().nullable(), openedAt: z.number().nullable(), closedAt: z.number().nullable() }),
  ),
  items: z.array(z.strictObject({ id: Id, sittingId: Id, title: z.string(), startedAt: z.number().nullable() })),
  people: z.array(Named),
  /** Whether something can be taken now: a sitting is open, and its item is not classified. */
  isOn: z.boolean(),
});
export type Album = Readonly<z.output<typeof Album>>;

const at = '/conferences/:conferenceId/photos';
const OfConference = z.strictObject({ conferenceId: Id });
const one = OfConference.extend({ id: Id });

export const photosContract = {
  list: query({
    name: 'photos.list',
    summary: 'List the photo record, and what its pictures can name.',
    route: `GET ${at}`,
    permit: STAFF,
    input: OfConference,
    output: Album.meta({ describedBy: '`photos`, `sittings`, `items`, `people`, `isOn`: docs/api.md' }),
  }),
  add: command({
    name: 'photos.add',
    summary: 'Add a picture with its small copy, both as base64.',
    route: `POST ${at}`,
    permit: STAFF,
    refusals: ['photo-type', 'photo-broken', 'photo-thumbnail', 'photo-classified', 'too-many-photos', 'no-programme'],
    bodyBytes: MAX_CONTENT_LENGTH + MAX_THUMBNAIL_LENGTH + LOGIN_BYTES,
    input: z.strictObject({
      conferenceId: Id,
      origin: z.enum(PHOTO_ORIGINS),
      content: z.string().max(MAX_CONTENT_LENGTH),
      thumbnail: z.string().max(MAX_THUMBNAIL_LENGTH),
      /** Left out: the item that ran when it was taken. */
      itemId: Id.nullable().optional(),
      takenAt: TakenAt,
      timeFrom: z.enum(TIME_SOURCES).optional(),
      caption: TextLine.nullable(),
    }),
    output: Made,
  }),
  edit: command({
    name: 'photos.edit',
    summary: 'Say what a picture shows, and when.',
    route: `PUT ${at}/:id`,
    permit: STAFF,
    refusals: ['photo-classified'],
    input: z.strictObject({ ...one.shape, version: Version, ...PhotoFacts.shape }),
    output: NewVersion,
  }),
  remove: command({
    name: 'photos.remove',
    summary: 'Take a picture out; it can come back for a day.',
    route: `DELETE ${at}/:id`,
    permit: STAFF,
    input: z.strictObject({ ...one.shape, version: Version }),
    output: Nothing,
  }),
  restore: command({
    name: 'photos.restore',
    summary: 'Bring back a picture that was taken out.',
    route: `POST ${at}/:id/restore`,
    permit: STAFF,
    input: one,
    output: Made,
  }),
  picture: query({
    name: 'photos.picture',
    summary: 'Download a picture, without what its camera noted.',
    route: `GET ${at}/:id/picture`,
    permit: STAFF,
    input: one,
    output: file(...PHOTO_TYPES),
  }),
  thumbnail: query({
    name: 'photos.thumbnail',
    summary: 'Download the small copy of a picture.',
    route: `GET ${at}/:id/thumbnail`,
    permit: STAFF,
    input: one,
    output: file('image/jpeg'),
  }),
  paper: query({
    name: 'photos.paper',
    summary: 'Download the contact sheet as Word or PDF.',
    route: `GET ${at}-paper`,
    permit: STAFF,
    heavy: true,
    input: OfConference.extend({ format: z.enum(PAPER_FORMATS), lang: z.enum(['vi', 'en']).default('vi'), sittingId: Id.optional() }),
    output: PaperFile,
  }),
};
