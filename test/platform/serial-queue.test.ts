import { describe, expect, it } from 'vitest';
import { SerialQueue } from '../../server/platform/serial-queue.ts';

/** A job that ends on command. */
function heldJob(log: string[], name: string) {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const job = async (): Promise<string> => {
    log.push(`${name} begins`);
    await promise;
    log.push(`${name} ends`);
    return name;
  };
  return { job, finish: resolve, fail: reject };
}

describe('a serial queue', () => {
  it('starts a job when the one before has ended, in order of arrival', async () => {
    const [queue, log] = [new SerialQueue(), [] as string[]];
    const [one, two] = [heldJob(log, 'one'), heldJob(log, 'two')];
    const results = [queue.run(one.job), queue.run(two.job), queue.run(() => 'three')];
    two.finish();
    one.finish();
    expect(await Promise.all(results)).toEqual(['one', 'two', 'three']);
    expect(log).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
  });

  it('continues after a failed job, and passes its error to its caller', async () => {
    const queue = new SerialQueue();
    const failed = queue.run(() => Promise.reject(new Error('no disk')));
    const next = queue.run(() => 'next');
    await expect(failed).rejects.toThrow('no disk');
    expect(await next).toBe('next');
  });

  it('refuses more jobs than it may hold, and accepts them again when one has ended', async () => {
    const [queue, log] = [new SerialQueue({ maxJobs: 2 }), [] as string[]];
    const running = heldJob(log, 'running');
    const held = [queue.run(running.job), queue.run(() => 'waiting')];
    await expect(queue.run(() => 'too many')).rejects.toMatchObject({ code: 'too-many', params: { seconds: 1 } });
    running.finish();
    expect(await Promise.all(held)).toEqual(['running', 'waiting']);
    expect(await queue.run(() => 'again')).toBe('again');
  });

  it('grants a turn that lasts until it is released', async () => {
    const [queue, log] = [new SerialQueue(), [] as string[]];
    const release = await queue.acquire();
    const after = queue.run(() => log.push('after'));
    log.push('mine');
    release();
    await after;
    expect(log).toEqual(['mine', 'after']);
  });

  it('lets the running job end when it closes, and refuses all others', async () => {
    const [queue, log] = [new SerialQueue(), [] as string[]];
    const running = heldJob(log, 'running');
    const [first, second] = [queue.run(running.job), queue.run(() => log.push('waiting'))];
    await Promise.resolve();
    queue.close();
    running.finish();
    expect(await first).toBe('running');
    await expect(second).rejects.toMatchObject({ code: 'unavailable' });
    await expect(queue.run(() => log.push('late'))).rejects.toMatchObject({ code: 'unavailable' });
    expect(log).toEqual(['running begins', 'running ends']);
  });
});
