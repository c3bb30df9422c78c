import { z } from 'zod';
import { isUniqueViolation } from '../../../platform/database/errors.ts';
import type { Queryable, Tx } from '../../../platform/database/open.ts';
import { AppError } from '../../../platform/errors.ts';
import { PAPER_TEMPLATE_KINDS, type PaperTemplate } from './contract.ts';

const select = { id: true, kind: true, from: true, name: true, at: true };

/** The templates of the office by kind, the newest first. */
export async function paperTemplates(db: Queryable): Promise<PaperTemplate[]> {
  const rows = await db.paperTemplate.findMany({ select, orderBy: [{ kind: 'asc' }, { from: 'desc' }] });
  return rows.map(({ kind, at, ...row }) => ({ ...row, kind: z.enum(PAPER_TEMPLATE_KINDS).parse(kind), at: at.getTime() }));
}

/** The template in force for a kind on a day, as base64; null if there is none. */
export async function templateInForce(db: Queryable, kind: string, day: string): Promise<string | null> {
  const row = await db.paperTemplate.findFirst({
    where: { kind, from: { lte: day } },
    orderBy: { from: 'desc' },
    select: { content: true },
  });
  return row?.content ?? null;
}

interface NewTemplate extends PaperTemplate {
  readonly content: string;
  readonly by: string;
}

/** @throws AppError template-day-taken. */
export async function insertPaperTemplate(tx: Tx, { at, ...template }: NewTemplate): Promise<void> {
  const { kind, from } = template;
  if ((await tx.paperTemplate.count({ where: { kind, from } })) > 0) throw new AppError('template-day-taken');
  try {
    await tx.paperTemplate.create({ data: { ...template, at: new Date(at) } });
  } catch (error) {
    throw isUniqueViolation(error) ? new AppError('template-day-taken') : error;
  }
}

/** @throws AppError not-found. */
export async function deletePaperTemplate(tx: Tx, id: string): Promise<void> {
  if ((await tx.paperTemplate.deleteMany({ where: { id } })).count === 0) throw new AppError('not-found');
}
