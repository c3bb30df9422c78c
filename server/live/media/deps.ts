import type { Logins } from '../../accounts/logins.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/open.ts';
import type { Journals } from '../../platform/journal/journals.ts';
import type { Log } from '../../platform/log.ts';
import type { MediaConfig } from '../../platform/media-config.ts';
import type { SocketServer } from '../../platform/sockets/socket-server.ts';

export interface MediaOptions {
  readonly config: MediaConfig;
  readonly clock: Clock;
  readonly log: Log;
}

/** The rest of the server, once it is there. */
export interface MediaDeps {
  readonly db: Database;
  readonly journals: Journals;
  readonly logins: Logins;
  readonly sockets: SocketServer;
}
