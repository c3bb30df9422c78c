import type { Logins } from './accounts/logins.ts';
import { noteSessionUse, removeOverSessions } from './accounts/sessions/store.ts';
import type { Clock } from './platform/clock.ts';
import type { Database } from './platform/database/open.ts';
import type { Journals } from './platform/journal/journals.ts';
import type { SearchIndex } from './record/search/search-index.ts';
import { removeOldReceipts } from './platform/journal/store.ts';
import type { SocketServer } from './platform/sockets/socket-server.ts';

interface UpkeepDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly logins: Pick<Logins, 'takeUsed'>;
  readonly sockets: Pick<SocketServer, 'checkSessions' | 'followed'>;
  readonly journals: Pick<Journals, 'letIdleGo'>;
  readonly searched: Pick<SearchIndex, 'settle'>;
}

/**
 * Notes which sessions are in use, by requests or an open socket, and then removes what has expired. A live page is in use as long as it
 * is open, so it never ends in the middle of a conference. Removes some rows at a time; the rest waits for the next minute. Then the search reads what has changed.
 */
export const upkeep =
  ({ db, clock, logins, sockets, journals, searched }: UpkeepDeps) =>
  async (): Promise<void> => {
    const now = clock();
    await sockets.checkSessions();
    await noteSessionUse(db, logins.takeUsed(), now);
    await removeOverSessions(db, now);
    await removeOldReceipts(db, now);
    journals.letIdleGo(sockets.followed);
    await searched.settle();
  };
