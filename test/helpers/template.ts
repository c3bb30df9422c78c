import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../server/platform/database/migrate.ts';

/** A migrated database from which fresh ones are copied. */
export interface Template {
  /** A file's path, or a PostgreSQL address. */
  readonly source: string;
  drop(): Promise<void>;
}

/** The database for the tests: TEST_DATABASE=postgresql needs TEST_POSTGRES_URL, a server that may create databases. */
export function testServer(): string | undefined {
  if (process.env['TEST_DATABASE'] !== 'postgresql') return undefined;
  const url = process.env['TEST_POSTGRES_URL'];
  if (!url) throw new Error('TEST_DATABASE=postgresql needs TEST_POSTGRES_URL');
  return url;
}

export function makeTemplate(): Promise<Template> {
  const server = testServer();
  return server === undefined ? sqliteTemplate() : postgresTemplate(server);
}

/** Where a test's files go: in vitest the folder of the run, elsewhere (benchmarks) the machine's for temporary files. */
export const testFolder = (): string => process.env['TEST_FOLDER'] ?? tmpdir();

async function sqliteTemplate(): Promise<Template> {
  const folder = mkdtempSync(join(testFolder(), 'template-'));
  const source = join(folder, 'template.db');
  await migrate(`file:${source}`);
  // The last connection has checkpointed the WAL, so the file alone is the whole database.
  if (existsSync(`${source}-wal`)) throw new Error(`${source} is still open`);
  return { source, drop: async () => rmSync(folder, { recursive: true, force: true }) };
}

async function postgresTemplate(server: string): Promise<Template> {
  const { url, drop } = await createDatabase(server);
  await migrate(url);
  return { source: url, drop };
}

/** Creates a database on the server, empty or as a copy of `from`. */
export async function createDatabase(server: string, from = 'template0'): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  // Its files are copied rather than logged block by block, which waits for a disk that these servers do not wait for.
  await statement(server, `CREATE DATABASE ${name} TEMPLATE ${from} STRATEGY file_copy`);
  const url = new URL(server);
  url.pathname = name;
  return { url: url.href, drop: () => statement(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function statement(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Linux's file system in memory, where it has at least this much room: what a test stores is discarded, so do not wait for a disk. */
const IN_MEMORY = '/dev/shm';
const MIN_ROOM_BYTES = 2 ** 30;

function roomiestFolder(): string {
  if (!existsSync(IN_MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(IN_MEMORY);
  return bavail * bsize >= MIN_ROOM_BYTES ? IN_MEMORY : tmpdir();
}

/** Vitest's global set-up: one folder for the databases of all tests, and one template. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(roomiestFolder(), 'diem-cau-databases-'));
  process.env['TEST_FOLDER'] = folder;
  const template = await makeTemplate();
  process.env['TEST_TEMPLATE'] = template.source;
  return async () => {
    await template.drop();
    rmSync(folder, { recursive: true, force: true });
  };
}
