import { chmod, mkdir, mkdtemp, open, readFile, rename, rm } from 'node:fs/promises';
import { arch, platform, release } from 'node:os';
import { dirname, join } from 'node:path';
import { extract } from 'tar';
import { runs } from './locate.ts';
import { mediasoupFolder, WORKER_FILE } from './places.ts';

/** Timeout of a fetch, all steps together, in milliseconds. */
const FETCH_TIMEOUT_MS = 120_000;
/** Upstream's archives are four to ten megabytes. */
const MAX_ARCHIVE_BYTES = 64_000_000;
const MAX_WORKER_BYTES = 256_000_000;

/**
 * URL of upstream's prebuilt worker for this kind of machine, as computed by its install script (npm-scripts.mjs of the package);
 * null if that script is told not to fetch.
 */
export async function prebuiltAddress(environment: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  if (environment['MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD']) return null;
  const text = await readFile(join(mediasoupFolder, 'package.json'), 'utf8');
  const { version, repository } = JSON.parse(text) as { version: string; repository: { url: string } };
  const releases = `${repository.url.replace(/^git\+/, '').replace(/\.git$/, '')}/releases/download`;
  const base = environment['MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL'] || releases;
  const kernel = platform() === 'linux' ? `-kernel${Number(release().split('.')[0])}` : '';
  return `${base}/${version}/mediasoup-worker-${version}-${platform()}-${arch()}${kernel}.tgz`;
}

export interface FetchOrder {
  /** URL of a .tgz with the worker in it. */
  readonly address: string;
  /** Path for the worker. */
  readonly target: string;
  /** Aborts the fetch. */
  readonly signal: AbortSignal;
  /** Timeout of all steps together, in milliseconds. */
  readonly longest?: number;
}

/**
 * Fetches a worker, tries it and moves it into place atomically, or changes nothing.
 * Returns null on success, otherwise a readable reason. Never throws.
 */
export async function fetchWorker({ address, target, signal, longest = FETCH_TIMEOUT_MS }: FetchOrder): Promise<string | null> {
  let folder: string | null = null;
  try {
    await mkdir(dirname(target), { recursive: true });
    folder = await mkdtemp(`${target}-`);
    const archive = join(folder, 'archive.tgz');
    await download(address, archive, AbortSignal.any([signal, AbortSignal.timeout(longest)]));
    const worker = await unpack(archive, folder);
    if (!(await runs(worker))) return 'what was fetched does not run on this machine';
    await rename(worker, target);
    return null;
  } catch (error) {
    return reasonOf(error);
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}

async function download(address: string, file: string, signal: AbortSignal): Promise<void> {
  const response = await fetch(address, { signal });
  if (!response.ok || !response.body) throw new Error(`answer ${response.status}`);
  const handle = await open(file, 'wx');
  try {
    let size = 0;
    for await (const chunk of response.body) {
      size += chunk.length;
      if (size > MAX_ARCHIVE_BYTES) throw new Error('the archive is too large');
      await handle.write(chunk);
    }
  } finally {
    await handle.close();
  }
}

/** Extracts only the worker from the archive. Returns its path. */
async function unpack(archive: string, folder: string): Promise<string> {
  const isWorker = (path: string, entry: object): boolean =>
    path.replace(/^\.\//, '') === WORKER_FILE &&
    'type' in entry &&
    entry.type === 'File' &&
    'size' in entry &&
    Number(entry.size) <= MAX_WORKER_BYTES;
  await extract({ file: archive, cwd: folder, strict: true, filter: isWorker });
  const worker = join(folder, WORKER_FILE);
  await chmod(worker, 0o755).catch(() => {
    throw new Error('there is no worker in the archive');
  });
  return worker;
}

/** The innermost cause, because fetch itself only says "fetch failed". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'it took too long';
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}
