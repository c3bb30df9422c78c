import { randomBytes } from 'node:crypto';
import type { Database } from '../database/open.ts';

const KEY = 'form-secret';

/** The secret that form tokens are made with: made at the first start, the same for all servers. */
export async function formSecret(db: Database): Promise<string> {
  const value = randomBytes(32).toString('base64url');
  return (await db.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: {} })).value;
}
