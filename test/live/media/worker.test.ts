import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { CORRECTIONS } from '../../../.config/worker/recipe/corrections.ts';
import { fetchWorker, prebuiltAddress } from '../../../server/live/media/worker/fetch.ts';
import { findWorker, runs } from '../../../server/live/media/worker/locate.ts';
import { mediasoupFolder, workerPlaces } from '../../../server/live/media/worker/places.ts';
import { mediaWorker } from '../../helpers/parts.ts';
import { archiveOf, emptyMachine, mirror, OTHER_PROGRAM, program, WORKER } from './workers.ts';

let machine = emptyMachine();
beforeEach(() => {
  machine = emptyMachine();
});
afterEach(() => machine.clear());

describe('the worker that the server takes', () => {
  const originOf = async (): Promise<string | undefined> => (await findWorker(machine.places))?.origin;

  it('is the one built here, or else the one fetched, or else the one in the package, if any', async () => {
    const { built, fetched, installed } = machine.places;
    expect(await originOf()).toBeUndefined();
    program(installed, WORKER);
    expect(await originOf()).toBe('installed');
    program(fetched, WORKER);
    expect(await originOf()).toBe('fetched');
    program(built, WORKER);
    expect(await originOf()).toBe('built');
  });

  it('runs on this machine: others are skipped', async () => {
    program(machine.places.built, 'not for this processor');
    program(machine.places.fetched, OTHER_PROGRAM);
    program(machine.places.installed, WORKER);
    expect(await findWorker(machine.places)).toEqual({ path: machine.places.installed, origin: 'installed', version: '3.27.1' });
  });

  it('is the given one before all others', async () => {
    program(machine.places.built, WORKER);
    const given = program(join(machine.folder, 'mine'), WORKER);
    expect(await findWorker({ ...machine.places, given })).toEqual({ path: given, origin: 'given', version: '3.27.1' });
  });

  it('is never another one than given: if that does not run, the server says so', async () => {
    program(machine.places.built, WORKER);
    const given = join(machine.folder, 'mine');
    const words = `MEDIASOUP_WORKER_BIN=${given} is not a mediasoup worker that runs on this machine`;
    await expect(findWorker({ ...machine.places, given })).rejects.toThrow(words);
    program(given, OTHER_PROGRAM);
    await expect(findWorker({ ...machine.places, given })).rejects.toThrow(words);
  });

  it('is stored outside the program, separately for each version, system and recipe', () => {
    const { built, fetched, given, version } = workerPlaces({ XDG_CACHE_HOME: machine.folder, MEDIASOUP_WORKER_BIN: '' });
    expect(given).toBeNull();
    expect(dirname(dirname(built))).toEqual(dirname(dirname(fetched)));
    const [name] = built.slice(join(machine.folder, 'diem-cau').length + 1).split('/');
    expect(name).toMatch(new RegExp(`^mediasoup-worker-${version.replaceAll('.', '\\.')}-[\\w.]+-${process.arch}-[0-9a-f]{12}$`));
  });

  it.skipIf(!mediaWorker())('is known by its answer: a real one gives it', async () => {
    expect(await runs(mediaWorker() ?? '')).toBe(true);
  });
});

describe('fetching the worker', () => {
  const still = new AbortController().signal;
  /** Fetches from a mirror with this answer; returns the result and the content of the cache. */
  async function fetched(answer: RequestListener, longest?: number): Promise<{ fault: string | null; left: string[] }> {
    const { url, close } = await mirror(answer);
    onTestFinished(close);
    const fault = await fetchWorker({ address: `${url}/worker.tgz`, target: machine.places.fetched, signal: still, longest });
    return { fault, left: readdirSync(dirname(machine.places.fetched)) };
  }

  it('asks upstream, or a configured mirror, and nobody if that is forbidden', async () => {
    expect(await prebuiltAddress({})).toMatch(
      /^https:\/\/github\.com\/versatica\/mediasoup\/releases\/download\/3\.27\.1\/mediasoup-worker-3\.27\.1-[\w-]+\.tgz$/,
    );
    expect(await prebuiltAddress({ MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL: 'http://mirror.example/ms' })).toMatch(
      /^http:\/\/mirror\.example\/ms\/3\.27\.1\/mediasoup-worker-3\.27\.1-[\w-]+\.tgz$/,
    );
    expect(await prebuiltAddress({ MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD: '1' })).toBeNull();
  });

  it('puts one that runs into the cache, and nothing else', async () => {
    const archive = await archiveOf({ 'mediasoup-worker': WORKER, 'README.md': 'not asked for' });
    expect(await fetched((_request, response) => void response.end(archive))).toEqual({ fault: null, left: ['mediasoup-worker'] });
    expect(await findWorker(machine.places)).toEqual({ path: machine.places.fetched, origin: 'fetched', version: '3.27.1' });
  });

  it.skipIf(!mediaWorker())('takes a real worker as upstream packs it', async () => {
    const archive = await archiveOf({ 'mediasoup-worker': readFileSync(mediaWorker() ?? '') });
    expect(await fetched((_request, response) => void response.end(archive))).toEqual({ fault: null, left: ['mediasoup-worker'] });
  });

  it('says when there is none for this machine', async () => {
    expect(await fetched((_request, response) => void response.writeHead(404).end())).toEqual({ fault: 'answer 404', left: [] });
  });

  it('keeps nothing of a truncated archive', async () => {
    const archive = await archiveOf({ 'mediasoup-worker': `${WORKER}# ${crypto.getRandomValues(new Uint8Array(4000)).join('')}` });
    const half = archive.subarray(0, archive.length / 2);
    const line = await fetched((_request, response) => {
      response.writeHead(200, { 'Content-Length': archive.length });
      response.write(half, () => response.destroy());
    });
    expect(line).toEqual({ fault: expect.any(String), left: [] });
    expect(await fetched((_request, response) => void response.end(half))).toEqual({ fault: expect.any(String), left: [] });
  });

  it('keeps nothing that is not a worker for this machine', async () => {
    const [other, none] = [await archiveOf({ 'mediasoup-worker': OTHER_PROGRAM }), await archiveOf({ 'README.md': 'empty-handed' })];
    expect(await fetched((_request, response) => void response.end(other))).toEqual({
      fault: 'what was fetched does not run on this machine',
      left: [],
    });
    expect(await fetched((_request, response) => void response.end(none))).toEqual({
      fault: 'there is no worker in the archive',
      left: [],
    });
    expect(await fetched((_request, response) => void response.end('<html>'))).toEqual({ fault: expect.any(String), left: [] });
  });

  it('gives up on a stalled connection', async () => {
    expect(await fetched((_request, response) => response.flushHeaders(), 100)).toEqual({ fault: 'it took too long', left: [] });
  });

  it('says when nobody answers', async () => {
    const { url, close } = await mirror(() => {});
    await close();
    expect(await fetchWorker({ address: url, target: machine.places.fetched, signal: still })).toMatch(/ECONNREFUSED/);
  });

  it('only reports it if the cache is not writable', async () => {
    program(dirname(machine.places.fetched), 'a file, not a folder');
    expect(await fetchWorker({ address: 'http://127.0.0.1:9', target: machine.places.fetched, signal: still })).toMatch(/EEXIST|ENOTDIR/);
  });
});

describe('npm run media:worker', () => {
  it('prints the path of the worker that was built before, at once', async () => {
    const environment = { ...process.env, XDG_CACHE_HOME: machine.folder };
    const { built } = workerPlaces(environment);
    program(built, WORKER);
    const { stdout } = await promisify(execFile)(process.execPath, ['.config/worker/build.ts'], { env: environment });
    expect(stdout).toEqual(`${built}\n`);
  });

  it('names missing Debian packages, and leaves nothing behind', async () => {
    const environment = { ...process.env, XDG_CACHE_HOME: machine.folder, PATH: '' };
    const failed = await promisify(execFile)(process.execPath, ['.config/worker/build.ts'], { env: environment }).catch(
      ({ code, stderr }: { code: number; stderr: string }) => ({ code, stderr }),
    );
    const packages = 'g++ meson ninja-build pkg-config libuv1-dev libssl-dev libsrtp2-dev libflatbuffers-dev flatbuffers-compiler';
    expect(failed).toEqual({
      code: 1,
      stderr: `The mediasoup worker was not built. Missing, by Debian's names: ${packages}\nAs root: apt-get install --no-install-recommends ${packages}\n`,
    });
    expect(existsSync(join(machine.folder, 'diem-cau'))).toBe(false);
  });

  it.each(CORRECTIONS)('corrects one line of $file that upstream still has', ({ file, from }) => {
    expect(readFileSync(join(mediasoupFolder, 'worker', file), 'utf8').split(from)).toHaveLength(2);
  });
});
