import { share, timeMarks, type AxisMark } from './scale.ts';

interface Point {
  readonly at: number;
  readonly present: number;
}

/** A line of steps: how many were there, each until the next report. In percent, y from the top. */
export interface Course {
  readonly steps: readonly { readonly x1: number; readonly x2: number; readonly y: number; readonly before: number }[];
  readonly marks: readonly AxisMark[];
  readonly max: number;
}

/** So many steps are drawn at most: more of them are narrower than a pixel. */
const MAX_STEPS = 240;

/** Draws a course until a moment. Null: there are not two moments to draw between. */
export function drawCourse(points: readonly Point[], until: number): Course | null {
  const first = points[0];
  const to = Math.max(until, points.at(-1)?.at ?? until);
  if (!first || to <= first.at) return null;
  const shown = thinned(points);
  const max = Math.max(1, ...shown.map(({ present }) => present));
  const height = (present: number): number => 100 - share(present, 0, max);
  return {
    steps: shown.map(({ at, present }, index) => ({
      x1: share(at, first.at, to),
      x2: share(shown[index + 1]?.at ?? to, first.at, to),
      y: height(present),
      before: height(shown[index - 1]?.present ?? 0),
    })),
    marks: timeMarks(first.at, to),
    max,
  };
}

/** The last of each run of points, so that the end is exact. */
function thinned<T>(points: readonly T[]): T[] {
  const every = Math.ceil(points.length / MAX_STEPS);
  return points.filter((_point, at) => at === points.length - 1 || (at + 1) % every === 0 || (at === 0 && every === 1));
}
