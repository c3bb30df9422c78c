import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** A PostgreSQL server in a temporary folder, for tests and for making migrations. */
export interface PostgresServer {
  /** URL of its database `postgres`, as its owner. */
  readonly url: string;
  /** Stops the server and removes its folder. */
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 30_000;
const NOBODY = 65_534;
/** The data are discarded, so do not wait for the disk. */
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300', 'timezone=UTC'];

/** Whether PostgreSQL's server programs are installed (Debian keeps them out of the PATH). */
export function hasPostgres(): boolean {
  return programs() !== undefined;
}

/** Starts a server on a free loopback port, as an ordinary user even for root. Throws if PostgreSQL is not installed or does not start. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = programs();
  if (folder === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const owner = ordinaryUser();
  const data = mkdtempSync(join(tmpdir(), 'diem-cau-postgres-'));
  if (owner) chownSync(data, owner.uid, owner.gid);
  const options = { cwd: data, ...owner };
  try {
    execFileSync(join(folder, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], {
      ...options,
      stdio: 'pipe',
    });
    const port = await freePort();
    const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
    const args = ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', data, ...settings];
    const server = spawn(join(folder, 'postgres'), args, { ...options, stdio: ['ignore', 'ignore', 'ignore'] });
    const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
    const abandon = (): void => abandoned(server, data);
    process.once('exit', abandon);
    await answering(server, url);
    return { url, stop: () => stop(server, data).finally(() => process.off('exit', abandon)) };
  } catch (error) {
    rmSync(data, { recursive: true, force: true });
    throw error;
  }
}

function programs(): string | undefined {
  const folders = globSync('/usr/lib/postgresql/*/bin/initdb').toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return folders.at(-1)?.slice(0, -'/initdb'.length);
}

/** PostgreSQL refuses to run as root: then use Debian's user for it. */
function ordinaryUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    return { uid: NOBODY, gid: NOBODY };
  }
}

function idOf(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}

async function answering(server: ChildProcess, url: string): Promise<void> {
  for (const end = Date.now() + START_TIMEOUT_MS; Date.now() < end; await sleep(50)) {
    if (server.exitCode !== null) break;
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      // It is still starting.
    }
  }
  server.kill('SIGQUIT');
  throw new Error(`PostgreSQL did not start within ${START_TIMEOUT_MS / 1000} s`);
}

async function stop(server: ChildProcess, data: string): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    // SIGINT is PostgreSQL's fast shutdown, which ends open connections.
    server.kill('SIGINT');
    await once(server, 'exit');
  }
  rmSync(data, { recursive: true, force: true });
}

/** Kills the server if this process ends without stopping it, without care for the data. */
function abandoned(server: ChildProcess, data: string): void {
  server.kill('SIGQUIT');
  const tick = new Int32Array(new SharedArrayBuffer(4));
  for (let n = 0; n < 100 && existsSync(join(data, 'postmaster.pid')); n += 1) Atomics.wait(tick, 0, 0, 20);
  rmSync(data, { recursive: true, force: true });
}

/** Makes this process leave by `exit` on signals, so that no server is left behind. */
export function exitOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
}

/** `node .ci/postgres.ts` prints the URL and serves until it is told to end. */
if (import.meta.main) {
  exitOnSignals();
  const { url } = await startPostgres();
  process.stdout.write(`${url}\n`);
}
