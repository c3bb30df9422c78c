import type { Clock } from '../clock.ts';
import type { Database, Tx } from '../database/open.ts';
import type { ErrorCode } from '../errors.ts';
import type { Journals } from '../journal/journals.ts';
import type { JournalWriter } from '../journal/writer.ts';
import type { Log } from '../log.ts';
import type { RolesOf } from './authority.ts';
import type { RefusedCall } from './call.ts';
import type { GuessLimit } from './guess-limit.ts';
import type { Handler } from './handlers.ts';

export interface BusOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly journals: Journals;
  readonly writer: JournalWriter;
  readonly rolesOf: RolesOf;
  readonly handlers: readonly Handler[];
  readonly guesses: GuessLimit;
  /** Holds a conference for a transaction, so that nobody else changes it meanwhile. False if there is no such conference. */
  readonly hold: (tx: Tx, conferenceId: string) => Promise<boolean>;
  /** Also holds its journal: running appends have finished, and nobody else appends meanwhile. */
  readonly holdJournal?: (tx: Tx, conferenceId: string) => Promise<void>;
  /** Why nothing may be stored now, such as a missing database file; null if all is well. */
  readonly barrier?: () => ErrorCode | null;
  readonly log?: Log;
  /** Notes a refusal before its caller is told. Must not throw. */
  readonly noteRefusal?: (refused: RefusedCall) => Promise<void>;
}
