import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { runs } from '../../server/live/media/worker/locate.ts';
import { mediasoupFolder, recipeFolder, workerPlaces } from '../../server/live/media/worker/places.ts';
import { missingPackages } from './needs.ts';
import { CORRECTIONS, MESON_OPTIONS } from './recipe/corrections.ts';

// npm run media:worker: builds the mediasoup worker from the source in its npm package with the libraries of this system, without a network,
// and stores it outside this folder. Prints its path.

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Copies upstream's source and makes it use this system's libraries instead of downloaded ones. */
function prepareSource(folder: string): string {
  const source = join(folder, 'worker');
  cpSync(join(mediasoupFolder, 'worker'), source, { recursive: true });
  rmSync(join(source, 'subprojects'), { recursive: true });
  cpSync(join(recipeFolder, 'subprojects'), join(source, 'subprojects'), { recursive: true });
  for (const { file, from, to } of CORRECTIONS) {
    const text = readFileSync(join(source, file), 'utf8');
    if (text.split(from).length !== 2)
      throw new Error(
        `worker/${file} of mediasoup no longer has one place that reads "${from}": see .config/worker/recipe/corrections.ts.`,
      );
    writeFileSync(join(source, file), text.replace(from, to));
  }
  return source;
}

/** Runs a program of the build; shows its output only if it fails. */
function run(program: string, ...args: string[]): void {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} failed.\n${error?.message ?? `${stdout}${stderr}`}`);
}

/** Compiles, printing the progress at every tenth. */
async function compile(folder: string): Promise<void> {
  const ninja = spawn('ninja', ['-C', folder, 'mediasoup-worker'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  let said = 0;
  const ended = once(ninja, 'close');
  for await (const line of createInterface({ input: ninja.stdout })) {
    lines.push(line);
    const [, done = '0', all = '1'] = /^\[(\d+)\/(\d+)\]/.exec(line) ?? [];
    const tenth = Math.floor((10 * Number(done)) / Number(all));
    if (tenth > said) say(`  ${tenth * 10} % compiled`);
    said = Math.max(said, tenth);
  }
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`ninja failed.\n${lines.slice(-40).join('\n')}`);
}

async function build(target: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-worker-'));
  try {
    const [source, out] = [prepareSource(folder), join(folder, 'out')];
    run('meson', 'setup', ...MESON_OPTIONS, out, source);
    await compile(out);
    mkdirSync(dirname(target), { recursive: true });
    // Copy beside its place, then rename, so that nobody ever finds half a worker.
    const beside = `${target}.${process.pid}`;
    run('strip', '-o', beside, join(out, 'mediasoup-worker'));
    if (!(await runs(beside))) throw new Error('What was built does not run on this machine.');
    renameSync(beside, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const { built, version } = workerPlaces();
  if (await runs(built)) return say(built);
  const missing = missingPackages();
  if (missing.length > 0)
    throw new Error(
      `Missing, by Debian's names: ${missing.join(' ')}\nAs root: apt-get install --no-install-recommends ${missing.join(' ')}`,
    );
  say(`Building the worker of mediasoup ${version} from its npm package: four to seven minutes, once.`);
  const began = Date.now();
  await build(built);
  say(`Built in ${Math.round((Date.now() - began) / 1000)} s.`);
  say(built);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`The mediasoup worker was not built. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
