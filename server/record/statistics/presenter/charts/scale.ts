/** A place on an axis, in percent of its length with two decimals, as SVG takes it. */
export const share = (value: number, from: number, to: number): number =>
  to <= from ? 0 : Math.round(Math.min(1, Math.max(0, (value - from) / (to - from))) * 10_000) / 100;

const MINUTE_MS = 60_000;
/** Distances between the marks of an axis of time, in minutes. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440];
const DAY_MINUTES = 1440;
const MAX_MARKS = 6;

export interface AxisMark {
  readonly at: number;
  readonly x: number;
}

/** At most six marks at round clock times, for zones that differ from UTC by whole quarters of an hour. */
export function timeMarks(from: number, to: number): AxisMark[] {
  const fits = (minutes: number): boolean => (to - from) / (minutes * MINUTE_MS) <= MAX_MARKS;
  const days = Math.ceil((to - from) / (MAX_MARKS * DAY_MINUTES * MINUTE_MS));
  const step = (STEPS.find(fits) ?? days * DAY_MINUTES) * MINUTE_MS;
  const first = Math.ceil(from / step) * step;
  const marks: AxisMark[] = [];
  for (let at = first; at <= to; at += step) marks.push({ at, x: share(at, from, to) });
  return marks;
}
