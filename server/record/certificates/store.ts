import type { Queryable, Tx } from '../../platform/database/open.ts';

export interface StoredTemplate {
  readonly name: string;
  /** As base64. */
  readonly content: string;
}

/** The name of a template and when it was stored, in milliseconds since 1970; null for none. */
export async function templateFacts(db: Queryable, conferenceId: string): Promise<{ name: string; at: number } | null> {
  const row = await db.certificateTemplate.findUnique({ where: { conferenceId }, select: { name: true, at: true } });
  return row && { name: row.name, at: Number(row.at) };
}

export const storedTemplate = (db: Queryable, conferenceId: string): PromiseLike<StoredTemplate | null> =>
  db.certificateTemplate.findUnique({ where: { conferenceId }, select: { name: true, content: true } });

export async function saveTemplate(tx: Tx, conferenceId: string, template: StoredTemplate | null, at: number): Promise<void> {
  if (template === null) {
    await tx.certificateTemplate.deleteMany({ where: { conferenceId } });
    return;
  }
  const data = { ...template, at: BigInt(at) };
  await tx.certificateTemplate.upsert({ where: { conferenceId }, create: { conferenceId, ...data }, update: data });
}
