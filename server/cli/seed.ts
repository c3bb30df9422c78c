import { hasConferences } from '../planning/conferences/store.ts';
import { hasAccounts, seedAccounts, seedMemberships, type SeededAccounts } from '../accounts/seed.ts';
import { SYSTEM } from '../accounts/store.ts';
import type { App } from '../app.ts';
import { seedConference } from '../record/import-export/seed.ts';
import { publishingContract } from '../planning/publishing/contract.ts';
import { accessContract } from '../planning/sites/access/contract.ts';

/** The conference of 2025, published and with a code for every site, so that everything can be tried right away. */
async function seedExample({ bus, db }: App): Promise<void> {
  const conferenceId = await seedConference(bus);
  await seedMemberships(db, conferenceId);
  await bus.run(accessContract.openAccess, SYSTEM, { conferenceId });
  await bus.run(publishingContract.publish, SYSTEM, { conferenceId, note: null });
}

/**
 * Creates the accounts if there are none, and the example if there is no conference either. Existing data are left alone.
 * Returns the accounts that were created; null if there were some already.
 */
export async function seed(app: App, demoPassword: string | null): Promise<SeededAccounts | null> {
  if (await hasAccounts(app.db)) return null;
  const accounts = await seedAccounts(app.db, demoPassword, Date.now());
  if (!(await hasConferences(app.db))) await seedExample(app);
  return accounts;
}
