import { randomBytes } from 'node:crypto';
import type { Database } from '../database/open.ts';
import { settingOf, settingOr } from '../database/settings-store.ts';

const KEY = 'form-secret';

/** The secret of form tokens: created at the first start, shared by all servers. */
export const formSecret = (db: Database): Promise<string> => settingOr(db, KEY, randomBytes(32).toString('base64url'));

/** The secret that the database holds now; null if it holds none. */
export const storedFormSecret = (db: Database): Promise<string | null> => settingOf(db, KEY);
