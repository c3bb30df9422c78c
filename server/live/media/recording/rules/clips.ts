/** A span of the server's clock, in milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A recorded piece in a file of its own. */
export interface Segment extends Span {
  readonly path: string;
}

/** A span recorded without a gap, with its offset (milliseconds) in the sitting's file. */
export interface Stretch extends Span {
  readonly at: number;
}

/** A part of a sitting's file; offset and length in milliseconds. */
export interface Clip {
  readonly at: number;
  readonly length: number;
}

/** A span that deserves a chapter, such as an item or a speech. */
export interface Mark extends Span {
  readonly title: string;
}

/** A chapter in a sitting's file, from and to in milliseconds. */
export interface Chapter {
  readonly at: number;
  readonly to: number;
  readonly title: string;
}

/** A segment in playing order; `duration`: until the next one begins (null for the last); `outpoint` by the server's clock. */
export interface Played {
  readonly path: string;
  readonly duration: number | null;
  readonly outpoint: number | null;
}

/** Longest pause kept in a recording; longer ones (the server was down) are left out of the file. */
export const MAX_PAUSE_MS = 10_000;
/** Recorders need a moment to start and end: times this close to the journal's count as exact. */
export const EDGE_TOLERANCE_MS = 3000;
/** A shorter piece of a speech does not count as a recording. */
export const MIN_CLIP_MS = 500;

const within = ({ from, to }: Span, limit: Span): Span => ({
  from: Math.max(from, limit.from),
  to: Math.min(to, limit.to),
});

/** What was recorded within one run, with its ends snapped to those in the journal. */
function recordedIn(run: Span, segments: readonly Span[]): Span[] {
  const joined: { from: number; to: number }[] = [];
  for (const span of segments
    .map((one) => within(one, run))
    .filter(({ from, to }) => to > from)
    .toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from - last.to <= MAX_PAUSE_MS) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  const [first, last] = [joined[0], joined.at(-1)];
  if (first && first.from - run.from <= EDGE_TOLERANCE_MS) first.from = run.from;
  if (last && run.to - last.to <= EDGE_TOLERANCE_MS) last.to = run.to;
  return joined;
}

/** The recorded stretches of a sitting in order; `runs`: the recordings by the journal. */
export function stretchesOf(runs: readonly Span[], segments: readonly Span[]): Stretch[] {
  let at = 0;
  const spans = runs.toSorted((a, b) => a.from - b.from).flatMap((run) => recordedIn(run, segments));
  return spans.map(({ from, to }) => {
    const stretch = { from, to, at };
    at += to - from;
    return stretch;
  });
}

/** Total length of recorded stretches, in milliseconds. */
export const recordedLength = (stretches: readonly Stretch[]): number => stretches.reduce((sum, { from, to }) => sum + to - from, 0);

/** The offset of a moment in the file; for one that was not recorded, that of the next one that was. */
export function offsetIn(stretches: readonly Stretch[], moment: number): number {
  const stretch = stretches.find(({ to }) => moment <= to);
  return stretch ? stretch.at + Math.max(0, moment - stretch.from) : recordedLength(stretches);
}

/** The part of the file that holds a span, as far as it was recorded; null if less than MIN_CLIP_MS was. */
export function clipOf(stretches: readonly Stretch[], { from, to }: Span): Clip | null {
  const at = offsetIn(stretches, from);
  const length = offsetIn(stretches, to) - at;
  return length < MIN_CLIP_MS ? null : { at, length };
}

/** The first and last recorded moment of a span; null as for `clipOf`. */
export function recordedOf(stretches: readonly Stretch[], span: Span): Span | null {
  if (!clipOf(stretches, span)) return null;
  const parts = stretches.map((one) => within(span, one)).filter(({ from, to }) => to > from);
  const [first, last] = [parts[0], parts.at(-1)];
  return first && last ? { from: first.from, to: last.to } : null;
}

/** Chapters, each until the next begins; marks with the same offset share one, and unrecorded ones have none. */
export function chaptersOf(stretches: readonly Stretch[], marks: readonly Mark[]): Chapter[] {
  const begins = new Map<number, string[]>();
  for (const mark of marks.toSorted((a, b) => a.from - b.from)) {
    const cut = clipOf(stretches, mark);
    if (cut) begins.set(cut.at, [...(begins.get(cut.at) ?? []), mark.title]);
  }
  const starts = [...begins].toSorted(([a], [b]) => a - b);
  return starts.map(([at, titles], index) => ({
    at,
    to: starts[index + 1]?.[0] ?? recordedLength(stretches),
    title: titles.join(' – '),
  }));
}

/** Offset of the first moment of these segments in the file; null if none of them is in it. */
export function beginOf(segments: readonly Segment[], stretches: readonly Stretch[]): number | null {
  return placedIn(segments, stretches)[0]?.at ?? null;
}

/** The segments in playing order, so that each moment is at its offset in the file. */
export function playlistOf(segments: readonly Segment[], stretches: readonly Stretch[]): Played[] {
  const placed = placedIn(segments, stretches);
  return placed.map(({ segment, stretch, at }, index) => {
    const next = placed[index + 1];
    const ends = next?.stretch !== stretch && segment.to > stretch.to;
    return {
      path: segment.path,
      duration: next ? next.at - at : null,
      outpoint: ends ? stretch.to : null,
    };
  });
}

interface Placed {
  readonly segment: Segment;
  readonly stretch: Stretch;
  readonly at: number;
}

/** Segments with their offsets in order, without those that would begin before their predecessor (a clock was set back). */
function placedIn(segments: readonly Segment[], stretches: readonly Stretch[]): Placed[] {
  const placed: Placed[] = [];
  for (const segment of segments.toSorted((a, b) => a.from - b.from)) {
    const stretch = stretches.find(({ from, to }) => segment.from >= from && segment.from < to);
    const at = stretch && stretch.at + segment.from - stretch.from;
    if (stretch && at !== undefined && at > (placed.at(-1)?.at ?? -1)) placed.push({ segment, stretch, at });
  }
  return placed;
}
