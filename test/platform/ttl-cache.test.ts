import { describe, expect, it } from 'vitest';
import { ConferenceFactCache } from '../../server/platform/bus/conference-fact-cache.ts';
import { SignalReplay } from '../../server/platform/bus/signal-replay.ts';
import { PromiseCache } from '../../server/platform/ttl-cache.ts';
import { MORNING } from '../helpers/app.ts';

/** A manual clock, and a loader that counts its calls. */
function begun() {
  const clock = { now: MORNING };
  let loads = 0;
  return { clock, now: () => clock.now, load: async () => (loads += 1) };
}

describe('a cache of promises', () => {
  it('shares one load until the entry expires', async () => {
    const { clock, now, load } = begun();
    const cache = new PromiseCache<number>(now, { ttlMs: 1000, maxEntries: 10 });
    expect(await Promise.all([cache.get('a', load), cache.get('a', load)])).toEqual([1, 1]);
    clock.now += 999;
    expect(await cache.get('a', load)).toBe(1);
    clock.now += 1;
    expect(await cache.get('a', load)).toBe(2);
  });

  it('loads again after a failure and after it was cleared', async () => {
    const { now, load } = begun();
    const cache = new PromiseCache<number>(now, { ttlMs: 1000, maxEntries: 10 });
    await expect(cache.get('a', () => Promise.reject(new Error('no answer')))).rejects.toThrow('no answer');
    expect(await cache.get('a', load)).toBe(1);
    cache.clear();
    expect(await cache.get('a', load)).toBe(2);
  });

  it('drops the entry that was least recently used when it is full', async () => {
    const { now, load } = begun();
    const cache = new PromiseCache<number>(now, { ttlMs: 1000, maxEntries: 2 });
    for (const key of ['a', 'b', 'a', 'c']) await cache.get(key, load);
    expect([await cache.get('a', load), await cache.get('c', load), await cache.get('b', load)]).toEqual([1, 3, 4]);
  });
});

describe('facts of a conference', () => {
  it('are loaded again when the conference changes, and those of others are not', async () => {
    const { now, load } = begun();
    const facts = new ConferenceFactCache(now);
    const both = async () => [await facts.get('one', 'plan', load), await facts.get('two', 'plan', load)];
    expect(await both()).toEqual([1, 2]);
    facts.forget('one');
    expect(await both()).toEqual([3, 2]);
  });
});

describe('a repeated signal', () => {
  const claim = { actorId: 'user:one', commandId: 'press-1', name: 'floor.request', inputHash: 'hash' };

  it('has one effect and one answer for two minutes', async () => {
    const { clock, now, load } = begun();
    const replay = new SignalReplay(now);
    expect([await replay.run(claim, load), await replay.run(claim, load)]).toEqual([1, 1]);
    clock.now += 120_000;
    expect(await replay.run(claim, load)).toBe(2);
  });

  it('is refused if its id belongs to another command, and may be sent again after a refusal', async () => {
    const { now, load } = begun();
    const replay = new SignalReplay(now);
    await expect(replay.run(claim, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    expect(await replay.run(claim, load)).toBe(1);
    expect(() => replay.run({ ...claim, inputHash: 'other' }, load)).toThrow(expect.objectContaining({ code: 'id-reused' }));
  });
});
