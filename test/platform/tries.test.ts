import { describe, expect, it } from 'vitest';
import { Tries } from '../../server/platform/tries.ts';

describe('work that has to be done sooner or later', () => {
  it('is done once where it works', async () => {
    let done = 0;
    await new Tries(null).until(async () => void (done += 1), 'work');
    expect(done).toBe(1);
  });

  it('is tried again until it works', async () => {
    let tries = 0;
    const work = async () => {
      tries += 1;
      if (tries < 3) throw new Error('not yet');
    };
    await new Tries(null).until(work, 'work');
    expect(tries).toBe(3);
  });

  it('is given up when it is not wanted any more', async () => {
    let tries = 0;
    const work = async () => {
      tries += 1;
      throw new Error('never');
    };
    await new Tries(null).until(work, 'work', () => tries < 2);
    expect(tries).toBe(2);
  });

  it('is given up when everything is closed, and not begun after that', async () => {
    const tries = new Tries(null);
    let count = 0;
    const work = async () => {
      count += 1;
      tries.close();
      throw new Error('closed meanwhile');
    };
    await tries.until(work, 'work');
    await tries.until(work, 'work');
    expect(count).toBe(1);
  });
});
