import { createRequire } from 'node:module';
import { z } from 'zod';
import { WorkThread } from '../platform/threads/work-thread.ts';

const Package = z.object({ dictionary: z.object({ 'passwords-common': z.array(z.string()) }) });

/** Common passwords of at least so many characters. Unpacking the list takes a tenth of a second, so a thread of its own runs this. */
export function commonPasswords(minLength: number): string[] {
  const { dictionary } = Package.parse(createRequire(import.meta.url)('@zxcvbn-ts/language-common'));
  return dictionary['passwords-common'].filter((word) => word.length >= minLength);
}

/** Shorter passwords are refused by the contract. */
const MIN_LENGTH = 8;
const LIMITS = { timeoutMs: 60_000, memoryMb: 256 };

const thread = new WorkThread<number, string[]>({ module: import.meta.filename, name: commonPasswords.name }, LIMITS);
let list: Promise<ReadonlySet<string>> | null = null;

async function readList(): Promise<ReadonlySet<string>> {
  return new Set(await thread.run(MIN_LENGTH));
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
