import { describe, expect, it } from 'vitest';
import { CUT_AFTER_MS, LineWatch, OPENING_MS } from '../../../client/line-watch.ts';

/** A LineWatch on a test clock: its states, and when. */
function watched() {
  let now = 0;
  let timers: { at: number; act: () => void }[] = [];
  let answers = false;
  const told: string[] = [];
  let probed = 0;
  const watch = new LineWatch({
    probe: async () => {
      if (!answers) throw new Error('no answer');
    },
    now: () => now,
    later(act, delayMs) {
      const timer = { at: now + delayMs, act };
      timers.push(timer);
      return () => (timers = timers.filter((one) => one !== timer));
    },
    onChange: ({ state, since }) => void told.push(`${now}: ${state} since ${since}`),
    onProbed: () => void (probed += 1),
  });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  async function passes(ms: number): Promise<void> {
    const end = now + ms;
    for (;;) {
      const [next] = timers.toSorted((a, b) => a.at - b.at);
      if (!next || next.at > end) break;
      now = next.at;
      timers = timers.filter((one) => one !== next);
      next.act();
      await settle();
    }
    now = end;
    await settle();
  }
  return { watch, told, passes, answer: (does: boolean) => void (answers = does), probed: () => probed };
}

describe('the line of a page', () => {
  it('is reported as cut within three seconds if no socket connects and nothing else is answered', async () => {
    const { told, passes } = watched();
    await passes(60_000);
    expect([told, OPENING_MS < 3000]).toEqual([['2500: cut since 0'], true]);
  });

  it('is polled by plain requests if only the socket is blocked', async () => {
    const { told, passes, answer, probed } = watched();
    answer(true);
    await passes(OPENING_MS + 9000);
    expect([told, probed()]).toEqual([['2500: cut since 0', '2500: polled since 2500'], 4]);
  });

  it('reports nothing when the socket connects in time', async () => {
    const { watch, told, passes } = watched();
    await passes(1000);
    watch.connected();
    await passes(60_000);
    expect(told).toEqual(['1000: up since 1000']);
  });

  it('is lost at once when the socket breaks, and cut when nothing is answered for half a minute', async () => {
    const { watch, told, passes } = watched();
    watch.connected();
    await passes(5000);
    watch.disconnected();
    await passes(CUT_AFTER_MS + 10_000);
    expect(told).toEqual(['0: up since 0', '5000: lost since 5000', '36000: cut since 5000']);
  });

  it('is up again, whatever its state, when a socket connects', async () => {
    const { watch, told, passes, answer } = watched();
    await passes(3000);
    answer(true);
    await passes(6000);
    watch.connected();
    await passes(60_000);
    expect(told).toEqual(['2500: cut since 0', '5500: polled since 5500', '9000: up since 9000']);
  });

  it('stays up to date until the first request that is not answered', async () => {
    const { told, passes, answer } = watched();
    answer(true);
    await passes(4000);
    answer(false);
    await passes(CUT_AFTER_MS + 10_000);
    expect(told.slice(1)).toEqual(['2500: polled since 2500', '5500: lost since 5500', '35500: cut since 5500']);
  });
});
