import { describe, expect, it } from 'vitest';
import {
  isDark,
  measureOf,
  passes,
  verdictOf,
  type LineTestSample,
  type LineTestResult,
} from '../../../server/live/media/device-test/rules/line-test.ts';

const GOOD: LineTestResult = { roundTrip: 30, jitter: 5, loss: 0.001, available: 3_000_000, sent: 2_000_000, width: 1280, cameBack: true };
const said = (changes: Partial<LineTestResult>): string => {
  const { verdict, reason } = verdictOf({ ...GOOD, ...changes });
  return reason === null ? verdict : `${verdict}: ${reason}`;
};

describe('what a connection can carry', () => {
  it('is a clear picture if the connection is good', () => {
    expect(said({})).toBe('clear');
  });

  it('is less at a lower bit rate', () => {
    const rates = [1_000_000, 999_999, 220_000, 219_999, 40_000, 39_999, 0];
    expect(rates.map((available) => said({ available }))).toEqual([
      'clear',
      'small: rate',
      'small: rate',
      'voice: rate',
      'voice: rate',
      'none: rate',
      'none: rate',
    ]);
  });

  it('is less with more loss', () => {
    expect([0.03, 0.031, 0.1, 0.11, 0.25, 0.26, 1].map((loss) => said({ loss }))).toEqual([
      'clear',
      'small: loss',
      'small: loss',
      'voice: loss',
      'voice: loss',
      'none: loss',
      'none: loss',
    ]);
  });

  it('is less with a longer round trip and more jitter', () => {
    expect([300, 301, 800, 801, 1500, 1501].map((roundTrip) => said({ roundTrip }))).toEqual([
      'clear',
      'small: roundTrip',
      'small: roundTrip',
      'voice: roundTrip',
      'voice: roundTrip',
      'none: roundTrip',
    ]);
    expect([50, 51, 151, 401].map((jitter) => said({ jitter }))).toEqual(['clear', 'small: jitter', 'voice: jitter', 'none: jitter']);
  });

  it('comes with what prevents more: loss rather than the low rate it causes', () => {
    expect(said({ loss: 0.05, available: 300_000 })).toBe('small: loss');
    expect(said({ loss: 0.05, available: 100_000 })).toBe('voice: rate');
  });

  it('follows from the width of the sent picture if the browser has no estimate', () => {
    expect([1280, 640, 320, 160].map((width) => said({ available: null, width }))).toEqual([
      'clear',
      'small: rate',
      'small: rate',
      'voice: rate',
    ]);
  });

  it('is not reduced by what could not be measured', () => {
    expect(said({ roundTrip: null, jitter: null, loss: null, available: null, sent: null, width: null })).toBe('clear');
  });

  it('excludes pictures if none came back, and is nothing if the server was not reached', () => {
    expect(said({ cameBack: false })).toBe('voice: oneway');
    expect(said({ cameBack: false, roundTrip: null })).toBe('none: unreached');
    expect(verdictOf(measureOf([]))).toEqual({ verdict: 'none', reason: 'unreached' });
  });

  it('passes with any picture, however small', () => {
    expect((['clear', 'small', 'voice', 'none'] as const).map(passes)).toEqual([true, true, false, false]);
  });
});

const NOTHING: LineTestSample = {
  at: 0,
  roundTrip: null,
  jitter: null,
  available: null,
  bytesSent: 0,
  packetsSent: 0,
  lostThere: null,
  packetsReceived: 0,
  lostHere: 0,
  width: null,
  framesBack: 0,
};
/** Samples of a connection, one per second, that sends 100 packets of 1,000 bytes each time. */
const looks = (count: number, of: (second: number) => Partial<LineTestSample>): LineTestSample[] =>
  Array.from({ length: count }, (_, second) => ({
    ...NOTHING,
    at: 50_000 + second * 1000,
    bytesSent: second * 100_000,
    packetsSent: second * 100,
    packetsReceived: second * 90,
    ...of(second),
  }));

describe('a measurement', () => {
  it('takes the median, without the first seconds and without outliers', () => {
    const seen = [900, 800, 700, 40, 41, 42, 5000, 43, 41];
    const { roundTrip, available, width } = measureOf(
      looks(seen.length, (second) => ({
        roundTrip: seen[second] ?? null,
        available: second < 3 ? 1 : 2_000_000,
        width: second < 3 ? 320 : 1280,
      })),
    );
    expect({ roundTrip, available, width }).toEqual({ roundTrip: 42, available: 2_000_000, width: 1280 });
  });

  it('counts the bit rate once the connection has settled', () => {
    expect(measureOf(looks(9, () => ({}))).sent).toBe(800_000);
  });

  it('takes the worse loss of both directions', () => {
    const { loss: there } = measureOf(looks(9, (second) => ({ lostThere: second * 5, lostHere: 0 })));
    const { loss: here } = measureOf(looks(9, (second) => ({ lostThere: 0, lostHere: second * 10 })));
    expect([there, here]).toEqual([0.05, 0.1]);
  });

  it('leaves out losses at the beginning, and retransmissions that make the count fall', () => {
    const early = measureOf(looks(9, (second) => ({ lostThere: second < 3 ? second * 20 : 40, lostHere: 0 })));
    const repeated = measureOf(looks(9, (second) => ({ lostThere: null, lostHere: -second })));
    expect([early.loss, repeated.loss]).toEqual([0, 0]);
  });

  it('has null for what was never reported', () => {
    const { cameBack, ...rest } = measureOf([NOTHING]);
    expect([cameBack, Object.values(rest)]).toEqual([false, [null, null, null, null, null, null]]);
  });

  it('tells whether the page’s own picture came back', () => {
    expect(measureOf(looks(5, (second) => ({ framesBack: second * 20 }))).cameBack).toBe(true);
  });
});

describe('a picture', () => {
  const filled = (light: number) => Uint8ClampedArray.from({ length: 4 * 32 }, (_, at) => (at % 4 === 3 ? 255 : light));
  it('is dark if the lens is covered, not if the hall is dim', () => {
    expect([0, 8, 30, 128].map((light) => isDark(filled(light)))).toEqual([true, true, false, false]);
  });

  it('without pixels is not dark', () => {
    expect(isDark(new Uint8ClampedArray())).toBe(false);
  });
});
