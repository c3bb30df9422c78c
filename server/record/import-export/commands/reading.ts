import { join } from 'node:path';
import type { FileRead } from '../../../platform/bus/handlers.ts';
import { WorkThread } from '../../../platform/threads/work-thread.ts';
import { readBytes } from './read-bytes.ts';

/** Files of this size are read at once; a thread would cost more. */
const SMALL_BYTES = 64 * 1024;
const LIMITS = { timeoutMs: 120_000, memoryMb: 1024 };

const thread = new WorkThread<Uint8Array, FileRead>({ module: join(import.meta.dirname, 'read-bytes.ts'), name: 'readBytes' }, LIMITS);

/** Reads a conference/1 file, a large one in a thread of its own. @throws AppError as `readBytes`, and beyond the limits of the thread. */
export const readFile = async (bytes: Uint8Array): Promise<FileRead> =>
  bytes.byteLength <= SMALL_BYTES ? readBytes(bytes) : thread.run(bytes);
