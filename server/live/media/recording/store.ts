import type { Database } from '../../../platform/database/open.ts';
import { recordingStarted } from '../../sitting/contract/index.ts';

/** Ids of conferences with a recording since a moment (milliseconds since 1970). */
export async function conferencesRecorded(db: Database, since: number): Promise<string[]> {
  const rows = await db.journalEntry.findMany({
    where: { kind: recordingStarted.kind, at: { gte: BigInt(since) } },
    distinct: ['journalId'],
    select: { journalId: true },
  });
  return rows.map((row) => row.journalId);
}
