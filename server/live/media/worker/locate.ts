import { spawn } from 'node:child_process';
import { resolve as absolute } from 'node:path';
import { workerPlaces, type WorkerPlaces } from './places.ts';

export interface FoundWorker {
  readonly path: string;
  readonly origin: 'given' | 'built' | 'fetched' | 'installed';
  /** Version of the mediasoup package to which it belongs. */
  readonly version: string;
}

/** Where workers may be, in order of preference, whether or not they exist. */
export function workerCandidates({ given, built, fetched, installed, version }: WorkerPlaces): FoundWorker[] {
  if (given) return [{ path: absolute(given), origin: 'given', version }];
  return [
    { path: built, origin: 'built', version },
    { path: fetched, origin: 'fetched', version },
    { path: installed, origin: 'installed', version },
  ];
}

/**
 * The first worker that runs on this machine; null if there is none.
 * @throws GivenWorkerFails if the one in MEDIASOUP_WORKER_BIN does not run: it is never silently replaced by another.
 */
export async function findWorker(places: WorkerPlaces = workerPlaces()): Promise<FoundWorker | null> {
  for (const worker of workerCandidates(places)) if (await runs(worker.path)) return worker;
  if (places.given) throw new GivenWorkerFails(places.given);
  return null;
}

/** The worker in MEDIASOUP_WORKER_BIN does not run on this machine. */
export class GivenWorkerFails extends Error {
  constructor(path: string) {
    super(`MEDIASOUP_WORKER_BIN=${path} is not a mediasoup worker that runs on this machine`);
  }
}

/** Exit code of a worker without its package's version (upstream's main.cpp), by which to recognise it. */
const NO_VERSION_GIVEN = 41;
const ANSWER_TIMEOUT_MS = 10_000;

/** Whether the file is a worker that runs here, on this processor and with this system's libraries. */
export function runs(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    // An empty environment, so that no variable is taken for the version.
    const child = spawn(path, { env: {}, stdio: 'ignore', signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS), killSignal: 'SIGKILL' });
    child.on('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === NO_VERSION_GIVEN));
  });
}
