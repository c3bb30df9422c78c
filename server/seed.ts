import { isEmpty, seedAccounts, seedMemberships, type SeededAccounts } from './accounts/seed.ts';
import type { App } from './app.ts';
import { seedConference } from './interchange/seed.ts';

/** Fills an empty database with the accounts and the conference of 2025. A database with data is never touched: null. */
export async function seed(app: App, demoPassword: string | null): Promise<SeededAccounts | null> {
  if (!(await isEmpty(app.db))) return null;
  const accounts = await seedAccounts(app.db, demoPassword, Date.now());
  await seedMemberships(app.db, await seedConference(app.bus));
  return accounts;
}
