import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** Unpacking the list takes a tenth of a second, so this runs away from the event loop. Sends only what is long enough for a password. */
const READ_LIST = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { dictionary } = require(workerData.path);
  parentPort.postMessage(dictionary['passwords-common'].filter((word) => word.length >= workerData.minLength).join('\\n'));
`;

/** Shorter passwords are refused by the contract. */
const MIN_LENGTH = 8;

let list: Promise<ReadonlySet<string>> | null = null;

async function readList(): Promise<ReadonlySet<string>> {
  const path = createRequire(import.meta.url).resolve('@zxcvbn-ts/language-common');
  const worker = new Worker(READ_LIST, { eval: true, workerData: { path, minLength: MIN_LENGTH } });
  const [words] = (await once(worker, 'message')) as [string];
  await worker.terminate();
  return new Set(words.split('\n'));
}

/** Whether a password stands in the list of those that are used, and guessed, most often, in any case of letters. */
export async function isCommonPassword(password: string): Promise<boolean> {
  // A thread that could not start once may start the next time.
  list ??= readList().catch((error: unknown) => {
    list = null;
    throw error;
  });
  return (await list).has(password.normalize('NFKC').toLowerCase());
}
