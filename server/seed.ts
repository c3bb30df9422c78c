import { isEmpty, seedAccounts, seedMemberships, type SeededAccounts } from './accounts/seed.ts';
import type { App } from './app.ts';

/** Fills an empty database with the accounts and the conference of 2025. A database with data is never touched: null. */
export async function seed(app: App, demoPassword: string | null): Promise<SeededAccounts | null> {
  if (!(await isEmpty(app.db))) return null;
  return seedAccounts(app.db, demoPassword, Date.now());
}
