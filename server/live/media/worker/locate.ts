import { spawn } from 'node:child_process';
import { resolve as absolute } from 'node:path';
import { workerPlaces, type WorkerPlaces } from './places.ts';

export interface FoundWorker {
  readonly path: string;
  readonly origin: 'given' | 'built' | 'fetched' | 'installed';
  /** Of the mediasoup package it serves. */
  readonly version: string;
}

/** Where workers may be, in the order in which they are preferred; whether there is one is not looked at. */
export function workerCandidates({ given, built, fetched, installed, version }: WorkerPlaces): FoundWorker[] {
  if (given) return [{ path: absolute(given), origin: 'given', version }];
  return [
    { path: built, origin: 'built', version },
    { path: fetched, origin: 'fetched', version },
    { path: installed, origin: 'installed', version },
  ];
}

/**
 * The first worker that runs on this machine; null when there is none.
 * @throws GivenWorkerFails when the one that MEDIASOUP_WORKER_BIN names does not run: another one is not taken behind its back.
 */
export async function findWorker(places: WorkerPlaces = workerPlaces()): Promise<FoundWorker | null> {
  for (const worker of workerCandidates(places)) if (await runs(worker.path)) return worker;
  if (places.given) throw new GivenWorkerFails(places.given);
  return null;
}

export class GivenWorkerFails extends Error {
  constructor(path: string) {
    super(`MEDIASOUP_WORKER_BIN=${path} is not a mediasoup worker that runs on this machine`);
  }
}

/** What a worker answers that is not told the version of its package (upstream's main.cpp), and by which it is known. */
const NO_VERSION_GIVEN = 41;
const ANSWER_TIMEOUT_MS = 10_000;

/** Whether the file is a worker that runs here: for this processor and with the libraries of this system. */
export function runs(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    // Without an environment, so that no variable of ours is taken for the version.
    const child = spawn(path, { env: {}, stdio: 'ignore', signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS), killSignal: 'SIGKILL' });
    child.on('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === NO_VERSION_GIVEN));
  });
}
