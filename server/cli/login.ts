import { userByName } from '../accounts/users/store.ts';
import { recordEvent, type NewSecurityEvent } from '../accounts/security-log/store.ts';
import { SYSTEM } from '../accounts/store.ts';
import { createPrivately } from '../platform/private-files.ts';
import { migrate } from '../platform/database/migrate.ts';
import { disconnect, openDatabase, transact, type Tx } from '../platform/database/open.ts';

/**
 * Changes a login from the command line. The server may be running.
 * `change` answers what the security log says of it. @throws Error with a readable message if there is no such login.
 */
export async function changeLogin(
  databaseUrl: string,
  name: string,
  change: (tx: Tx, userId: string) => Promise<Pick<NewSecurityEvent, 'kind' | 'detail'>>,
): Promise<void> {
  createPrivately();
  await migrate(databaseUrl);
  const db = openDatabase(databaseUrl);
  try {
    const user = await userByName(db, name);
    if (!user) throw new Error(`Không có tài khoản tên ${name} (there is no such account).`);
    const subject = { kind: 'user', id: user.id };
    await transact(db, async (tx) => recordEvent(tx, { ...(await change(tx, user.id)), actor: SYSTEM, at: Date.now(), subject }));
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
