import { findRow } from '../../conferences/store.ts';
import type { Database } from '../../platform/database/open.ts';
import { recordingStarted } from '../../proceedings/contract/index.ts';

/** Conferences of which something was recorded since a moment (milliseconds since 1970). */
export async function conferencesRecorded(db: Database, since: number): Promise<string[]> {
  const rows = await db.journalEntry.findMany({
    where: { kind: recordingStarted.kind, at: { gte: BigInt(since) } },
    distinct: ['journalId'],
    select: { journalId: true },
  });
  return rows.map((row) => row.journalId);
}

/** Where a conference is; `gone` when it was erased. */
export type Standing = 'in-use' | 'archived' | 'in-trash' | 'gone';

export async function standingOf(db: Database, conferenceId: string): Promise<Standing> {
  const row = await findRow(db, conferenceId);
  if (!row) return 'gone';
  if (row.deletedAt !== null) return 'in-trash';
  return row.archivedAt === null ? 'in-use' : 'archived';
}
