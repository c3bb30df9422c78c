import type { Database } from '../../platform/database/open.ts';

/** How many of these sites have a join link that works. */
export const invitedSites = (db: Database, conferenceId: string, siteIds: readonly string[]): Promise<number> =>
  db.siteAccess.count({ where: { conferenceId, siteId: { in: [...siteIds] }, revokedAt: null } });
