import type { Database } from './open.ts';

/** A setting of the installation; null if it has none of this name. */
export const settingOf = async (db: Database, key: string): Promise<string | null> =>
  (await db.setting.findUnique({ where: { key } }))?.value ?? null;

/** The setting as it stands, or this value if it had none: of several servers that start at once, all get the same. */
export const settingOr = async (db: Database, key: string, value: string): Promise<string> =>
  (await db.setting.upsert({ where: { key }, create: { key, value }, update: {} })).value;

export async function changeSetting(db: Database, key: string, value: string): Promise<void> {
  await db.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
}
