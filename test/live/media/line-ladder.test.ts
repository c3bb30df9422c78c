import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINE_MODES, type LineMode } from '../../../server/live/media/contract/entities.ts';
import {
  MAX_RETRY_DELAY_MS,
  REQUIRED_BPS,
  sendsAt,
  sizesAt,
  startLine,
  stepLine,
  type LineSample,
  type LineState,
} from '../../../server/live/media/rules/line.ts';

const MEASURE_INTERVAL_MS = 2000;
const GOOD: LineSample = { loss: 0, frames: 25, available: 2_000_000, probes: false, roundTrip: 40, alive: true, picture: true };
const LOSSY: LineSample = { ...GOOD, loss: 0.4 };
const DEAD: LineSample = { ...GOOD, loss: null, frames: 0, available: null, alive: false };

/** A sample of a connection with so many bits per second in a mode. */
function onLine(bears: number, mode: LineMode): LineSample {
  const missing = Math.max(0, REQUIRED_BPS[mode] - bears) / Math.max(1, REQUIRED_BPS[mode]);
  return {
    ...GOOD,
    loss: mode === 'full' ? 0 : missing,
    available: bears,
    frames: missing > 0 ? 1 : 25,
    picture: mode !== 'voice' && mode !== 'state',
  };
}

interface Change {
  readonly at: number;
  readonly mode: LineMode;
}

/** Runs a connection for so many samples. */
function run(line: LineState, samples: number, sampleOf: (mode: LineMode, n: number) => LineSample) {
  const changes: Change[] = [];
  let state = line;
  const from = line.since;
  for (let n = 1; n <= samples; n += 1) {
    const next = stepLine(state, sampleOf(state.mode, n), from + n * MEASURE_INTERVAL_MS);
    if (next.mode !== state.mode) changes.push({ at: from + n * MEASURE_INTERVAL_MS, mode: next.mode });
    state = next;
  }
  return { state, changes };
}

const anySample: fc.Arbitrary<LineSample> = fc.record({
  loss: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  frames: fc.option(fc.integer({ min: 0, max: 30 })),
  available: fc.option(fc.integer({ min: 0, max: 3_000_000 })),
  probes: fc.boolean(),
  roundTrip: fc.option(fc.integer({ min: 0, max: 5000 })),
  alive: fc.option(fc.boolean()),
  picture: fc.boolean(),
});

describe('the modes of a connection', () => {
  it('go down step by step to state only on a connection that carries no sound', () => {
    const { changes, state } = run(startLine(0), 9, () => LOSSY);
    expect(changes).toEqual([
      { at: 4000, mode: 'small' },
      { at: 8000, mode: 'voice' },
      { at: 12_000, mode: 'state' },
    ]);
    expect(state.mode).toBe('state');
  });

  it('return to the full picture in three quick steps once the connection is good again', () => {
    const down = run(startLine(0), 6, () => LOSSY).state;
    const { changes } = run({ ...down, since: 0 }, 30, () => GOOD);
    expect(changes).toEqual([
      { at: 8000, mode: 'voice' },
      { at: 14_000, mode: 'small' },
      { at: 20_000, mode: 'full' },
    ]);
  });

  it('stay the same while the connection is cut, so that it continues there once restored', () => {
    expect(run(startLine(0), 60, () => DEAD).changes).toEqual([]);
    expect(run(startLine(0, 'voice'), 60, () => DEAD).changes).toEqual([]);
  });

  it('ignore a single bad sample', () => {
    expect(run(startLine(0), 100, (_mode, n) => (n % 3 === 0 ? LOSSY : GOOD)).changes).toEqual([]);
  });

  it('wait twice as long after each failed step up, at most a minute', () => {
    const { changes } = run(startLine(0, 'voice'), 150, (mode) => (mode === 'voice' ? GOOD : LOSSY));
    const tries = changes.filter(({ mode }) => mode === 'small').map(({ at }) => at);
    expect(tries.map((at, n) => at - (tries[n - 1] ?? 0))).toEqual([8000, 22_000, 38_000, 70_000, 70_000, 70_000]);
  });

  it('do not blame the connection for a sender with a low frame rate', () => {
    expect(run(startLine(0), 30, () => ({ ...GOOD, frames: 1 })).changes).toEqual([]);
    expect(run(startLine(0), 30, () => ({ ...GOOD, frames: 0, available: null })).changes).toEqual([]);
  });

  it('do not try what the estimate of a probing sender rules out', () => {
    const { changes } = run(startLine(0, 'small'), 100, () => ({ ...GOOD, available: 150_000, probes: true }));
    expect(changes).toEqual([]);
  });

  it('never change twice within four seconds, whatever is measured', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LINE_MODES), fc.array(anySample, { maxLength: 200 }), (mode, samples) => {
        const { changes } = run(startLine(0, mode), samples.length, (_mode, n) => samples[n - 1] ?? GOOD);
        return changes.every(({ at }, n) => n === 0 || at - (changes[n - 1]?.at ?? 0) >= 4000);
      }),
    );
  });

  it('change one step at a time', () => {
    fc.assert(
      fc.property(fc.array(anySample, { maxLength: 200 }), (samples) => {
        const modes: LineMode[] = ['full'];
        modes.push(...run(startLine(0), samples.length, (_mode, n) => samples[n - 1] ?? GOOD).changes.map(({ mode }) => mode));
        return modes.every((mode, n) => n === 0 || Math.abs(LINE_MODES.indexOf(mode) - LINE_MODES.indexOf(modes[n - 1] ?? 'full')) === 1);
      }),
    );
  });

  it('are back at the full picture within 90 s of good samples, from any history', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LINE_MODES), fc.array(anySample, { maxLength: 300 }), (mode, samples) => {
        const before = run(startLine(0, mode), samples.length, (_mode, n) => samples[n - 1] ?? GOOD).state;
        const good = run({ ...before, since: before.since - samples.length * MEASURE_INTERVAL_MS }, 45, () => GOOD);
        const late = run({ ...before, since: 0 }, 45, () => GOOD);
        return good.state.mode === 'full' && late.state.mode === 'full' && MAX_RETRY_DELAY_MS < 90_000;
      }),
    );
  });

  it('settle on the most that a steady connection carries, and more bandwidth never means less', () => {
    const usual = (bears: number): LineMode => {
      const times = new Map<LineMode, number>();
      run(startLine(0), 400, (mode, n) => {
        if (n > 100) times.set(mode, (times.get(mode) ?? 0) + 1);
        return onLine(bears, mode);
      });
      const [[mode, most] = ['state', 0]] = [...times].toSorted(([, a], [, b]) => b - a);
      expect(most).toBeGreaterThan(0.85 * 300);
      return mode as LineMode;
    };
    expect([2_000_000, 300_000, 150_000, 110_000, 60_000, 50_000, 20_000, 0].map(usual)).toEqual([
      'full',
      'full',
      'small',
      'small',
      'voice',
      'voice',
      'state',
      'state',
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400_000 }), fc.integer({ min: 0, max: 400_000 }), (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((bears) => LINE_MODES.indexOf(usual(bears)));
        return (more ?? 0) <= (less ?? 0);
      }),
      { numRuns: 50 },
    );
  });
});

describe('what a mode leaves to a page', () => {
  const shown = new Map([
    ['main', 1280],
    ['site/quang-ninh', 160],
    ['floorSound', 1],
  ]);
  const isSound = (name: string): boolean => name.endsWith('Sound');
  const at = (mode: LineMode) => [...sizesAt(mode, shown, isSound).values()];

  it('is smaller pictures, then sound alone, then nothing', () => {
    expect(LINE_MODES.map(at)).toEqual([
      [1280, 160, 1],
      [320, 160, 1],
      [0, 0, 1],
      [0, 0, 0],
    ]);
  });

  it('loses, of what a site sends, first the second picture, then the camera, then the microphone', () => {
    const sends = (mode: LineMode) => (['camera', 'microphone', 'second'] as const).filter((source) => sendsAt(mode, source));
    expect(LINE_MODES.map(sends)).toEqual([['camera', 'microphone', 'second'], ['camera', 'microphone'], ['microphone'], []]);
  });
});
