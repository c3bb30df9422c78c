import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { APPLIED, appliedFrom, type Migration, type MigrationConnection } from './connection.ts';

/** As Prisma creates it on PostgreSQL. */
const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum"              VARCHAR(64) NOT NULL,
    "finished_at"           TIMESTAMPTZ,
    "migration_name"        VARCHAR(255) NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        TIMESTAMPTZ,
    "started_at"            TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count"   INTEGER NOT NULL DEFAULT 0
)`;
const NOTE = `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
  VALUES ($1, $2, now(), $3, now(), 1)`;
/** The advisory lock that `prisma migrate` takes as well, so that only one process migrates at a time. */
const LOCK = 72_707_369;

/** Connects for migrations, and waits for any process that is already migrating. */
export async function postgresMigrations(url: string): Promise<MigrationConnection> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  return {
    async applied() {
      await client.query(TABLE);
      const { rows } = await client.query<Record<string, unknown>>(APPLIED);
      return rows.map(appliedFrom);
    },
    apply: (migration) => apply(client, migration),
    close: () => client.end(),
  };
}

async function apply(client: pg.Client, { name, checksum, sql }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(NOTE, [randomUUID(), checksum, name]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
