import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../.ci/postgres.ts';
import type { Provider } from '../../server/platform/database/provider.ts';

/** Runs `work` with the URL of an empty database, which is dropped afterwards. */
export async function withDatabase<Result>(provider: Provider, work: (url: string) => Promise<Result>): Promise<Result> {
  if (provider === 'postgresql') {
    const server = await startPostgres();
    return work(server.url).finally(() => server.stop());
  }
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-'));
  return work(`file:${join(folder, 'empty.db')}`).finally(() => rmSync(folder, { recursive: true, force: true }));
}
