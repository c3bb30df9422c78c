import type { Database } from '../../platform/database/open.ts';
import { siteArrived } from './contract.ts';

/** Conferences in which a site came in since a moment (milliseconds since 1970). */
export async function conferencesWithArrivals(db: Database, since: number): Promise<string[]> {
  const rows = await db.journalEntry.findMany({
    where: { kind: siteArrived.kind, at: { gte: BigInt(since) } },
    distinct: ['journalId'],
    select: { journalId: true },
  });
  return rows.map((row) => row.journalId);
}
