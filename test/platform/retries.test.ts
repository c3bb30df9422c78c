import { describe, expect, it } from 'vitest';
import { Retries } from '../../server/platform/retries.ts';

describe('work that has to be done sooner or later', () => {
  it('is done once if it works', async () => {
    let done = 0;
    await new Retries(null).until(async () => void (done += 1), 'work');
    expect(done).toBe(1);
  });

  it('is retried until it works', async () => {
    let attempts = 0;
    const work = async () => {
      attempts += 1;
      if (attempts < 3) throw new Error('not yet');
    };
    await new Retries(null).until(work, 'work');
    expect(attempts).toBe(3);
  });

  it('is given up when it is no longer wanted', async () => {
    let attempts = 0;
    const work = async () => {
      attempts += 1;
      throw new Error('never');
    };
    await new Retries(null).until(work, 'work', () => attempts < 2);
    expect(attempts).toBe(2);
  });

  it('is given up on close, and not started after that', async () => {
    const retries = new Retries(null);
    let count = 0;
    const work = async () => {
      count += 1;
      retries.close();
      throw new Error('closed meanwhile');
    };
    await retries.until(work, 'work');
    await retries.until(work, 'work');
    expect(count).toBe(1);
  });
});
