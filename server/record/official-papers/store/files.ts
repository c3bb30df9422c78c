import { z } from 'zod';
import { sha256 } from '../../../platform/canonical.ts';
import type { FileAnswer } from '../../../platform/contract.ts';
import type { Queryable, Tx } from '../../../platform/database/open.ts';
import { PAPER_FORMATS, type PaperFormat } from '../../printouts/contract.ts';
import { OFFICIAL_PAPER_STATES, type FrozenFile, type OfficialPaperState } from '../contract/index.ts';

interface PaperKey {
  readonly conferenceId: string;
  readonly id: string;
}

/** A file that is to be frozen, in memory. */
export interface UnfrozenFile {
  readonly format: PaperFormat;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer<ArrayBuffer>;
}

/** Freezes files of a paper at a stage. Those of earlier stages stay. */
export async function freezeFiles(
  tx: Tx,
  { conferenceId, id: paperId }: PaperKey,
  stage: OfficialPaperState,
  files: readonly UnfrozenFile[],
  now: number,
): Promise<void> {
  const last = await tx.officialPaperFile.aggregate({ where: { conferenceId, paperId }, _max: { number: true } });
  let number = last._max.number ?? 0;
  for (const { bytes, ...file } of files) {
    number += 1;
    const hash = sha256(bytes);
    const known = await tx.fileContent.findUnique({ where: { sha256: hash }, select: { sha256: true } });
    if (!known) await tx.fileContent.create({ data: { sha256: hash, bytes } });
    const facts = { conferenceId, paperId, number, stage, sha256: hash, size: bytes.length, at: new Date(now) };
    await tx.officialPaperFile.create({ data: { ...facts, ...file } });
  }
}

/** The frozen files of a paper, those of the last stage first. */
export async function frozenFiles(db: Queryable, { conferenceId, id: paperId }: PaperKey): Promise<FrozenFile[]> {
  const rows = await db.officialPaperFile.findMany({ where: { conferenceId, paperId }, orderBy: { number: 'desc' } });
  return rows.map(({ format, stage, sha256: hash, size, at }) => ({
    format: z.enum(PAPER_FORMATS).parse(format),
    stage: z.enum(OFFICIAL_PAPER_STATES).parse(stage),
    sha256: hash,
    size,
    at: at.getTime(),
  }));
}

/** The file of a format that counts, with its bytes as they were frozen; null if there is none. */
export async function frozenFile(db: Queryable, { conferenceId, id: paperId }: PaperKey, format: PaperFormat): Promise<FileAnswer | null> {
  const row = await db.officialPaperFile.findFirst({
    where: { conferenceId, paperId, format },
    orderBy: { number: 'desc' },
    include: { bytes: true },
  });
  return row && { name: row.name, mediaType: row.mediaType, content: row.bytes.bytes, revalidate: false };
}
