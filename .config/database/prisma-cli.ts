import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Provider } from '../../server/platform/database/provider.ts';

export const PROVIDERS: readonly Provider[] = ['sqlite', 'postgresql'];
export const PRISMA_FOLDER = fileURLToPath(new URL('../../prisma', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAX_SQL_BYTES = 16 * 1024 * 1024;

/** Runs Prisma's command line for one database and returns its output. Throws with its message if it fails. */
export async function prisma(provider: Provider, args: readonly string[], environment: Record<string, string> = {}): Promise<string> {
  const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
  const env = { ...process.env, DATABASE_PROVIDER: provider, ...environment };
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args], { cwd: ROOT, env, maxBuffer: MAX_SQL_BYTES });
  return stdout;
}

/** The SQL that the migrations lack to match the models; empty if they match. `url`: a scratch database. */
export async function missingSql(provider: Provider, url: string): Promise<string> {
  const args = ['migrate', 'diff', '--from-migrations', `prisma/migrations/${provider}`, '--to-schema', `prisma/${provider}`, '--script'];
  const sql = await prisma(provider, args, { DATABASE_URL: url });
  return sql.startsWith('-- This is an empty migration') ? '' : sql.trim();
}
