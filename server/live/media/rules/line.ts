import { LINE_MODES, type LineMode } from '../contract/entities.ts';

/** Measurements of one direction of a connection in the last two seconds. Null: not measured. */
export interface LineSample {
  /** Share of lost audio packets, 0 … 1. */
  readonly loss: number | null;
  /** Frames per second: decoded by the receiver, or sent by the sender. */
  readonly frames: number | null;
  /** The sender's estimate of what the connection can carry, in bits per second. */
  readonly available: number | null;
  /** Whether that estimate rises by itself if the connection can carry more; otherwise only a trial can tell. */
  readonly probes: boolean;
  /** Milliseconds. */
  readonly roundTrip: number | null;
  /** False: no answer at all. */
  readonly alive: boolean | null;
  /** Whether somebody sends a picture that is wanted. */
  readonly picture: boolean;
}

/** The mode of one direction of a connection, with what is needed to decide the next step. Times in milliseconds. */
export interface LineState {
  readonly mode: LineMode;
  readonly since: number;
  /** Consecutive bad samples. */
  readonly bad: number;
  /** Whether this mode was reached by a step up, which may still prove too much. */
  readonly raised: boolean;
  /** Consecutive steps up that did not last. */
  readonly failures: number;
}

/**
 * Bits per second that each mode needs: `full`: the middle layer (640 × 360 from about 200 kbit/s) and
 * sound; `small`: the lowest layer at a usable rate; `voice`: one sound as measured: 33 kbit/s of Opus and RTP headers,
 * 15 kbit/s of SRTP, UDP and IP (50 packets per second).
 * `state` has no media: agenda, timer and queue use the socket, within 64 kbit/s.
 */
export const REQUIRED_BPS: Readonly<Record<LineMode, number>> = { full: 250_000, small: 100_000, voice: 48_000, state: 0 };
/**
 * Budget for agenda, timer and queue, in bits per second. Measured: a minute with twenty moves of the floor in a conference of 34
 * sites, joining included, took 1.7 kbit/s to a site; its reports take another 3 the other way.
 */
export const STATE_BUDGET_BPS = 64_000;

/** Opus conceals 5 % loss so that nobody notices; at 10 % words go missing. */
const LOSS = { fair: 0.05, bad: 0.1 } as const;
/** A round trip above two seconds means a full queue on the way and no conversation. A satellite takes 0.7 s. */
const ROUND_TRIP_MS = { fair: 1000, bad: 2000 } as const;
/** Below this frame rate a picture does not get through; even a poor camera in a dark hall makes five. */
const MIN_FRAMES_PER_SECOND = 2;

/** Minimum time between changes of mode. */
const MIN_MODE_MS = 4000;
/** The sender's estimate needs some seconds to grow after a step up, so ignore samples until then. */
const SETTLING_MS = 3000;
/** Timers are not exact: what is almost due is due. */
const TIMER_TOLERANCE_MS = 500;
/** One bad sample may be chance; this many in a row are not. */
const MAX_BAD_SAMPLES = 2;
/** After a step up has been good for this long, the next one may follow at once. */
const TRIAL_MS = 6000;
/** A step up that lasts less than this has failed. */
const MIN_HOLD_MS = 30_000;
/** Trials disturb what works, so each failure doubles the wait for the next: 8, 16, 32, 64 s. Recovery is noticed within the last. */
export const MIN_RETRY_DELAY_MS = 8000;
export const MAX_RETRY_DELAY_MS = 64_000;
/** After this long a trial is made whatever the estimate says. */
const MAX_TRY_DELAY_MS = 300_000;

/** The initial state of one direction; `now` in milliseconds. */
export const startLine = (now: number, mode: LineMode = 'full'): LineState => ({ mode, since: now, bad: 0, raised: false, failures: 0 });

type LineGrade = 'good' | 'fair' | 'bad';

/** Grades a mode. A poor sender (few frames although the connection could carry more) does not count against the connection. */
function judge({ loss, frames, available, roundTrip, alive, picture }: LineSample, mode: LineMode): LineGrade {
  const isShort = picture && available !== null && available < REQUIRED_BPS.full;
  const isSlow = frames !== null && frames < MIN_FRAMES_PER_SECOND;
  // Sending less does not help a cut connection: it is restored, and then continues in its mode.
  if (alive === false) return 'fair';
  if ((loss ?? 0) > LOSS.bad || (roundTrip ?? 0) > ROUND_TRIP_MS.bad) return 'bad';
  if (isShort && (mode === 'full' || (mode === 'small' && isSlow))) return 'bad';
  return (loss ?? 0) > LOSS.fair || (roundTrip ?? 0) > ROUND_TRIP_MS.fair ? 'fair' : 'good';
}

const beside = (mode: LineMode, by: -1 | 1): LineMode | undefined => LINE_MODES[LINE_MODES.indexOf(mode) + by];

/** Milliseconds in a mode before trying the next one up. */
export const retryDelayOf = ({ raised, failures }: LineState): number =>
  raised ? TRIAL_MS : Math.min(MAX_RETRY_DELAY_MS, MIN_RETRY_DELAY_MS * 2 ** Math.min(failures, 10));

/**
 * The next state after a sample. Called every two seconds. Changes of mode are at least four seconds apart, and a connection
 * that can carry a mode but not the next one spends at most a tenth of its time on trials.
 */
export function stepLine(line: LineState, sample: LineSample, now: number): LineState {
  const lasted = now - line.since + TIMER_TOLERANCE_MS;
  if (line.raised && lasted < SETTLING_MS) return line;
  const verdict = judge(sample, line.mode);
  const next = counted(line, verdict);
  if (lasted < MIN_MODE_MS) return next;
  const lower = beside(line.mode, 1);
  if (lower && next.bad >= MAX_BAD_SAMPLES) return lowered(line, lower, now);
  const upper = beside(line.mode, -1);
  if (upper && verdict === 'good' && lasted >= retryDelayOf(line) && mayTry(sample, upper, lasted))
    return { ...next, mode: upper, since: now, raised: true };
  return next;
}

/**
 * Whether to try the next mode up. If the sender's estimate rises by itself and is still too low, a trial would fail. It is made all the
 * same after five minutes, because without a picture no estimate rises.
 */
const mayTry = ({ probes, available }: LineSample, upper: LineMode, lasted: number): boolean =>
  !probes || available === null || available >= REQUIRED_BPS[upper] || lasted >= MAX_TRY_DELAY_MS;

function counted(line: LineState, verdict: LineGrade): LineState {
  return { ...line, bad: verdict === 'bad' ? line.bad + 1 : verdict === 'good' ? 0 : line.bad };
}

function lowered(line: LineState, mode: LineMode, now: number): LineState {
  const failed = line.raised && now - line.since < MIN_HOLD_MS;
  const failures = failed ? line.failures + 1 : line.raised ? 0 : line.failures;
  return { mode, since: now, bad: 0, raised: false, failures };
}

/** Maximum width requested in `small`, in CSS pixels: the lowest layer. */
const SMALL_WIDTH_PX = 320;

/**
 * The sizes to request in a mode, from those that a page shows (by slot or `site/ID`; 0 or 1 for a sound): smaller pictures, then none,
 * then no sound either.
 */
export function sizesAt(mode: LineMode, sizes: ReadonlyMap<string, number>, isSound: (name: string) => boolean): Map<string, number> {
  const limit = (name: string, width: number): number => {
    if (isSound(name)) return mode === 'state' ? 0 : width;
    if (mode === 'voice' || mode === 'state') return 0;
    return mode === 'small' ? Math.min(width, SMALL_WIDTH_PX) : width;
  };
  return new Map([...sizes].map(([name, width]) => [name, limit(name, width)]));
}

/** Whether a site still sends a source in a mode; in `small` the sender itself drops the upper layers. */
export const sendsAt = (mode: LineMode, source: 'camera' | 'microphone' | 'second'): boolean =>
  mode === 'full' || (mode === 'small' && source !== 'second') || (mode === 'voice' && source === 'microphone');
