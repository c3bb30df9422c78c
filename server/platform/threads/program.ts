import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../errors.ts';
import { NOTHING_MOVED, type ThreadAnswer, type ThreadWork } from './protocol.ts';

// What runs in a worker thread: answers each message with the result of one function.

const { module, name } = workerData as ThreadWork;
const loaded = (await import(pathToFileURL(module).href)) as Readonly<Record<string, (input: unknown) => unknown>>;

async function answer(input: unknown): Promise<ThreadAnswer> {
  try {
    return { value: await loaded[name]?.(input) };
  } catch (error) {
    if (!(error instanceof AppError)) return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    const { code, params, faults } = error;
    return { refusal: { code, params, faults } };
  }
}

parentPort?.on('message', async (input: unknown) => parentPort?.postMessage(await answer(input), NOTHING_MOVED));
