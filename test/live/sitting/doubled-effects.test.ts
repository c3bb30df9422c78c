import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../server/platform/journal/contract.ts';
import { doubledEntries, repeatedEffects } from './doubled-effects.ts';
import { quangNinhSpeaks } from './sitting-day.ts';

/** The journal of a day, and once more some of its entries, by kind. */
function andAgain(...kinds: readonly string[]): Entry[] {
  const day = quangNinhSpeaks();
  day.run('floor.pause');
  day.run('floor.end');
  day.run('queue.remove', { key: 'paper:lao-cai' });
  const again = kinds.flatMap((kind) => day.entries.filter((entry) => entry.kind === kind));
  return [...day.entries, ...again].map((entry, at) => ({ ...entry, seq: at + 1 }));
}
const kindsOf = (found: readonly string[]) => found.map((text) => /"([a-z.]+)"/.exec(text)?.[1]);

describe('a journal', () => {
  it('of a sitting in which all happened once has nothing doubled', () => {
    expect([doubledEntries(andAgain()), repeatedEffects(andAgain())]).toEqual([[], []]);
  });

  it('shows a paper that was heard twice, a turn that ended twice and a place that was removed twice', () => {
    for (const kind of ['floor.granted', 'floor.ended', 'floor.paused', 'queue.removed', 'item.started', 'sitting.opened']) {
      expect(kindsOf(doubledEntries(andAgain(kind)))).toEqual([kind]);
      expect(kindsOf(repeatedEffects(andAgain(kind)))).toEqual([kind]);
    }
  });

  it('shows whoever was given the floor while another had it', () => {
    const day = quangNinhSpeaks();
    const [granted] = day.entries.slice(-1);
    const other = { ...granted, data: { ...granted?.data, turnId: 'another', speaker: { paperId: 'lao-cai' } } } as Entry;
    expect(kindsOf(doubledEntries([...day.entries, other]))).toEqual(['floor.granted']);
  });
});
