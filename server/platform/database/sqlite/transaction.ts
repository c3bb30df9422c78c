import { DriverAdapterError, type IsolationLevel, type Transaction } from '@prisma/driver-adapter-utils';
import type { SqliteConnection } from './connection.ts';
import { whenUnlocked } from './lock.ts';
import type { SerialQueue } from '../../serial-queue.ts';

/** Begins a transaction when its turn comes; nothing else writes until it ends. */
export async function startTransaction(writer: SqliteConnection, queue: SerialQueue, level?: IsolationLevel): Promise<Transaction> {
  if (level && level !== 'SERIALIZABLE') throw new DriverAdapterError({ kind: 'InvalidIsolationLevel', level });
  const release = await queue.acquire();
  try {
    // IMMEDIATE takes the write lock now; taken half way through, SQLite would refuse at once.
    await whenUnlocked(() => writer.script('BEGIN IMMEDIATE'));
  } catch (error) {
    release();
    throw error;
  }
  return transaction(writer, ending(writer, release));
}

function transaction(writer: SqliteConnection, end: (how: 'COMMIT' | 'ROLLBACK') => void): Transaction {
  return {
    provider: 'sqlite',
    adapterName: 'embedded-sqlite',
    options: { usePhantomQuery: true },
    queryRaw: async (query) => writer.query(query),
    executeRaw: async (query) => writer.execute(query),
    commit: async () => end('COMMIT'),
    rollback: async () => end('ROLLBACK'),
    createSavepoint: async (name) => writer.script(`SAVEPOINT ${name}`),
    rollbackToSavepoint: async (name) => writer.script(`ROLLBACK TO ${name}`),
    releaseSavepoint: async (name) => writer.script(`RELEASE SAVEPOINT ${name}`),
  };
}

/** Returns a function that ends the transaction once, and releases its turn even on failure. */
function ending(writer: SqliteConnection, release: () => void): (how: 'COMMIT' | 'ROLLBACK') => void {
  let open = true;
  return (how) => {
    if (!open) return;
    open = false;
    try {
      writer.script(how);
    } catch (error) {
      if (how === 'COMMIT') rollBackQuietly(writer);
      throw error;
    } finally {
      release();
    }
  };
}

function rollBackQuietly(writer: SqliteConnection): void {
  try {
    writer.script('ROLLBACK');
  } catch {
    // SQLite has already rolled back by itself (on a full disk, for example): no transaction is left.
  }
}
