import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteFile } from '../sqlite/adapter.ts';
import { sqliteTime } from '../sqlite/values.ts';
import { APPLIED, appliedFrom, type Migration, type MigrationConnection } from './connection.ts';

/** As Prisma creates it on SQLite. */
const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;
const NOTE = `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
  VALUES (?, ?, ?, ?, ?, 1)`;
const LOCK_TIMEOUT_MS = 30_000;

/** Opens the file for migrations; creates it, and its folder, if missing. */
export function sqliteMigrations(url: string): MigrationConnection {
  const file = sqliteFile(url);
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: LOCK_TIMEOUT_MS });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  return {
    async applied() {
      database.exec(TABLE);
      return database.prepare(APPLIED).all().map(appliedFrom);
    },
    apply: async (migration) => apply(database, migration),
    close: async () => database.close(),
  };
}

function apply(database: DatabaseSync, migration: Migration): void {
  // Prisma's table rebuilds switch foreign_keys off, which has no effect inside a transaction: hence it is done around it.
  database.exec('PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE');
  try {
    if (!isDone(database, migration.name)) run(database, migration);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** Another process may have been first while this one waited for the lock. */
function isDone(database: DatabaseSync, name: string): boolean {
  return (
    database.prepare('SELECT 1 FROM "_prisma_migrations" WHERE migration_name = ? AND finished_at IS NOT NULL').get(name) !== undefined
  );
}

function run(database: DatabaseSync, { name, checksum, sql }: Migration): void {
  database.exec(sql);
  if (database.prepare('PRAGMA foreign_key_check').all().length > 0) throw new Error(`Migration ${name} breaks foreign keys.`);
  const now = sqliteTime(new Date());
  database.prepare(NOTE).run(randomUUID(), checksum, now, name, now);
}
