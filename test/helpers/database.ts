import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, makeTemplate, testFolder, testServer } from './template.ts';

/** A migrated, empty database for one test. */
export interface FreshDatabase {
  readonly url: string;
  /** Removes it, even with open connections. */
  drop(): Promise<void>;
}

let template: Promise<string> | undefined;

/** A new database with all tables and no rows: a SQLite file, or with TEST_DATABASE=postgresql one on the server at TEST_POSTGRES_URL. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const source = await (template ??= templateSource());
  const server = testServer();
  if (server !== undefined) return createDatabase(server, new URL(source).pathname.slice(1));
  const folder = mkdtempSync(join(testFolder(), 'test-'));
  const file = join(folder, 'test.db');
  copyFileSync(source, file);
  return { url: `file:${file}`, drop: async () => rmSync(folder, { recursive: true, force: true }) };
}

/** The template of the whole run; outside vitest (benchmarks) one for this process, removed at its end. */
async function templateSource(): Promise<string> {
  const shared = process.env['TEST_TEMPLATE'];
  if (shared) return shared;
  const { source, drop } = await makeTemplate();
  process.once('beforeExit', () => void drop());
  return source;
}
