import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapter, SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { setTimeout as sleep } from 'node:timers/promises';
import { PrismaClient as PostgresClient } from '../../../prisma/generated/postgresql/client.ts';
import { type Prisma, PrismaClient } from '../../../prisma/generated/sqlite/client.ts';
import { isRetryable } from './errors.ts';
import { providerOf, type Provider } from './provider.ts';
import { SqliteAdapter } from './sqlite/adapter.ts';

/** Code is written against the SQLite client: whatever it allows, PostgreSQL supports too. */
export type Database = PrismaClient;
/** The client inside a transaction. Using the outer database there would deadlock. */
export type Tx = Prisma.TransactionClient;
/** The database or a transaction: whatever runs queries. */
export type Queryable = Database | Tx;

const ATTEMPTS = 5;
/** Transactions run one at a time on SQLite: behind an import they wait rather than fail. */
const WAIT = { maxWait: 30_000, timeout: 30_000 };
const POSTGRES_CONNECTIONS = 10;

/** The drivers below the clients, for the one statement for which bypassing Prisma's query engine pays off. */
const drivers = new WeakMap<Database, () => Promise<SqlDriverAdapter>>();

/** Which database a client, or a transaction of one, talks to. */
const providers = new WeakMap<Queryable, Provider>();

/** Opens the database at `file:…` or `postgresql://…`, which must be migrated. Connects at the first statement. */
export function openDatabase(url: string): Database {
  const driver: { adapter?: SqlDriverAdapter } = {};
  const adapter = watched(factoryOf(url), (connected) => (driver.adapter = connected));
  const database = providerOf(url) === 'sqlite' ? new PrismaClient({ adapter, transactionOptions: WAIT }) : openPostgres(adapter);
  providers.set(database, providerOf(url));
  drivers.set(database, async () => {
    if (!driver.adapter) await database.$connect();
    if (!driver.adapter) throw new Error('the database driver did not connect');
    return driver.adapter;
  });
  return database;
}

function factoryOf(url: string): SqlDriverAdapterFactory {
  if (providerOf(url) === 'sqlite') return new SqliteAdapter({ url });
  return new PrismaPg({ connectionString: url, max: POSTGRES_CONNECTIONS, options: '-c TimeZone=UTC' });
}

/** The kind of database behind a client that `openDatabase` returned, or behind a transaction of `transact`. */
export function providerOfClient(client: Queryable): Provider {
  const provider = providers.get(client);
  if (!provider) throw new Error('a database client from elsewhere');
  return provider;
}

/** Both clients come from the same models; only their types differ. */
const openPostgres = (adapter: SqlDriverAdapterFactory): Database =>
  new PostgresClient({ adapter, transactionOptions: WAIT }) as unknown as Database;

function watched(factory: SqlDriverAdapterFactory, onConnected: (adapter: SqlDriverAdapter) => void): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter = await factory.connect();
      onConnected(adapter);
      return adapter;
    },
  };
}

/** Runs one statement with one text parameter in its own transaction; durable once resolved. Ten times cheaper than through the client. */
export async function executeDirect(database: Database, sql: string, text: string): Promise<void> {
  const driver = await drivers.get(database)?.();
  await driver?.executeRaw({ sql, args: [text], argTypes: [{ scalarType: 'string', arity: 'scalar' }] });
}

/** Closes all connections after running statements have finished. */
export async function disconnect(database: Database): Promise<void> {
  await database.$disconnect();
}

/**
 * Runs `work` in one transaction. Transactions wait for one another (up to 30 s, then P2028). After a deadlock, or a lock held by
 * another process, `work` runs again, at most five times in all, so it must have no effect but on `tx`.
 */
export async function transact<Result>(database: Database, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.$transaction(async (tx) => {
        providers.set(tx, providerOfClient(database));
        return work(tx);
      }, WAIT);
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
      // Uneven pauses, so that two that collided do not collide again.
      await sleep(attempt * (5 + Math.random() * 20));
    }
  }
}
