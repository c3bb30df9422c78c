import { chmodSync, existsSync, statSync } from 'node:fs';
import { chmod, readdir } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** Everything that the server and its programs create is for their own user only. */
const OWN_FILES_ONLY = 0o077;
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** Makes files and folders that this process creates from now on readable for its own user only. */
export const createPrivately = (): void => void process.umask(OWN_FILES_ONLY);

/** Whether a folder is below the one in which the product runs: then it is the product's own, such as `data`. */
function isOwnFolder(folder: string): boolean {
  const path = relative(process.cwd(), resolve(folder));
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

/**
 * Closes a database file, what SQLite keeps beside it, and its folder to other users of the machine; earlier releases left them open. A
 * folder elsewhere may hold files of others and is left as it is.
 */
export function closeDatabaseFiles(file: string): void {
  for (const path of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(path) && isOpen(path)) chmodSync(path, FILE_MODE);
  const folder = dirname(file);
  if (isOwnFolder(folder) && existsSync(folder) && isOpen(folder)) chmodSync(folder, FOLDER_MODE);
}

const isOpen = (path: string): boolean => (statSync(path).mode & OWN_FILES_ONLY) !== 0;

/** Closes a folder with all that it holds, such as the recordings, to other users of the machine. */
export async function closeFolder(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  await chmod(folder, FOLDER_MODE);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await closeFolder(path);
    else if (entry.isFile()) await chmod(path, FILE_MODE);
  }
}
