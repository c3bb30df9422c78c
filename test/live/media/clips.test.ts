import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginOf,
  chaptersOf,
  clipOf,
  EDGE_TOLERANCE_MS,
  recordedLength,
  MAX_PAUSE_MS,
  offsetIn,
  playlistOf,
  recordedOf,
  stretchesOf,
  type Span,
} from '../../../server/live/media/recording/rules/clips.ts';

const DAY = 1_764_118_800_000;
const at = (from: number, to: number): Span => ({ from: DAY + from * 1000, to: DAY + to * 1000 });
const segment = (from: number, to: number) => ({ path: `${from}.mkv`, ...at(from, to) });
/** Stretches in seconds, by day and by file. */
const inSeconds = (stretches: ReturnType<typeof stretchesOf>) =>
  stretches.map(({ from, to, at: place }) => [(from - DAY) / 1000, (to - DAY) / 1000, place / 1000]);

describe('what was recorded of a sitting', () => {
  it('matches the journal, although the recorder needs a moment to start and end', () => {
    expect(inSeconds(stretchesOf([at(0, 60)], [segment(1, 9), segment(10, 59)]))).toEqual([[0, 60, 0]]);
  });

  it('puts one recording after the other', () => {
    expect(inSeconds(stretchesOf([at(100, 160), at(0, 60)], [segment(0, 60), segment(100, 160)]))).toEqual([
      [0, 60, 0],
      [100, 160, 60],
    ]);
  });

  it('leaves out what is missing because the server was down, but keeps a short pause', () => {
    expect(inSeconds(stretchesOf([at(0, 100)], [segment(0, 20), segment(29, 50), segment(80, 100)]))).toEqual([
      [0, 50, 0],
      [80, 100, 50],
    ]);
  });

  it('does not hide that a recorder started late or ended early', () => {
    expect(inSeconds(stretchesOf([at(0, 100)], [segment(40, 60)]))).toEqual([[40, 60, 0]]);
  });

  it('is empty if nothing was written', () => {
    expect(stretchesOf([at(0, 60)], [])).toEqual([]);
    expect(stretchesOf([], [segment(0, 60)])).toEqual([]);
  });
});

describe('the clip of a speech', () => {
  const stretches = stretchesOf([at(0, 60), at(100, 160)], [segment(0, 60), segment(100, 160)]);

  it('is where the journal has it', () => {
    expect(clipOf(stretches, at(10, 25))).toEqual({ at: 10_000, length: 15_000 });
    expect(clipOf(stretches, at(110, 125))).toEqual({ at: 70_000, length: 15_000 });
  });

  it('is as long as it was recorded', () => {
    expect(clipOf(stretches, at(50, 110))).toEqual({ at: 50_000, length: 20_000 });
    expect(recordedOf(stretches, at(50, 90))).toEqual(at(50, 60));
    expect(recordedOf(stretches, at(50, 110))).toEqual(at(50, 110));
    expect(recordedOf(stretches, at(-20, 500))).toEqual(at(0, 160));
  });

  it('does not exist if hardly anything was recorded', () => {
    expect([clipOf(stretches, at(60, 100)), clipOf(stretches, at(59.7, 80)), recordedOf(stretches, at(70, 80))]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('chapters', () => {
  const stretches = stretchesOf([at(0, 60), at(100, 160)], [segment(0, 60), segment(100, 160)]);
  const mark = (from: number, to: number, title: string) => ({ ...at(from, to), title });
  const read = (marks: readonly (Span & { title: string })[]) =>
    chaptersOf(stretches, marks).map((one) => [one.at / 1000, one.to / 1000, one.title]);

  it('last until the next begins', () => {
    expect(read([mark(0, 60, 'A'), mark(20, 40, 'B'), mark(100, 160, 'C')])).toEqual([
      [0, 20, 'A'],
      [20, 60, 'B'],
      [60, 120, 'C'],
    ]);
  });

  it('are merged if an item and its speech begin together', () => {
    expect(read([mark(-30, 160, 'Tham luận'), mark(-10, 20, 'Quảng Ninh')])).toEqual([[0, 120, 'Tham luận – Quảng Ninh']]);
  });

  it('leave out what was not recorded', () => {
    expect(read([mark(70, 80, 'A'), mark(200, 300, 'B')])).toEqual([]);
  });
});

describe('the list of what is played', () => {
  it('puts each segment at its offset in the file, and ends a recording at its end', () => {
    const segments = [segment(0.4, 10), segment(10.1, 62), segment(101, 160)];
    const stretches = stretchesOf([at(0, 60), at(100, 160)], segments);
    expect(beginOf(segments, stretches)).toEqual(400);
    expect(playlistOf(segments, stretches)).toEqual([
      { path: '0.4.mkv', duration: 9700, outpoint: null },
      { path: '10.1.mkv', duration: 50_900, outpoint: DAY + 60_000 },
      { path: '101.mkv', duration: null, outpoint: null },
    ]);
  });

  it('is empty if there are none', () => {
    expect([playlistOf([], []), beginOf([], [])]).toEqual([[], null]);
  });
});

/** Moments of a day, in tenths of a second. */
const spans = (most: number) =>
  fc
    .array(fc.tuple(fc.nat(20_000), fc.integer({ min: 1, max: 3000 })), { maxLength: most })
    .map((all) => all.map(([from, length]) => ({ from: DAY + from * 100, to: DAY + (from + length) * 100 })));
/** Recordings follow one another. */
const runs = fc.array(fc.tuple(fc.nat(2000), fc.integer({ min: 1, max: 3000 })), { maxLength: 5 }).map((all) => {
  let now = DAY;
  return all.map(([pause, length]) => {
    const from = now + pause * 100;
    now = from + length * 100;
    return { from, to: now };
  });
});

describe('whatever was recorded', () => {
  const check = (property: (runs: readonly Span[], segments: readonly Span[], span: Span) => void) =>
    fc.assert(
      fc.property(runs, spans(12), spans(1), (ran, segments, [span]) => property(ran, segments, span ?? at(0, 1))),
      { numRuns: process.env['FULL'] === '1' ? 5000 : 500 },
    );

  it('is one piece after the other, each within a recording of the journal', () => {
    check((ran, segments) => {
      const stretches = stretchesOf(ran, segments);
      let place = 0;
      for (const one of stretches) {
        expect(one.at).toEqual(place);
        expect(one.to).toBeGreaterThan(one.from);
        expect(ran.filter((run) => run.from <= one.from && one.to <= run.to)).toHaveLength(1);
        place += one.to - one.from;
      }
      expect(recordedLength(stretches)).toEqual(place);
    });
  });

  it('has no more than the segments have, but for short pauses and edges', () => {
    check((ran, segments) => {
      for (const one of stretchesOf(ran, segments)) {
        const near = segments.some(({ from, to }) => from <= one.from + EDGE_TOLERANCE_MS && to >= one.from);
        expect(near).toEqual(true);
        const inside = segments.filter(({ from, to }) => to > one.from && from < one.to).toSorted((a, b) => a.from - b.from);
        let reached = one.from + EDGE_TOLERANCE_MS;
        for (const { from, to } of inside) {
          expect(from - reached).toBeLessThanOrEqual(MAX_PAUSE_MS);
          reached = Math.max(reached, to);
        }
      }
    });
  });

  it('has offsets that never run backwards', () => {
    check((ran, segments, { from, to }) => {
      const stretches = stretchesOf(ran, segments);
      expect(offsetIn(stretches, from)).toBeLessThanOrEqual(offsetIn(stretches, to));
      expect(offsetIn(stretches, to) - offsetIn(stretches, from)).toBeLessThanOrEqual(to - from);
    });
  });

  it('plays in order, and every segment within its stretch', () => {
    check((ran, spansOf) => {
      const segments = spansOf.map((span, index) => ({ ...span, path: `${index}` }));
      const stretches = stretchesOf(ran, segments);
      const played = playlistOf(segments, stretches);
      expect(played.every(({ duration }, index) => (index === played.length - 1 ? duration === null : (duration ?? 0) > 0))).toEqual(true);
    });
  });
});
