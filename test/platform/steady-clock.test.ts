import { describe, expect, it } from 'vitest';
import { steadyClock } from '../../server/platform/steady-clock.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2025, 10, 26, 1, 0);

/** A machine whose clock the test sets; time passes second by second, and the clock is read in each. */
function machine() {
  let monotonic = 5000;
  let off = 0;
  const steps: number[] = [];
  const clock = steadyClock({ wall: () => START + monotonic - 5000 + off, monotonic: () => monotonic, onStep: (step) => steps.push(step) });
  const passes = (seconds: number): number[] =>
    Array.from({ length: seconds }, () => {
      monotonic += 1000;
      return clock() - (START + monotonic - 5000);
    });
  return { clock, passes, jump: (ms: number) => (off += ms), steps };
}

describe("the server's clock", () => {
  it('starts with the machine’s time', () => {
    expect(machine().clock()).toBe(START);
  });

  it('runs on evenly when the machine’s clock briefly jumps an hour ahead', () => {
    const { passes, jump } = machine();
    const before = passes(10);
    jump(HOUR);
    const during = passes(60);
    jump(-HOUR);
    expect(new Set([...before, ...during, ...passes(60)])).toEqual(new Set([0]));
  });

  it('never runs backwards when the machine’s clock is set back, and follows it slowly', () => {
    const { passes, jump } = machine();
    jump(-1000);
    const off = passes(400);
    expect(off.every((one, at) => at === 0 || one - (off[at - 1] ?? 0) >= -5)).toBe(true);
    expect([off[0], off[99], off.at(-1)]).toEqual([-5, -500, -1000]);
  });

  it('follows a machine that was asleep in one step, once its clock has been ahead for five minutes', () => {
    const { passes, jump, steps } = machine();
    jump(8 * HOUR);
    const off = passes(400);
    expect([off[299], off[300], off.at(-1), steps]).toEqual([0, 8 * HOUR, 8 * HOUR, [8 * HOUR]]);
  });
});
