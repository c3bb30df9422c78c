import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endBeyond, residentMb } from '../../../server/platform/threads/memory-guard.ts';

const growing = (buffers: number) => fork(join(import.meta.dirname, 'growing.ts'), [String(buffers)], { execArgv: [] });

describe.runIf(process.platform === 'linux')('a process whose memory is limited', () => {
  it('is ended when it holds more, after whoever waits for it was told', async () => {
    const child = growing(100);
    const told: string[] = [];
    endBeyond(child, 400, () => told.push(child.killed ? 'ended' : 'still there'));
    expect([await once(child, 'exit'), told]).toEqual([[null, 'SIGKILL'], ['still there']]);
  });

  it('goes on below the limit, and beyond it once nobody looks any more', async () => {
    const child = growing(40);
    const stop = endBeyond(child, 4000, () => {
      throw new Error('It holds less.');
    });
    await once(child, 'message');
    stop();
    const used = await residentMb(child.pid ?? 0);
    expect([child.exitCode, used !== null && used > 400 && used < 4000]).toEqual([null, true]);
    child.kill();
    await once(child, 'exit');
    expect(await residentMb(child.pid ?? 0)).toBe(null);
  });
});
