import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WorkThread } from '../../../server/platform/threads/work-thread.ts';
import type { work } from './jobs.ts';

const threadWith = (limits: { timeoutMs?: number; memoryMb?: number } = {}) =>
  new WorkThread<Parameters<typeof work>[0], number>(
    { module: join(import.meta.dirname, 'jobs.ts'), name: 'work' },
    { timeoutMs: 60_000, memoryMb: 24, ...limits },
  );

describe('a work thread', () => {
  it('answers every job, in its turn', async () => {
    const thread = threadWith();
    expect(await Promise.all([1, 2, 3].map((n) => thread.run({ kind: 'double', n })))).toEqual([2, 4, 6]);
  });

  it('passes a refusal on with its values and faults, and goes on', async () => {
    const thread = threadWith();
    await expect(thread.run({ kind: 'refuse' })).rejects.toMatchObject({
      name: 'AppError',
      code: 'invalid',
      params: { n: 2 },
      faults: [{ path: 'agenda[3]', message: 'required' }],
    });
    await expect(thread.run({ kind: 'break' })).rejects.toThrow(/TypeError: a bug/);
    expect(await thread.run({ kind: 'double', n: 4 })).toBe(8);
  });

  it('ends a job that takes too long with a refusal, while the server goes on, and does the next one', async () => {
    const thread = threadWith({ timeoutMs: 3000 });
    const [endless, next] = [thread.run({ kind: 'never-end' }), thread.run({ kind: 'double', n: 5 })];
    await expect(endless).rejects.toMatchObject({ code: 'work-too-long', params: { seconds: 3 } });
    expect(await next).toBe(10);
  });

  it('ends a job that needs too much memory with a refusal, and does the next one', async () => {
    const thread = threadWith();
    await expect(thread.run({ kind: 'fill-memory' })).rejects.toMatchObject({ code: 'work-too-large' });
    expect(await thread.run({ kind: 'double', n: 6 })).toBe(12);
  });

  it('refuses more jobs than may wait', async () => {
    const thread = threadWith();
    const jobs = Array.from({ length: 33 }, (_, n) => thread.run({ kind: 'double', n }));
    const answers = await Promise.allSettled(jobs);
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : (answer.reason as { code: string }).code))).toEqual([
      ...Array.from({ length: 32 }, (_, n) => 2 * n),
      'unavailable',
    ]);
  });
});
