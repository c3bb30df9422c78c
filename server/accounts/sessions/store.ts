import type { Prisma } from '../../platform/database/prisma.ts';
import type { Database } from '../../platform/database/open.ts';
import { idleLimitOf, isOver } from '../rules.ts';

/** The open sessions of a user, the last used first. */
export async function sessionsOf(db: Database, userId: string, now: number) {
  const rows = await db.session.findMany({ where: { kind: 'user', subjectId: userId } });
  const usedAt = (row: (typeof rows)[number]): number => (row.lastUsedAt ?? row.createdAt).getTime();
  return rows
    .filter((row) => !isOver(row, now))
    .map((row) => ({ id: row.id, device: row.device, createdAt: row.createdAt.getTime(), lastUsedAt: usedAt(row) }))
    .toSorted((a, b) => b.lastUsedAt - a.lastUsedAt);
}

/** How exactly the last use of a session is known: each use would be a write. */
const USE_NOTED_EVERY_MS = 300_000;
const ROWS_AT_ONCE = 500;

/** Notes that sessions are in use. */
export async function noteSessionUse(db: Database, ids: readonly string[], now: number): Promise<void> {
  const isDue = { OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: new Date(now - USE_NOTED_EVERY_MS) } }] };
  for (let first = 0; first < ids.length; first += ROWS_AT_ONCE) {
    const some = ids.slice(first, first + ROWS_AT_ONCE);
    await db.session.updateMany({ where: { id: { in: some }, ...isDue }, data: { lastUsedAt: new Date(now) } });
  }
}

/** Another server may not have noted the latest use yet. */
const REMOVED_AFTER_MS = 600_000;

/** Removes sessions that ended by themselves. Returns how many. */
export async function removeOverSessions(db: Database, now: number): Promise<number> {
  const restingSince = (kind: string) => ({ lt: new Date(now - idleLimitOf(kind) - REMOVED_AFTER_MS) });
  const where: Prisma.SessionWhereInput = {
    OR: [
      { expiresAt: { lte: new Date(now) } },
      { kind: 'user', lastUsedAt: restingSince('user') },
      { NOT: { kind: 'user' }, lastUsedAt: restingSince('site') },
    ],
  };
  return (await db.session.deleteMany({ where, limit: ROWS_AT_ONCE })).count;
}
