import { endSessions } from '../accounts/store.ts';
import { setClearanceOf, userById } from '../accounts/users/store.ts';
import { readConfig } from '../platform/config.ts';
import { changeLogin, runProgram } from './login.ts';

// npm run clearance -- NAME 0…3: sets the clearance of a login and ends its sessions. On the pages nobody grants more than they have,
// so the first clearance comes from here, from whoever runs the machine.
await runProgram(async () => {
  const [name, level = ''] = process.argv.slice(2);
  if (!name || !/^[0-3]$/.test(level)) {
    throw new Error(
      'Cách dùng: npm run clearance -- TÊN MỨC, với MỨC: 0 không, 1 Mật, 2 Tối mật, 3 Tuyệt mật (usage: npm run clearance -- NAME LEVEL, 0 to 3)',
    );
  }
  const { databaseUrl } = readConfig(process.env);
  await changeLogin(databaseUrl, name, async (db, userId) => {
    const before = (await userById(db, userId))?.clearance ?? 0;
    await setClearanceOf(db, userId, Number(level));
    await endSessions(db, { kind: 'user', subjectId: userId });
    return { kind: 'rights-changed', detail: { clearance: [before, Number(level)] } };
  });
  console.log(`${name}: ${level}`);
});
