import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closeDatabaseFiles, closeFolder } from '../../server/platform/private-files.ts';
import { freePort, startServer } from '../helpers/server-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'diem-cau-private-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
/** A file or folder that everybody may read, as earlier releases made them. */
function leftOpen(path: string, isFolder = false): string {
  if (isFolder) mkdirSync(path, { recursive: true });
  else writeFileSync(path, '');
  chmodSync(path, isFolder ? 0o755 : 0o644);
  return path;
}

describe('files of the server', () => {
  it('are for its own user only from the first start on', async () => {
    const file = join(folder, 'new', 'diem-cau.db');
    const server = await startServer({ databaseUrl: `file:${file}`, port: await freePort(), password: 'tap-duot-hoi-nghi' });
    const modes = [join(folder, 'new'), file, `${file}-wal`, `${file}-shm`, `${file}.in-use`].map(modeOf);
    await server.stop();
    expect(modes).toEqual(['700', '600', '600', '600', '600']);
  });

  it('are closed at the start where an earlier release left them open; a folder elsewhere may hold those of others', () => {
    const elsewhere = leftOpen(join(folder, 'shared'), true);
    const [file, log] = [leftOpen(join(elsewhere, 'a.db')), leftOpen(join(elsewhere, 'a.db-wal'))];
    closeDatabaseFiles(file);
    expect([elsewhere, file, log].map(modeOf)).toEqual(['755', '600', '600']);
    const own = leftOpen(mkdtempSync(join('.', 'node_modules/.private-')), true);
    try {
      closeDatabaseFiles(leftOpen(join(own, 'b.db')));
      expect([own, join(own, 'b.db')].map(modeOf)).toEqual(['700', '600']);
    } finally {
      rmSync(own, { recursive: true });
    }
  });

  it('of recordings are closed with all their folders', async () => {
    const root = leftOpen(join(folder, 'recordings'), true);
    const inner = leftOpen(join(root, 'conference', 'files'), true);
    const film = leftOpen(join(inner, 'sitting.webm'));
    await closeFolder(root);
    expect([root, inner, film].map(modeOf)).toEqual(['700', '700', '600']);
    await closeFolder(join(folder, 'never-recorded'));
  });
});
