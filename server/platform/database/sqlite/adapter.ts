import type { SqlDriverAdapter, SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { SqliteConnection } from './connection.ts';
import { whenUnlocked } from './lock.ts';
import { startTransaction } from './transaction.ts';
import { SerialQueue } from '../../serial-queue.ts';

const CACHE_KIB = '-32768';

export interface SqliteOptions {
  /** `file:` and a path, or `:memory:`. */
  readonly url: string;
  /** True: one connection only, for tools that lock the file. */
  readonly single?: boolean;
}

/**
 * Prisma's driver adapter for SQLite over node:sqlite.
 *
 * Writes and transactions take turns on one connection, so that no write slips into another request's transaction and is lost
 * with its rollback. Plain SELECTs use a second, read-only connection, which in WAL mode sees the last commit and never waits.
 */
export class SqliteAdapter implements SqlDriverAdapterFactory {
  readonly provider = 'sqlite';
  readonly adapterName = 'embedded-sqlite';
  readonly #options: SqliteOptions;

  constructor(options: SqliteOptions) {
    this.#options = options;
  }

  async connect(): Promise<SqlDriverAdapter> {
    const file = sqliteFile(this.#options.url);
    const writer = openWriter(file);
    const reader = this.#options.single || file === ':memory:' ? writer : openReader(file);
    const queue = new SerialQueue();
    return {
      provider: this.provider,
      adapterName: this.adapterName,
      getConnectionInfo: () => ({ supportsRelationJoins: false, maxBindValues: 32_766 }),
      queryRaw: (query) =>
        isRead(query.sql) ? whenUnlocked(() => reader.query(query)) : queue.run(() => whenUnlocked(() => writer.query(query))),
      executeRaw: (query) => queue.run(() => whenUnlocked(() => writer.execute(query))),
      executeScript: (sql) => queue.run(() => whenUnlocked(() => writer.script(sql))),
      startTransaction: (level) => startTransaction(writer, queue, level),
      dispose: () => queue.run(() => close(reader, writer)),
    };
  }
}

/** The path in a `file:` address. */
export function sqliteFile(url: string): string {
  return url.replace(/^file:/, '').replace(/\?.*$/, '');
}

function isRead(sql: string): boolean {
  return /^\s*SELECT\b/i.test(sql);
}

function openWriter(file: string): SqliteConnection {
  const connection = new SqliteConnection(file, { readOnly: false });
  connection.pragma('journal_mode', 'WAL', file === ':memory:' ? 'memory' : 'wal');
  // 2 is FULL: a commit is on the disk before it is acknowledged.
  connection.pragma('synchronous', 'FULL', '2');
  connection.pragma('foreign_keys', 'ON', '1');
  connection.pragma('cache_size', CACHE_KIB, CACHE_KIB);
  connection.refuseLocked();
  return connection;
}

function openReader(file: string): SqliteConnection {
  const connection = new SqliteConnection(file, { readOnly: true });
  connection.pragma('cache_size', CACHE_KIB, CACHE_KIB);
  connection.refuseLocked();
  return connection;
}

function close(reader: SqliteConnection, writer: SqliteConnection): void {
  if (reader !== writer) reader.close();
  writer.close();
}
