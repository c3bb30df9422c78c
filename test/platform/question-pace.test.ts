import { describe, expect, it } from 'vitest';
import { AT_ONCE, QuestionPace } from '../../server/platform/sockets/question-pace.ts';

/** A clock that is set by hand, and the waits that were asked of it. */
function handClock() {
  const waits: number[] = [];
  const clock = { ms: 1000, waits, now: () => clock.ms, wait: async (ms: number) => void waits.push(Math.round(ms)) };
  return clock;
}

const asked = async (pace: QuestionPace, count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) await pace.answer(async () => n);
};

describe('the questions of one connection', () => {
  it('are answered at once up to a burst, then wait longer the faster they come', async () => {
    const clock = handClock();
    const pace = new QuestionPace({ burst: 3, perSecond: 10 }, clock);
    await asked(pace, 3);
    expect(clock.waits).toEqual([]);
    await asked(pace, 2);
    expect(clock.waits).toEqual([100, 200]);
  });

  it('have their burst again after a quiet while, and never more than that', async () => {
    const clock = handClock();
    const pace = new QuestionPace({ burst: 3, perSecond: 10 }, clock);
    await asked(pace, 3);
    clock.ms += 100;
    await asked(pace, 2);
    expect(clock.waits).toEqual([100]);
    clock.ms += 60_000;
    await asked(pace, 4);
    expect(clock.waits).toEqual([100, 100]);
  });

  it('are worked on some at a time, the others in their order, also after one that fails', async () => {
    const pace = new QuestionPace({ burst: 100, perSecond: 10 });
    const begun: number[] = [];
    const ends: ((fails: boolean) => void)[] = [];
    const ask = (n: number): Promise<string> =>
      pace
        .answer(() => {
          begun.push(n);
          return new Promise<string>((resolve, reject) =>
            ends.push((fails) => (fails ? reject(new Error(`no ${n}`)) : resolve(`yes ${n}`))),
          );
        })
        .catch((error: Error) => error.message);
    const answers = Array.from({ length: AT_ONCE + 3 }, (_, n) => ask(n));
    const inTurn = Array.from({ length: AT_ONCE }, (_, n) => n);
    await Promise.resolve();
    expect(begun).toEqual(inTurn);
    ends[0]?.(true);
    await expect(answers[0]).resolves.toBe('no 0');
    ends[3]?.(false);
    await expect(answers[3]).resolves.toBe('yes 3');
    expect(begun).toEqual([...inTurn, AT_ONCE, AT_ONCE + 1]);
    for (const end of ends) end(false);
    await expect(answers[AT_ONCE]).resolves.toBe(`yes ${AT_ONCE}`);
    for (const end of ends) end(false);
    await expect(Promise.all(answers)).resolves.toHaveLength(AT_ONCE + 3);
  });
});
