import { userByName } from '../accounts/users/store.ts';
import { migrate } from '../platform/database/migrate.ts';
import { disconnect, openDatabase, type Database } from '../platform/database/open.ts';

/**
 * Changes a login from the command line. The server may be running.
 * @throws Error with a readable message if there is no such login.
 */
export async function changeLogin(
  databaseUrl: string,
  name: string,
  change: (db: Database, userId: string) => Promise<void>,
): Promise<void> {
  await migrate(databaseUrl);
  const db = openDatabase(databaseUrl);
  try {
    const user = await userByName(db, name);
    if (!user) throw new Error(`Không có tài khoản tên ${name} (there is no such account).`);
    await change(db, user.id);
  } finally {
    await disconnect(db);
  }
}

/** Runs a command-line program: an error is printed in one line, and the exit code is 1. */
export async function runProgram(program: () => Promise<void>): Promise<void> {
  try {
    await program();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
