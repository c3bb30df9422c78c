import { describe, expect, it } from 'vitest';
import { batched } from '../../server/platform/batched.ts';

/** A lookup of doubles that counts what was asked together, and fails for a negative number. */
function doubles() {
  const asked: (readonly number[])[] = [];
  const find = batched(async (keys: readonly number[]) => {
    asked.push(keys);
    if (keys.some((key) => key < 0)) throw new Error('negative');
    return keys.map((key) => key * 2);
  });
  return { asked, find };
}

describe('a batched lookup', () => {
  it('looks up together what is asked in one turn of the event loop, and answers each with its own value', async () => {
    const { asked, find } = doubles();
    expect(await Promise.all([find(1), find(2), find(3)])).toEqual([2, 4, 6]);
    expect(await find(4)).toBe(8);
    expect(asked).toEqual([[1, 2, 3], [4]]);
  });

  it('divides what is too much for one statement', async () => {
    const { asked, find } = doubles();
    const keys = Array.from({ length: 1001 }, (_, n) => n);
    expect(await Promise.all(keys.map(find))).toEqual(keys.map((key) => key * 2));
    expect(asked.map(({ length }) => length)).toEqual([500, 500, 1]);
  });

  it('fails for all that were asked together, and not for those asked later', async () => {
    const { find } = doubles();
    expect((await Promise.allSettled([find(1), find(-1)])).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await find(1)).toBe(2);
  });
});
