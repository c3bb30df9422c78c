import { share } from './scale.ts';

/** What a row of bars is drawn from. `planned` null: nothing was planned. */
export interface BarRow {
  readonly name: string;
  readonly used: number;
  readonly planned: number | null;
}

/** A row of bars: widths in percent of the longest. */
export interface DrawnBar {
  readonly y: number;
  readonly name: string;
  /** Used within what was planned. */
  readonly used: number;
  /** Used beyond it. */
  readonly over: number;
  /** What was planned; null: drawn as open. */
  readonly planned: number | null;
}

/** Height of a row in pixels: its name and figures stand above its bar, so that both have room on a phone. */
export const ROW_HEIGHT = 42;

/** Bars of what was used over what was planned, on one scale. */
export function drawBars(rows: readonly BarRow[]): { readonly height: number; readonly rows: DrawnBar[] } {
  const max = Math.max(1, ...rows.map(({ used, planned }) => Math.max(used, planned ?? 0)));
  return {
    height: rows.length * ROW_HEIGHT,
    rows: rows.map(({ name, used, planned }, at) => {
      const within = planned === null ? used : Math.min(used, planned);
      return {
        y: at * ROW_HEIGHT,
        name,
        used: share(within, 0, max),
        over: share(used - within, 0, max),
        planned: planned === null ? null : share(planned, 0, max),
      };
    }),
  };
}
