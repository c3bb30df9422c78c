import { isEmpty, seedAccounts, seedMemberships, type SeededAccounts } from './accounts/seed.ts';
import { SYSTEM } from './accounts/store.ts';
import type { App } from './app.ts';
import { seedConference } from './interchange/seed.ts';
import { publishingContract } from './publishing/contract.ts';
import { accessContract } from './sites/access/contract.ts';

/**
 * Fills an empty database with the accounts and the conference of 2025, published and with a code for every site, so that
 * everything can be tried at once. A database with data is never touched: null.
 */
export async function seed({ bus, db }: App, demoPassword: string | null): Promise<SeededAccounts | null> {
  if (!(await isEmpty(db))) return null;
  const accounts = await seedAccounts(db, demoPassword, Date.now());
  const conferenceId = await seedConference(bus);
  await seedMemberships(db, conferenceId);
  await bus.run(accessContract.openAccess, SYSTEM, { conferenceId });
  await bus.run(publishingContract.publish, SYSTEM, { conferenceId, note: null });
  return accounts;
}
