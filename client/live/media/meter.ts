import { TOO_LOUD } from '../../../server/live/media/rules/level.ts';
import { t } from '../../shell/words.ts';

const TICKS = 48;
const STEP = 10;
const HEIGHT = 20;
/** Every sixth tick is tall, as on the time ruler. */
const TALL = 6;
/** Minimum interval between announcements to screen readers, in milliseconds. */
const ANNOUNCE_INTERVAL_MS = 1000;

function tick(at: number): string {
  return `M${at * STEP + 1} ${HEIGHT}v-${at % TALL === 0 || at === TICKS - 1 ? HEIGHT : 12}`;
}
const ticks = (from: number, to: number): string => Array.from({ length: Math.max(0, to - from) }, (_, at) => tick(from + at)).join('');

/** Draws the level of a microphone into an element of the partial media/meter. */
export class Meter {
  readonly #svg: SVGSVGElement;
  #drawn = -1;
  #saidAt = 0;

  constructor(svg: SVGSVGElement) {
    this.#svg = svg;
    svg.setAttribute('viewBox', `0 0 ${(TICKS - 1) * STEP + 2} ${HEIGHT}`);
    this.show(null);
  }

  /** Shows a level, 0 … 1; null if there is no microphone. */
  show(level: number | null): void {
    const reached = Math.round((level ?? 0) * TICKS);
    const now = performance.now();
    if (now - this.#saidAt >= ANNOUNCE_INTERVAL_MS) {
      this.#saidAt = now;
      this.#say(level);
    }
    if (reached === this.#drawn) return;
    this.#drawn = reached;
    const loud = Math.round(TOO_LOUD * TICKS);
    this.#draw('.on', ticks(0, Math.min(reached, loud)));
    this.#draw('.too-loud', ticks(loud, reached));
    this.#draw('.off', ticks(reached, TICKS));
  }

  #draw(path: string, geometry: string): void {
    this.#svg.querySelector(path)?.setAttribute('d', geometry);
  }

  #say(level: number | null): void {
    const percent = Math.round((level ?? 0) * 100);
    const words = level === null ? 'none' : level >= TOO_LOUD ? 'loud' : level > 0.25 ? 'some' : 'quiet';
    this.#svg.setAttribute('aria-valuenow', String(percent));
    this.#svg.setAttribute('aria-valuetext', t(`deviceTest.meter.${words}`));
  }
}
