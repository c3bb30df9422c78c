import { z } from 'zod';
import { Classification } from '../../planning/agenda/contract.ts';
import { levelOf } from '../../planning/agenda/rules/secrecy.ts';
import type { Database } from '../../platform/database/open.ts';
import { nextTurn } from '../../platform/next-turn.ts';
import type { ArchiveContents } from './contract.ts';

const Items = z.object({ items: z.array(z.object({ classification: Classification })) });

/** Levels of the items of every published plan: what was written about an item stays as secret as it was. */
async function publishedLevel(db: Database, conferenceId: string): Promise<number> {
  const numbers = await db.publication.findMany({ where: { conferenceId }, select: { number: true } });
  let level = 0;
  for (const { number } of numbers) {
    const row = await db.publication.findUnique({ where: { conferenceId_number: { conferenceId, number } }, select: { plan: true } });
    const { items } = Items.parse(JSON.parse(row?.plan ?? '{"items":[]}'));
    level = Math.max(level, ...items.map(({ classification }) => levelOf(classification)));
    await nextTurn();
  }
  return level;
}

/** The highest level of anything that belongs to a conference, 0 for none: nobody below it may have all of it. */
export async function highestLevel(db: Database, conferenceId: string): Promise<number> {
  const of = { where: { conferenceId }, select: { classification: true } } as const;
  const [items, documents, matters, entries, papers, photos] = await Promise.all([
    db.agendaItem.findMany(of),
    db.document.findMany(of),
    db.matter.findMany(of),
    db.registerEntry.findMany(of),
    db.officialPaper.findMany({ where: { conferenceId }, select: { secrecy: true } }),
    db.photo.aggregate({ where: { conferenceId }, _max: { itemLevel: true } }),
  ]);
  const words = [...items, ...documents, ...matters, ...entries].map(({ classification }) => classification);
  const levels = [...words, ...papers.map(({ secrecy }) => secrecy)].map((word) => levelOf(Classification.parse(word)));
  return Math.max(0, photos._max.itemLevel ?? 0, await publishedLevel(db, conferenceId), ...levels);
}

/** How much there is to archive. */
export async function countContents(db: Database, conferenceId: string): Promise<ArchiveContents> {
  const where = { conferenceId };
  const [frozen, documents, files, photos, entries] = await Promise.all([
    db.officialPaperFile.aggregate({ where, _count: true, _sum: { size: true } }),
    db.document.count({ where }),
    db.documentFile.aggregate({ where, _count: true, _sum: { size: true } }),
    db.photo.aggregate({ where: { ...where, removedAt: null }, _count: true, _sum: { size: true } }),
    db.journalEntry.count({ where: { journalId: conferenceId } }),
  ]);
  const size = [frozen, files, photos].reduce((sum, { _sum }) => sum + (_sum.size ?? 0), 0);
  return { papers: frozen._count, documents, files: files._count, photos: photos._count, entries, size };
}

/** The frozen files of all papers of a conference, without their bytes, the oldest first. */
export const frozenPaperFiles = (db: Database, conferenceId: string) =>
  db.officialPaperFile.findMany({
    where: { conferenceId },
    orderBy: [{ paperId: 'asc' }, { number: 'asc' }],
    select: { paperId: true, number: true, stage: true, format: true, name: true, sha256: true, at: true },
  });

/** The lines of the registers that are about papers of a conference. */
export const registerLines = (db: Database, conferenceId: string) =>
  db.registerEntry.findMany({ where: { conferenceId }, orderBy: [{ side: 'asc' }, { period: 'asc' }, { kind: 'asc' }, { number: 'asc' }] });

/** The signatures on its papers. */
export const paperSignatures = (db: Database, conferenceId: string) =>
  db.paperSignature.findMany({ where: { conferenceId }, orderBy: [{ paperId: 'asc' }, { number: 'asc' }] });
