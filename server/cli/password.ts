import { randomBytes } from 'node:crypto';
import { hashPassword } from '../accounts/passwords.ts';
import { endSessions } from '../accounts/store.ts';
import { resetPassword } from '../accounts/users/store.ts';
import { readConfig } from '../platform/config.ts';
import { changeLogin, runProgram } from './login.ts';

// npm run password -- NAME: gives a login a new random password (or DEMO_PASSWORD) and ends its sessions.
await runProgram(async () => {
  const name = process.argv[2];
  if (!name) throw new Error('Cách dùng: npm run password -- TÊN (usage: npm run password -- NAME)');
  const { databaseUrl, demoPassword } = readConfig(process.env);
  const password = demoPassword ?? randomBytes(9).toString('base64url');
  const passwordHash = await hashPassword(password);
  await changeLogin(databaseUrl, name, async (db, userId) => {
    await resetPassword(db, userId, passwordHash);
    await endSessions(db, { kind: 'user', subjectId: userId });
    return { kind: 'password-reset' };
  });
  console.log(`Mật khẩu mới của ${name} (new password): ${password}`);
});
