import type { Queryable, Tx } from '../../../platform/database/open.ts';
import type { EntryFile } from '../contract/index.ts';

interface NewEntryFile {
  readonly entryId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: Buffer<ArrayBuffer>;
  readonly now: number;
  readonly uploadedBy: string;
}

/** Stores a file and returns its number; the same bytes once more are the same file. */
export async function insertEntryFile(tx: Tx, { now, ...file }: NewEntryFile): Promise<number> {
  const { entryId, sha256, bytes } = file;
  const same = await tx.registerFile.findFirst({ where: { entryId, sha256 }, select: { number: true } });
  if (same) return same.number;
  const last = await tx.registerFile.aggregate({ where: { entryId }, _max: { number: true } });
  const number = (last._max.number ?? 0) + 1;
  await tx.registerFile.create({ data: { ...file, number, size: bytes.length, uploadedAt: new Date(now) } });
  return number;
}

/** The files of a line, without their bytes. */
export const entryFiles = (db: Queryable, entryId: string): Promise<EntryFile[]> =>
  db.registerFile.findMany({
    where: { entryId },
    orderBy: { number: 'asc' },
    select: { number: true, name: true, mediaType: true, size: true },
  });

export const entryFileWithBytes = (db: Queryable, entryId: string, number: number) =>
  db.registerFile.findUnique({ where: { entryId_number: { entryId, number } } });
