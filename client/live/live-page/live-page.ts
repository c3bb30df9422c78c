import { formatTime } from '../../../server/i18n/format.ts';
import { viewContextOf, speakerName, type Live } from '../../../server/live/live-page/presenter/index.ts';
import { phase, stateOf, type Phase } from '../../../server/live/sitting/rules/index.ts';
import type { Floor } from '../../../server/live/sitting/contract/index.ts';
import { serverNow } from '../../clock.ts';
import { onLine } from '../../connection.ts';
import { announceToScreenReader } from '../../shell/announce.ts';
import { pageLang, pageZone } from '../../shell/page.ts';
import { morph } from '../../shell/templates.ts';
import { t } from '../../shell/words.ts';
import { followLive } from './following.ts';
import { showLine } from './line-banner.ts';
import { keepScreenOn } from './wake-lock.ts';
import { sayTime, showDeskTurn, TURN_CLOCK_INTERVAL_MS, turnClockWasRendered } from './turn-clock.ts';

const TICK_INTERVAL_MS = 200;
/** Times that follow from the clock, such as when an item ends, are drawn anew this often. */
const REDRAW_INTERVAL_MS = 10_000;

/** A page that follows a conference. */
export interface LivePage {
  /** Whether it shows incidents with their words. */
  readonly incidents: boolean;
  /** What it shows, by the id of the element that holds each part. */
  parts(live: Live): Readonly<Record<string, string>>;
  /** After what it shows has changed. */
  onDrawn?(live: Live): void;
  /** Several times a second, also before anything is known. */
  onTick?(now: number, live: Live | null): void;
  /** A screen of the hall does not say aloud who speaks and how much time is left. */
  readonly isSilent?: true;
  readonly redrawIntervalMs?: number;
  readonly showTurn?: (floor: Floor, now: number) => void;
  /** A screen of the hall has words of its own for a line that is down. */
  readonly isScreen?: true;
}

/** Keeps a page up to date: draws, ticks, redraws, says who speaks and that the connection is down. Returns what draws it again. */
export function keepPage(page: LivePage): () => void {
  const { redrawIntervalMs = REDRAW_INTERVAL_MS, showTurn = showDeskTurn } = page;
  const drawn = new Map<string, string>();
  let drawnAt = 0;
  let drawnPhase: Phase | null = null;
  let speaking: string | null = null;
  const current = followLive({ incidents: page.incidents, onChange: draw });
  showLine(page.isScreen ? 'screen' : 'live');
  onLine(() => draw());
  keepScreenOn();
  const floorOf = (live: Live | null): Floor | null => (live ? stateOf(live.folded).floor : null);

  function draw(): void {
    const live = current();
    if (!live) return;
    const floor = floorOf(live);
    drawnAt = live.now;
    drawnPhase = floor && phase(floor, live.now);
    for (const [id, html] of Object.entries(page.parts(live))) {
      const place = document.getElementById(id);
      if (!place || drawn.get(id) === html) continue;
      morph(place, html);
      drawn.set(id, html);
      turnClockWasRendered();
    }
    page.onDrawn?.(live);
    if (!page.isSilent) speaking = sayWhoSpeaks(live, speaking);
    showClock();
  }

  function showClock(): void {
    const live = current();
    const floor = floorOf(live);
    if (live && floor) showTurn(floor, live.now);
  }

  function tick(): void {
    const now = serverNow();
    const live = current();
    const floor = floorOf(live);
    page.onTick?.(now, live);
    if (floor && !page.isSilent) sayTime(floor, now);
    if (live && ((floor && phase(floor, now)) !== drawnPhase || now - drawnAt >= redrawIntervalMs)) draw();
  }

  setInterval(tick, TICK_INTERVAL_MS);
  setInterval(showClock, TURN_CLOCK_INTERVAL_MS);
  return draw;
}

/** Writes a text into an element, if it is another one. */
export function writeText(id: string, text: string): void {
  const place = document.getElementById(id);
  if (place && place.textContent !== text) place.textContent = text;
}

/** The hour by the server's clock, in the header of a page. */
export const showHour = (now: number): void => writeText('site-clock', formatTime(pageLang(), now, pageZone()));

/** Says who has the floor, once for each turn. Returns the turn. */
function sayWhoSpeaks(live: Live, before: string | null): string | null {
  const floor = stateOf(live.folded).floor;
  if (floor && floor.turnId !== before)
    announceToScreenReader(t('livePage.heard.speaks', { name: speakerName(viewContextOf(live), floor.speaker).title }));
  return floor?.turnId ?? null;
}
