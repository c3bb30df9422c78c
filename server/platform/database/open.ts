import { PrismaPg } from '@prisma/adapter-pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { PrismaClient as PostgresClient } from '../../../prisma/generated/postgresql/client.ts';
import { type Prisma, PrismaClient } from '../../../prisma/generated/sqlite/client.ts';
import { isRetryable } from './errors.ts';
import { providerOf } from './provider.ts';
import { SqliteAdapter } from './sqlite/adapter.ts';

/** Code is written against the SQLite client: whatever it allows, PostgreSQL has too. */
export type Database = PrismaClient;
/** What a transaction works with; inside one the outer database would wait for itself. */
export type Tx = Prisma.TransactionClient;

const ATTEMPTS = 5;
/** Transactions take turns on SQLite: behind an import they wait rather than fail. */
const WAIT = { maxWait: 30_000, timeout: 30_000 };
const POSTGRES_CONNECTIONS = 10;

/** Opens the database at `file:…` or `postgresql://…`; its tables must be there (`migrate`). Connects at the first statement. */
export function openDatabase(url: string): Database {
  if (providerOf(url) === 'sqlite') return new PrismaClient({ adapter: new SqliteAdapter({ url }), transactionOptions: WAIT });
  const adapter = new PrismaPg({ connectionString: url, max: POSTGRES_CONNECTIONS, options: '-c TimeZone=UTC' });
  // Both clients come from the same models; only their types differ.
  return new PostgresClient({ adapter, transactionOptions: WAIT }) as unknown as Database;
}

/** Ends what is open; what is under way is finished first. */
export async function disconnect(database: Database): Promise<void> {
  await database.$disconnect();
}

/**
 * Runs `work` in one transaction, all of it or none. Transactions wait for one another (up to 30 s, then P2028); where the database
 * asks for another try (a deadlock, a lock held by another process) `work` runs again, at most five times in all: it must do
 * nothing but work on `tx`.
 */
export async function transact<Result>(database: Database, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.$transaction(work, WAIT);
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
      // Uneven pauses, so that two that collided do not collide again.
      await sleep(attempt * (5 + Math.random() * 20));
    }
  }
}
