import { dropContents, keepContent } from '../../../platform/contents/store.ts';
import type { Queryable, Tx } from '../../../platform/database/open.ts';

export interface NewFile {
  readonly conferenceId: string;
  readonly documentId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: Buffer<ArrayBuffer>;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly uploadedBy: string;
}

/** Stores a version of a document and returns its number. Identical bytes are stored once, across all documents. */
export async function insertFile(tx: Tx, { bytes, now, ...file }: NewFile): Promise<number> {
  const { conferenceId, documentId, sha256 } = file;
  await keepContent(tx, sha256, bytes);
  const last = await tx.documentFile.aggregate({ where: { conferenceId, documentId }, _max: { number: true } });
  const number = (last._max.number ?? 0) + 1;
  await tx.documentFile.create({ data: { ...file, number, size: bytes.length, uploadedAt: new Date(now) } });
  return number;
}

export interface FilePath {
  readonly conferenceId: string;
  readonly documentId: string;
  readonly number: number;
}

/** A version with its bytes; null if there is none. */
export const fileWithBytes = (db: Queryable, path: FilePath) =>
  db.documentFile.findUnique({ where: { conferenceId_documentId_number: path }, include: { content: { select: { bytes: true } } } });

/** Deletes a version with its openings, and its bytes if nothing else uses them. Returns its name; null if there is none. */
export async function deleteFile(tx: Tx, path: FilePath): Promise<string | null> {
  const where = { conferenceId_documentId_number: path };
  const file = await tx.documentFile.findUnique({ where, select: { sha256: true, name: true } });
  if (!file) return null;
  await tx.documentFile.delete({ where });
  await tx.documentOpening.deleteMany({ where: path });
  await dropContents(tx, [file.sha256]);
  return file.name;
}

/** Records the first time that somebody opens a version. */
export async function noteOpening(
  tx: Tx,
  path: FilePath,
  actor: { readonly kind: string; readonly id: string },
  now: number,
): Promise<void> {
  const key = { ...path, actorKind: actor.kind, actorId: actor.id };
  const where = { conferenceId_documentId_number_actorKind_actorId: key };
  await tx.documentOpening.upsert({ where, create: { ...key, at: new Date(now) }, update: {} });
}

/** Whether somebody has opened a version. */
export async function hasOpened(db: Queryable, path: FilePath, actor: { readonly kind: string; readonly id: string }): Promise<boolean> {
  return (await db.documentOpening.count({ where: { ...path, actorKind: actor.kind, actorId: actor.id } })) > 0;
}
