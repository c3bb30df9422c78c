import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { markUsed, requireKnownData, requireKnownFile } from '../../server/platform/database/used-marker.ts';
import { freePort, startServer } from '../helpers/server-process.ts';

describe('a server that starts', () => {
  it('creates no demonstration data if the data file is missing, and starts fresh if that is intended', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'diem-cau-lost-'));
    const file = join(folder, 'diem-cau.db');
    const options = { databaseUrl: `file:${file}`, port: await freePort(), password: 'mat-khau-thu-1' };
    const first = await startServer(options);
    expect(first.said).toContain('Tài khoản dùng thử');
    await first.stop();
    for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
    await expect(startServer(options)).rejects.toThrow('Không còn dữ liệu trong');
    rmSync(`${file}.in-use`);
    const anew = await startServer(options);
    expect(anew.said).toContain('Tài khoản dùng thử');
    await anew.stop();
    rmSync(folder, { recursive: true });
  });

  it('detects an empty database in place of one with data', () => {
    const folder = mkdtempSync(join(tmpdir(), 'diem-cau-lost-'));
    const url = `file:${join(folder, 'diem-cau.db')}`;
    expect(() => requireKnownData(url, true)).not.toThrow();
    markUsed(url);
    expect(() => requireKnownData(url, false)).not.toThrow();
    expect(() => requireKnownData(url, true)).toThrow('Put the file back from a backup');
    expect(() => requireKnownFile(url)).toThrow('Put the file back from a backup');
    expect(() => requireKnownFile('postgresql://localhost/any')).not.toThrow();
    rmSync(folder, { recursive: true });
  });
});
