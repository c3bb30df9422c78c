import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, homedir, platform, release } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a mediasoup worker may be on this machine. */
export interface WorkerPlaces {
  /** Given by whoever runs the server; then no other is considered. */
  readonly given: string | null;
  /** Built by `npm run media:worker`. */
  readonly built: string;
  /** Fetched from upstream at a start. */
  readonly fetched: string;
  /** Put there by mediasoup's own install script, if run by hand. */
  readonly installed: string;
  /** Version of the npm package; a worker of another version is not compatible. */
  readonly version: string;
}

/** The unpacked npm package of mediasoup. */
export const mediasoupFolder = join(dirname(createRequire(import.meta.url).resolve('mediasoup')), '../..');

/** The recipe that builds the package's source with this system's libraries. */
export const recipeFolder = fileURLToPath(new URL('../../../../.config/worker/recipe', import.meta.url));

const isWindows = platform() === 'win32';
export const WORKER_FILE = isWindows ? 'mediasoup-worker.exe' : 'mediasoup-worker';

/** The places for this machine. Their paths contain the versions of package, system and recipe, so that a change of any needs a new worker. */
export function workerPlaces(environment: NodeJS.ProcessEnv = process.env): WorkerPlaces {
  const { version } = JSON.parse(readFileSync(join(mediasoupFolder, 'package.json'), 'utf8')) as { version: string };
  const cache = environment['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const folder = join(cache, 'diem-cau', `mediasoup-worker-${version}-${systemName()}-${arch()}-${fingerprint(recipeFolder)}`);
  return {
    given: environment['MEDIASOUP_WORKER_BIN'] || null,
    built: join(folder, 'built', WORKER_FILE),
    fetched: join(folder, 'fetched', WORKER_FILE),
    installed: join(mediasoupFolder, 'worker/out/Release', WORKER_FILE),
    version,
  };
}

/** Such as debian12: a worker is linked with the libraries of one release. */
function systemName(): string {
  try {
    const text = readFileSync('/etc/os-release', 'utf8');
    const valueOf = (key: string): string => new RegExp(`^${key}="?([^"\n]*)`, 'm').exec(text)?.[1] ?? '';
    return `${valueOf('ID')}${valueOf('VERSION_ID')}` || platform();
  } catch {
    return `${platform()}${release().split('.')[0] ?? ''}`;
  }
}

/** A short hash of every file below a folder, by name and content; works without the folder too. */
function fingerprint(folder: string): string {
  const hash = createHash('sha256');
  for (const path of filesBelow(folder))
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(folder, path)))
      .update('\0');
  return hash.digest('hex').slice(0, 12);
}

function filesBelow(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return entries.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).toSorted();
  } catch {
    return [];
  }
}
