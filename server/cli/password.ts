import { resetPassword, userByName } from '../accounts/users/store.ts';
import { randomBytes } from 'node:crypto';
import { hashPassword } from '../accounts/passwords.ts';
import { endSessions } from '../accounts/store.ts';
import { readConfig } from '../platform/config.ts';
import { migrate } from '../platform/database/migrate.ts';
import { disconnect, openDatabase } from '../platform/database/open.ts';

// npm run password -- NAME: gives a login a new random password (or DEMO_PASSWORD) and ends its sessions.

/** Sets a login's password and returns it; null when there is no such login. */
async function reset(databaseUrl: string, name: string, password: string): Promise<string | null> {
  await migrate(databaseUrl);
  const db = openDatabase(databaseUrl);
  try {
    const user = await userByName(db, name);
    if (!user) return null;
    await resetPassword(db, user.id, await hashPassword(password));
    await endSessions(db, { kind: 'user', subjectId: user.id });
    return password;
  } finally {
    await disconnect(db);
  }
}

try {
  const name = process.argv[2];
  if (!name) throw new Error('Cách dùng: npm run password -- TÊN (usage: npm run password -- NAME)');
  const { databaseUrl, demoPassword } = readConfig(process.env);
  const password = await reset(databaseUrl, name, demoPassword ?? randomBytes(9).toString('base64url'));
  if (password === null) throw new Error(`Không có tài khoản tên ${name} (there is no such account).`);
  console.log(`Mật khẩu mới của ${name} (new password): ${password}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
