import { randomBytes } from 'node:crypto';
import type { Database } from '../database/open.ts';

const KEY = 'form-secret';

/** The secret of form tokens: created at the first start, shared by all servers. */
export async function formSecret(db: Database): Promise<string> {
  const value = randomBytes(32).toString('base64url');
  return (await db.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: {} })).value;
}

/** The secret that the database holds now; null if it holds none. */
export const storedFormSecret = async (db: Database): Promise<string | null> =>
  (await db.setting.findUnique({ where: { key: KEY } }))?.value ?? null;
