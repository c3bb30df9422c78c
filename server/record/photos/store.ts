import { Classification } from '../../planning/agenda/contract.ts';
import { levelOf } from '../../planning/agenda/rules/secrecy.ts';
import { levelsInForce } from '../../planning/publishing/store.ts';
import { displayNames } from '../../accounts/store.ts';
import { dropContents, keepContent } from '../../platform/contents/store.ts';
import type { Queryable, Tx } from '../../platform/database/open.ts';
import type { Prisma } from '../../platform/database/prisma.ts';
import { Photo, type PhotoFacts, type PhotoType } from './contract.ts';
import type { Guarded, ItemLevels } from './rules.ts';

const withPeople = { people: { orderBy: { position: 'asc' as const } } } satisfies Prisma.PhotoInclude;
type Row = Prisma.PhotoGetPayload<{ include: typeof withPeople }>;

/** A picture with the name of who added it, before any access check. */
export interface StoredPhoto extends Guarded {
  readonly photo: Photo;
  readonly sha256: string;
  readonly thumbnailSha256: string;
}

function stored(row: Row, names: ReadonlyMap<string, string>): StoredPhoto {
  const { conferenceId: _conference, itemLevel, sha256, thumbnailSha256, removedAt: _removed, people, takenAt, uploadedAt, ...facts } = row;
  const photo = Photo.parse({
    ...facts,
    people: people.map(({ participantId }) => participantId),
    takenAt: takenAt?.getTime() ?? null,
    uploadedAt: uploadedAt.getTime(),
    uploadedBy: names.get(row.uploadedBy) ?? null,
  });
  return { photo, itemLevel, sha256, thumbnailSha256, itemId: photo.itemId, takenAt: photo.takenAt };
}

/** The pictures of a conference that were not taken out, in the order in which they were taken, those of unknown time last. */
export async function storedPhotos(db: Queryable, conferenceId: string): Promise<StoredPhoto[]> {
  const rows = await db.photo.findMany({ where: { conferenceId, removedAt: null }, include: withPeople });
  const names = await displayNames(db, [...new Set(rows.map(({ uploadedBy }) => uploadedBy))]);
  const when = ({ photo }: StoredPhoto): number => photo.takenAt ?? Infinity;
  return rows
    .map((row) => stored(row, names))
    .toSorted((a, b) => when(a) - when(b) || a.photo.uploadedAt - b.photo.uploadedAt || (a.photo.id < b.photo.id ? -1 : 1));
}

/** One picture; null if there is none, or if it was taken out (with `removed`: if it was not). */
export async function storedPhoto(db: Queryable, conferenceId: string, id: string, removed = false): Promise<StoredPhoto | null> {
  const where = { conferenceId, id, removedAt: removed ? { not: null } : null };
  const row = await db.photo.findFirst({ where, include: withPeople });
  return row && stored(row, await displayNames(db, [row.uploadedBy]));
}

/** Levels of the agenda items of a conference. */
export async function itemLevels(db: Queryable, conferenceId: string): Promise<ItemLevels> {
  const rows = await db.agendaItem.findMany({ where: { conferenceId }, select: { id: true, classification: true } });
  const levels = new Map(rows.map(({ id, classification }) => [id, levelOf(Classification.parse(classification))]));
  return { draft: (id) => levels.get(id) ?? null, published: await levelsInForce(db, conferenceId) };
}

/** The bytes of a picture or of its small copy. */
export const contentOf = async (db: Queryable, sha256: string): Promise<Uint8Array<ArrayBuffer> | null> =>
  (await db.fileContent.findUnique({ where: { sha256 } }))?.bytes ?? null;

/** By their digests, the bytes of several. */
export async function contentsOf(db: Queryable, digests: readonly string[]): Promise<Map<string, Uint8Array>> {
  const rows = await db.fileContent.findMany({ where: { sha256: { in: [...digests] } } });
  return new Map(rows.map(({ sha256, bytes }) => [sha256, bytes]));
}

export const countPhotos = (tx: Tx, conferenceId: string): Promise<number> => tx.photo.count({ where: { conferenceId, removedAt: null } });

interface Content {
  readonly sha256: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface NewPhoto {
  readonly conferenceId: string;
  readonly id: string;
  readonly origin: Photo['origin'];
  readonly timeFrom: Photo['timeFrom'];
  readonly itemId: string | null;
  readonly itemLevel: number;
  readonly takenAt: number | null;
  readonly caption: string | null;
  readonly mediaType: PhotoType;
  readonly width: number;
  readonly height: number;
  readonly uploadedBy: string;
}

/** Stores a picture with its small copy. Identical bytes are stored once. */
export async function insertPhoto(
  tx: Tx,
  { takenAt, ...photo }: NewPhoto,
  content: Content,
  thumbnail: Content,
  now: number,
): Promise<void> {
  await keepContent(tx, content.sha256, content.bytes);
  await keepContent(tx, thumbnail.sha256, thumbnail.bytes);
  const bytes = { size: content.bytes.length, sha256: content.sha256, thumbnailSha256: thumbnail.sha256 };
  await tx.photo.create({ data: { ...photo, ...bytes, takenAt: dateOf(takenAt), uploadedAt: new Date(now) } });
}

const dateOf = (at: number | null): Date | null => (at === null ? null : new Date(at));

interface Seen {
  readonly conferenceId: string;
  readonly id: string;
  readonly version: number;
}

/** Writes what is said of a picture. Returns false if it is not the version that the editor saw. */
export async function updatePhoto(tx: Tx, seen: Seen, facts: PhotoFacts & Pick<NewPhoto, 'timeFrom' | 'itemLevel'>): Promise<boolean> {
  const { people, takenAt, ...rest } = facts;
  const { conferenceId, id, version } = seen;
  const where = { conferenceId, id, version, removedAt: null };
  const { count } = await tx.photo.updateMany({ where, data: { ...rest, takenAt: dateOf(takenAt), version: version + 1 } });
  if (count === 0) return false;
  await tx.photoPerson.deleteMany({ where: { conferenceId, photoId: id } });
  await tx.photoPerson.createMany({
    data: people.map((participantId, position) => ({ conferenceId, photoId: id, participantId, position })),
  });
  return true;
}

/** Takes a picture out. Returns false if it is not the version that the editor saw. */
export async function removePhoto(tx: Tx, { conferenceId, id, version }: Seen, now: number): Promise<boolean> {
  const where = { conferenceId, id, version, removedAt: null };
  return (await tx.photo.updateMany({ where, data: { removedAt: new Date(now), version: version + 1 } })).count > 0;
}

/** Brings a picture back that was taken out. */
export async function restorePhoto(tx: Tx, conferenceId: string, id: string): Promise<void> {
  await tx.photo.updateMany({ where: { conferenceId, id }, data: { removedAt: null, version: { increment: 1 } } });
}

/** Deletes for good what was taken out before a moment. */
export async function purgeRemoved(tx: Tx, conferenceId: string, before: number): Promise<void> {
  const where = { conferenceId, removedAt: { lt: new Date(before) } };
  const gone = await tx.photo.findMany({ where, select: { sha256: true, thumbnailSha256: true } });
  if (gone.length === 0) return;
  await tx.photo.deleteMany({ where });
  await dropContents(
    tx,
    gone.flatMap(({ sha256, thumbnailSha256 }) => [sha256, thumbnailSha256]),
  );
}

/** Which of these participants the conference knows. */
export async function knownPeople(tx: Tx, conferenceId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.participant.findMany({ where: { conferenceId, id: { in: [...ids] } }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}
