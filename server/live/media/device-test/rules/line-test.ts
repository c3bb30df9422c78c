/** One sample of a connection that sends its own picture to the server and back. Counters since the beginning; null: not known. */
export interface LineTestSample {
  /** Milliseconds of any clock. */
  readonly at: number;
  readonly roundTrip: number | null;
  readonly jitter: number | null;
  /** The browser's estimate of what it could send, in bits per second. */
  readonly available: number | null;
  readonly bytesSent: number;
  readonly packetsSent: number;
  /** How many of those were lost, according to the server. */
  readonly lostThere: number | null;
  readonly packetsReceived: number;
  readonly lostHere: number;
  /** Width of the largest picture being sent. */
  readonly width: number | null;
  readonly framesBack: number;
}

/** The measured quality of a connection: milliseconds, shares 0 … 1, bits per second. Null: could not be measured. */
export interface LineTestResult {
  readonly roundTrip: number | null;
  readonly jitter: number | null;
  readonly loss: number | null;
  readonly available: number | null;
  readonly sent: number | null;
  readonly width: number | null;
  /** Whether the page's own picture came back. */
  readonly cameBack: boolean;
}

/** The beginning is not typical: the browser is still connecting and probing its bit rate. Milliseconds. */
const SETTLING_MS = 3000;

const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

/** The median, so that a single outlier has no effect. */
function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

const share = (part: number, whole: number): number | null => (whole > 0 ? Math.min(1, Math.max(0, part / whole)) : null);
const worse = (one: number | null, other: number | null): number | null => {
  const both = known([one, other]);
  return both.length > 0 ? Math.max(...both) : null;
};

/** The quality of a connection from its samples, without the first seconds. */
export function measureOf(samples: readonly LineTestSample[]): LineTestResult {
  const begun = samples[0]?.at ?? 0;
  const settled = samples.filter(({ at }) => at - begun >= SETTLING_MS);
  const [first, last] = [settled[0] ?? samples[0], samples.at(-1)];
  const of = (pick: (sample: LineTestSample) => number | null): number | null => median(known(settled.map(pick)));
  return {
    roundTrip: of(({ roundTrip }) => roundTrip),
    jitter: of(({ jitter }) => jitter),
    loss: first && last ? lossBetween(first, last) : null,
    available: of(({ available }) => available),
    sent: first && last && last.at > first.at ? ((last.bytesSent - first.bytesSent) * 8000) / (last.at - first.at) : null,
    width: of(({ width }) => width),
    cameBack: (last?.framesBack ?? 0) > 0,
  };
}

/** The worse of both directions. */
function lossBetween(first: LineTestSample, last: LineTestSample): number | null {
  const there = last.lostThere === null ? null : share(last.lostThere - (first.lostThere ?? 0), last.packetsSent - first.packetsSent);
  const lost = last.lostHere - first.lostHere;
  return worse(there, share(lost, last.packetsReceived - first.packetsReceived + Math.max(0, lost)));
}

/** What a connection can carry: the full picture, a small one, voice only, nothing. */
export const LINE_VERDICTS = ['clear', 'small', 'voice', 'none'] as const;
export type LineVerdict = (typeof LINE_VERDICTS)[number];
/** Why it is not better. `unreached`: the server was not reached; `oneway`: nothing came back. */
export type LineProblem = 'rate' | 'loss' | 'roundTrip' | 'jitter' | 'oneway' | 'unreached';

interface Limits {
  readonly verdict: Exclude<LineVerdict, 'none'>;
  readonly rate: number;
  readonly width: number;
  readonly loss: number;
  readonly roundTrip: number;
  readonly jitter: number;
}

/**
 * Rates: of pictures 1280 and 320 wide and of voice, each including sound. Round trips: ITU-T G.114 calls 150 ms one way good and
 * 400 ms the upper limit for planning. Losses: what Opus, and VP8 with retransmission, conceal, tolerate, and no longer tolerate.
 */
const TIERS: readonly Limits[] = [
  { verdict: 'clear', rate: 1_000_000, width: 1280, loss: 0.03, roundTrip: 300, jitter: 50 },
  { verdict: 'small', rate: 220_000, width: 320, loss: 0.1, roundTrip: 800, jitter: 150 },
  { verdict: 'voice', rate: 40_000, width: 0, loss: 0.25, roundTrip: 1500, jitter: 400 },
];

/** What prevents a connection from carrying this much; null: nothing. Unknown values prevent nothing. */
function hindranceOf(measure: LineTestResult, limits: Limits): LineProblem | null {
  const { loss, roundTrip, jitter, available, width, cameBack } = measure;
  if (!cameBack && limits.verdict !== 'voice') return 'oneway';
  if (loss !== null && loss > limits.loss) return 'loss';
  // A browser without an estimate sends as large a picture as it considers possible.
  if (available === null ? (width ?? limits.width) < limits.width : available < limits.rate) return 'rate';
  if (roundTrip !== null && roundTrip > limits.roundTrip) return 'roundTrip';
  return jitter !== null && jitter > limits.jitter ? 'jitter' : null;
}

/** What a connection can carry, and what prevents more. */
export function verdictOf(measure: LineTestResult): { readonly verdict: LineVerdict; readonly reason: LineProblem | null } {
  if (!measure.cameBack && measure.roundTrip === null) return { verdict: 'none', reason: 'unreached' };
  let reason: LineProblem | null = null;
  for (const limits of TIERS) {
    const hindrance = hindranceOf(measure, limits);
    if (hindrance === null) return { verdict: limits.verdict, reason };
    reason = hindrance;
  }
  return { verdict: 'none', reason };
}

/** Whether a connection passes: it must carry a picture, because a site is to be seen. */
export const passes = (verdict: LineVerdict): boolean => verdict === 'clear' || verdict === 'small';

/** A picture darker than this on average (0 … 255) means a covered lens or a dark hall. */
const DARK = 14;

/** Whether a picture (RGBA pixels) is almost black. */
export function isDark(points: Uint8ClampedArray): boolean {
  let sum = 0;
  for (let at = 0; at + 2 < points.length; at += 4) sum += (points[at] ?? 0) + (points[at + 1] ?? 0) + (points[at + 2] ?? 0);
  return points.length >= 4 && sum / (3 * Math.floor(points.length / 4)) < DARK;
}
