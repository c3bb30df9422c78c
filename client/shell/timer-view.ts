import { formatCountdown } from '../../server/i18n/format.ts';
import { rulerPaths, screenRuler, type RulerStyle } from '../../server/platform/views/drawing.ts';
import { timerClass } from '../../server/platform/views/state-functions.ts';

/** State of a timer: limit and remaining time in milliseconds; null if unknown. */
export interface TimerState {
  limit: number | null;
  remaining: number | null;
  paused: boolean;
}

const classes = ['is-paused', 'is-unknown', 'is-over', 'is-last'];

/**
 * Updates a rendered timer: the figures in `.timer-figures`, the ruler's ticks, the class of its state. Only touches what has
 * changed, so that it may be called several times a second.
 */
export function showTime(timer: HTMLElement, facts: TimerState, style: RulerStyle = screenRuler): void {
  const figures = timer.querySelector('.timer-figures');
  const text = formatCountdown(facts.remaining);
  if (figures && figures.textContent !== text) figures.textContent = text;
  const state = timerClass(facts.remaining, facts.paused);
  for (const name of classes) timer.classList.toggle(name, name === state);
  drawRuler(timer, facts, style);
}

/** Draws the ruler; it changes once per tick, not every second. */
function drawRuler(timer: HTMLElement, facts: TimerState, style: RulerStyle): void {
  const ruler = timer.querySelector<SVGElement>('.ruler');
  if (!ruler || facts.limit === null || facts.limit <= 0) return;
  const height = Number(ruler.getAttribute('height')) || style.height;
  const paths = rulerPaths(facts.limit, facts.remaining ?? facts.limit, { ...style, height });
  if (ruler.dataset.paths === paths) return;
  ruler.dataset.paths = paths;
  ruler.innerHTML = paths;
}
