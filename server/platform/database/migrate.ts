import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Applied, Migration, MigrationConnection } from './migration/connection.ts';
import { postgresMigrations } from './migration/postgresql.ts';
import { sqliteMigrations } from './migration/sqlite.ts';
import { type Provider, providerOf } from './provider.ts';

const FOLDER = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));

/**
 * Brings the tables up to date: applies the pending migrations of prisma/migrations/<provider> in order, and returns their names.
 * Records them in Prisma's own table, so that `prisma migrate` agrees. Throws if a migration was changed after it was applied, or
 * failed half way; then nothing more is applied.
 */
export async function migrate(url: string): Promise<string[]> {
  const provider = providerOf(url);
  const connection = provider === 'sqlite' ? sqliteMigrations(url) : await postgresMigrations(url);
  try {
    return await applyMissing(connection, migrationsOf(provider));
  } finally {
    await connection.close();
  }
}

async function applyMissing(connection: MigrationConnection, migrations: readonly Migration[]): Promise<string[]> {
  const applied = new Map((await connection.applied()).map((row) => [row.name, row]));
  const missing = migrations.filter((migration) => !isApplied(migration, applied.get(migration.name)));
  for (const migration of missing) await connection.apply(migration);
  return missing.map(({ name }) => name);
}

function isApplied(migration: Migration, row: Applied | undefined): boolean {
  if (!row) return false;
  if (!row.finished) throw new Error(`Migration ${migration.name} failed earlier: mend the database, then use prisma migrate resolve.`);
  if (row.checksum !== migration.checksum) throw new Error(`Migration ${migration.name} was changed after it had been applied.`);
  return true;
}

function migrationsOf(provider: Provider): Migration[] {
  const folder = join(FOLDER, provider);
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names.map(({ name }) => migrationIn(folder, name)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function migrationIn(folder: string, name: string): Migration {
  const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}
