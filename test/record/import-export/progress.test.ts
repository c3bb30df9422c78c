import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { interchangeContract } from '../../../server/record/import-export/contract/index.ts';
import { ConferenceFile } from '../../../server/record/import-export/contract/format.ts';
import { importProgressOf } from '../../../server/record/import-export/commands/progress.ts';
import { startApp } from '../../helpers/app.ts';
import { freshDatabase } from '../../helpers/database.ts';

const run = promisify(execFile);
const seed = 'prisma/seed/conference-2025.json';

const largeFile = async () => {
  const file = JSON.parse(await readFile(seed, 'utf8')) as { participants: object[] };
  for (let at = 0; at < 2000; at += 1) file.participants.push({ id: `p${at}`, name: `Đại biểu ${at}` });
  return ConferenceFile.parse(file);
};

test('while a large file is being stored, its sender can ask for the progress, and afterwards no import is running', async () => {
  const app = await startApp();
  const creator = await app.user({ creator: true });
  const seen = new Set<number>();
  const state = { over: false };
  const importing = creator.run(interchangeContract.import, await largeFile()).finally(() => (state.over = true));
  while (!state.over) {
    const progress = importProgressOf(creator.actor.id);
    if (progress) seen.add(progress.stored);
    await nextTurn();
  }
  await importing;
  expect([...seen]).toEqual([500, 1000, 1500, 2000, 2012]);
  expect(importProgressOf(creator.actor.id)).toBe(null);
  await app.end();
});

test('a file that fails to be stored leaves no import running and nothing stored', async () => {
  const app = await startApp();
  const creator = await app.user({ creator: true });
  await app.db.user.delete({ where: { id: creator.actor.id } });
  await expect(creator.run(interchangeContract.import, await largeFile())).rejects.toMatchObject({ code: 'P2003' });
  expect([importProgressOf(creator.actor.id), await app.db.conference.count(), await app.db.participant.count()]).toEqual([null, 0, 0]);
  await app.end();
});

test('the command line imports a file, and prints the faults of an invalid one', async () => {
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'diem-cau-file-'));
  const wrong = join(folder, 'wrong.json');
  await writeFile(wrong, JSON.stringify({ format: 'conference/1', title: 'Hội nghị', organizer: 'Văn phòng', mode: 'hybrid', colour: 1 }));
  const env = { ...process.env, DATABASE_URL: database.url, LOG_LEVEL: 'silent' };
  const { stdout } = await run(process.execPath, ['server/cli/import.ts', seed], { env });
  expect(stdout.replace(/^Đã lưu .*\n/gm, '')).toMatch(
    /^- agenda\[1\], documents\[0\]: Chương trình[\s\S]*\nĐã nhập hội nghị [a-z0-9]{12}\.\n$/,
  );
  await expect(run(process.execPath, ['server/cli/import.ts', wrong], { env })).rejects.toMatchObject({
    code: 1,
    stderr: 'Dữ liệu chưa hợp lệ. Xin sửa các mục được nêu rồi gửi lại.\n- colour: Định dạng không có mục này.\n',
  });
  await database.drop();
  await rm(folder, { recursive: true });
});
