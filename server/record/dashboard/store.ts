import { conferencesContract } from '../../planning/conferences/contract.ts';
import type { Database } from '../../platform/database/open.ts';

/** How many of these sites have a join link that works. */
export const invitedSites = (db: Database, conferenceId: string, siteIds: readonly string[]): Promise<number> =>
  db.siteAccess.count({ where: { conferenceId, siteId: { in: [...siteIds] }, revokedAt: null } });

/** How many rehearsals of a conference have ended; their copies are gone, the change log tells of them. */
export const endedRehearsals = (db: Database, conferenceId: string): Promise<number> =>
  db.changeLog.count({ where: { conferenceId, operation: conferencesContract.endRehearsal.name } });
