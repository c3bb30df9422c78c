/** Style of a drawn timer: heights and strokes in pixels of its screen. */
export interface RulerStyle {
  height: number;
  thin: number;
  thick: number;
}

export const screenRuler: RulerStyle = { height: 18, thin: 1.5, thick: 2.5 };
export const hallRuler: RulerStyle = { height: 44, thin: 4, thick: 7 };

interface Scale {
  tick: number;
  tall: number;
}

interface Tick {
  x: number;
  tall: boolean;
  part: 'gone' | 'left' | 'last';
}

const width = 1000;
const inset = 2;

/**
 * SVG paths of a ruler: a tick every ten seconds and a tall one every minute (coarser for long limits), with separate paths for
 * elapsed and remaining ticks and the last minute. `limit` and `remaining` in milliseconds; remaining may be negative.
 */
export function rulerPaths(limit: number, remaining: number, style: RulerStyle): string {
  const ticks = rulerTicks(limit, remaining);
  const paths = (['gone', 'left', 'last'] as const).flatMap((part) =>
    [false, true].map((tall) => {
      const chosen = ticks.filter((tick) => tick.part === part && tick.tall === tall);
      return path(part, tall ? style.thick : style.thin, chosen, tall ? 0 : style.height * 0.45, style.height);
    }),
  );
  return paths.join('');
}

function rulerTicks(limit: number, remaining: number): Tick[] {
  const seconds = Math.round(limit / 1000);
  const passed = (limit - remaining) / 1000;
  const { tick, tall } = scaleFor(seconds);
  const count = Math.floor(seconds / tick);
  return Array.from({ length: count + 1 }, (_, index) => {
    const at = index * tick;
    const x = inset + ((width - 2 * inset) * at) / seconds;
    return { x, tall: at % tall === 0, part: partOf(at, seconds, passed, index === count) };
  });
}

function partOf(at: number, seconds: number, passed: number, end: boolean): Tick['part'] {
  if (end) return 'last';
  if (at < passed) return 'gone';
  return at > seconds - 60 ? 'last' : 'left';
}

function scaleFor(seconds: number): Scale {
  if (seconds <= 20 * 60) return { tick: 10, tall: 60 };
  return seconds <= 120 * 60 ? { tick: 60, tall: 300 } : { tick: 600, tall: 3600 };
}

function path(part: Tick['part'], stroke: number, ticks: Tick[], top: number, bottom: number): string {
  if (ticks.length === 0) return '';
  const lines = ticks.map((tick) => `M${tick.x.toFixed(1)} ${top.toFixed(1)}V${bottom}`).join('');
  return `<path class="${part}" stroke-width="${stroke}" d="${lines}"></path>`;
}
