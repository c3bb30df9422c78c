import { formatElapsed, formatSpoken } from '../../../server/i18n/format.ts';
import { hallRuler, rulerPaths, screenRuler } from '../../../server/platform/views/drawing.ts';
import type { Floor } from '../../../server/live/sitting/contract/index.ts';
import { elapsed, remaining } from '../../../server/live/sitting/rules/index.ts';
import { announceToScreenReader } from '../../shell/announce.ts';
import { pageLang } from '../../shell/page.ts';
import { showTime } from '../../shell/timer-view.ts';
import { t } from '../../shell/words.ts';

const write = (id: string, text: string): void => {
  const element = document.getElementById(id);
  if (element && element.textContent !== text) element.textContent = text;
};

/** How often a countdown reads the clock: all screens change their figures within this many milliseconds of each other. */
export const TURN_CLOCK_INTERVAL_MS = 50;

let shown = '';
/** Whether the figures of a countdown have changed since it was last drawn, which happens once a second. */
function isNew(floor: Floor, now: number): boolean {
  const facts = `${floor.turnId} ${floor.pausedAt} ${floor.limitSeconds} ${Math.ceil((remaining(floor, now) ?? -elapsed(floor, now)) / 1000)}`;
  if (facts === shown) return false;
  shown = facts;
  return true;
}

/** Makes the next tick draw the countdown in any case, after the page was rendered. */
export const turnClockWasRendered = (): void => void (shown = '');

/** Shows the elapsed time of a turn without a limit. */
function showSpent(clock: HTMLElement, spent: string): void {
  const figures = clock.querySelector('.timer-figures');
  if (figures && figures.textContent !== spent) figures.textContent = spent;
}

/** Draws a turn's clock on the desk: figures, ruler, elapsed time. Cheap enough to call many times a second. */
export function showDeskTurn(floor: Floor, now: number): void {
  if (!isNew(floor, now)) return;
  const clock = document.getElementById('turn-clock');
  const left = remaining(floor, now);
  const spent = formatElapsed(elapsed(floor, now));
  if (!clock) return;
  write('turn-spent', spent);
  if (left === null || floor.limitSeconds === null) return showSpent(clock, spent);
  const limit = floor.limitSeconds * 1000;
  showTime(clock, { limit, remaining: left, paused: floor.pausedAt !== null });
  drawRuler(limit, left);
}

function drawRuler(limit: number, left: number): void {
  const ruler = document.querySelector<SVGElement>('#turn-ruler .ruler');
  const paths = rulerPaths(limit, left, { ...screenRuler, height: 22 });
  if (!ruler || ruler.dataset.paths === paths) return;
  ruler.dataset.paths = paths;
  ruler.innerHTML = paths;
}

/** Draws a turn's clock on the hall display. */
export function showHallTurn(floor: Floor, now: number): void {
  if (!isNew(floor, now)) return;
  const clock = document.getElementById('display-clock');
  const left = remaining(floor, now);
  if (!clock) return;
  if (left === null || floor.limitSeconds === null) return showSpent(clock, formatElapsed(elapsed(floor, now)));
  showTime(clock, { limit: floor.limitSeconds * 1000, remaining: left, paused: floor.pausedAt !== null }, hallRuler);
}

const SPOKEN = [300_000, 120_000, 60_000];
let heard: { turnId: string; left: number } | null = null;

/** Announces the time left to screen readers: at five, two and one minutes, and at the end. */
export function sayTime(floor: Floor, now: number): void {
  const left = remaining(floor, now);
  if (left === null) return;
  const before = heard?.turnId === floor.turnId ? heard.left : left;
  heard = { turnId: floor.turnId, left };
  const passed = (mark: number): boolean => before > mark && left <= mark;
  const mark = SPOKEN.find(passed);
  if (mark !== undefined) announceToScreenReader(t('livePage.heard.left', { duration: formatSpoken(pageLang(), mark) }));
  if (passed(0)) announceToScreenReader(t('livePage.heard.over'));
}
