import type { Tx } from '../database/open.ts';

/** Stores bytes, once whatever refers to them. */
export async function keepContent(tx: Tx, sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const known = await tx.fileContent.findUnique({ where: { sha256 }, select: { sha256: true } });
  if (!known) await tx.fileContent.create({ data: { sha256, bytes } });
}

/** Deletes those of these bytes to which nothing refers any more. */
export async function dropContents(tx: Tx, digests: readonly string[]): Promise<void> {
  const unused = { files: { none: {} }, papers: { none: {} }, photos: { none: {} }, thumbnails: { none: {} } };
  await tx.fileContent.deleteMany({ where: { sha256: { in: [...digests] }, ...unused } });
}
