import { LINE_MODES, type LineMode } from '../contract/entities.ts';

/** What was measured of one direction of a line in the last two seconds. Null: not measured. */
export interface LineSample {
  /** Share of the sound's packets that did not arrive, 0 … 1. */
  readonly loss: number | null;
  /** Pictures a second: decoded by who receives, sent by who sends. */
  readonly frames: number | null;
  /** What the sender estimates that the line bears, in bits a second. */
  readonly available: number | null;
  /** Whether that estimate rises by itself where the line bears more; otherwise only a try can tell. */
  readonly probes: boolean;
  /** Milliseconds. */
  readonly roundTrip: number | null;
  /** False: nothing at all came back. */
  readonly alive: boolean | null;
  /** Whether somebody sends a picture that is wanted here. */
  readonly picture: boolean;
}

/** How far one direction of a line has gone down, with what is needed to decide the next step. Times in milliseconds. */
export interface LineState {
  readonly mode: LineMode;
  readonly since: number;
  /** Bad samples in a row. */
  readonly bad: number;
  /** Whether this mode was reached by a step up, which may yet prove too much. */
  readonly raised: boolean;
  /** Steps up that did not last, in a row. */
  readonly failures: number;
}

/**
 * Bits a second without which a mode is not worth showing: `full` is the middle layer (640 × 360 from about 200 kbit/s) beside the
 * sound; `small` the lowest layer at a usable rate; `voice` one sound as it was measured on the line: 33 kbit/s of opus and its RTP headers,
 * 15 kbit/s of SRTP, UDP and IP (50 packets a second).
 * `state` has no media: agenda, timer and queue go by the socket, within 64 kbit/s.
 */
export const REQUIRED_BPS: Readonly<Record<LineMode, number>> = { full: 250_000, small: 100_000, voice: 48_000, state: 0 };
/**
 * What the agenda, the timer and the queue may take of a line, in bits a second. A minute with twenty moves of the floor in a conference
 * of 34 sites, joining included, was measured at 1.7 kbit/s towards a site; its reports take another 3 the other way.
 */
export const STATE_BUDGET_BPS = 64_000;

/** Opus conceals a twentieth of lost packets so that nobody notices; at a tenth words go missing. */
const LOSS = { fair: 0.05, bad: 0.1 } as const;
/** At more than two seconds there and back a queue on the way is full: nobody can answer any more. A satellite takes 0.7 s. */
const ROUND_TRIP_MS = { fair: 1000, bad: 2000 } as const;
/** Pictures a second under which a picture that is sent does not get through; a poor camera in a dark hall still makes five. */
const MIN_FRAMES_PER_SECOND = 2;

/** A change of mode is followed by no other for so long. */
const MIN_MODE_MS = 4000;
/** The sender's estimate needs some seconds to grow after a step up: the first sample after it says nothing yet. */
const SETTLING_MS = 3000;
/** Timers are not exact: what is nearly due is due. */
const TIMER_TOLERANCE_MS = 500;
/** One bad sample is a gust; two in a row are weather. */
const MAX_BAD_SAMPLES = 2;
/** A step up that is good for so long lets the next one follow at once. */
const TRIAL_MS = 6000;
/** A step up that does not last so long has failed. */
const MIN_HOLD_MS = 30_000;
/** Tries disturb what works, so each that fails doubles the wait for the next: 8, 16, 32, 64 s. A mended line is noticed within the last. */
export const MIN_RETRY_DELAY_MS = 8000;
export const MAX_RETRY_DELAY_MS = 64_000;
/** So late one is made whatever the estimate says. */
const MAX_TRY_DELAY_MS = 300_000;

export const startLine = (now: number, mode: LineMode = 'full'): LineState => ({ mode, since: now, bad: 0, raised: false, failures: 0 });

type LineGrade = 'good' | 'fair' | 'bad';

/** Whether a mode is borne. What a poor sender causes (few pictures though the line bears more) is no fault of the line. */
function judge({ loss, frames, available, roundTrip, alive, picture }: LineSample, mode: LineMode): LineGrade {
  const isShort = picture && available !== null && available < REQUIRED_BPS.full;
  const isSlow = frames !== null && frames < MIN_FRAMES_PER_SECOND;
  // A line that is cut is not helped by sending less: it is mended, and then goes on where it was.
  if (alive === false) return 'fair';
  if ((loss ?? 0) > LOSS.bad || (roundTrip ?? 0) > ROUND_TRIP_MS.bad) return 'bad';
  if (isShort && (mode === 'full' || (mode === 'small' && isSlow))) return 'bad';
  return (loss ?? 0) > LOSS.fair || (roundTrip ?? 0) > ROUND_TRIP_MS.fair ? 'fair' : 'good';
}

const beside = (mode: LineMode, by: -1 | 1): LineMode | undefined => LINE_MODES[LINE_MODES.indexOf(mode) + by];

/** Milliseconds in a mode before the next one up is tried. */
export const retryDelayOf = ({ raised, failures }: LineState): number =>
  raised ? TRIAL_MS : Math.min(MAX_RETRY_DELAY_MS, MIN_RETRY_DELAY_MS * 2 ** Math.min(failures, 10));

/**
 * The next state after a sample. Called every two seconds; a change of mode is followed by none for four seconds at least, and a
 * line that bears a mode but not the next one spends at most a tenth of its time in trying.
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
 * No try is needed to know that it fails, where the sender's estimate rises by itself and is not there yet. It is made all the same
 * after five minutes: where nobody sends a picture, no estimate rises.
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

/** The widest that a picture is asked for in `small`, in CSS pixels: the lowest layer. */
const SMALL_WIDTH_PX = 320;

/**
 * The sizes to ask the server for, from those that a page shows (by slot or `site/ID`; a sound's is 0 or 1): smaller pictures, then none,
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

/** What a site still sends in a mode: in `small` the sender itself leaves out the upper layers. */
export const sendsAt = (mode: LineMode, source: 'camera' | 'microphone' | 'second'): boolean =>
  mode === 'full' || (mode === 'small' && source !== 'second') || (mode === 'voice' && source === 'microphone');
