import { formatTime } from '../../../server/i18n/format.ts';
import type { Live } from '../../../server/live/live-page/presenter/index.ts';
import { phase, stateOf, type Phase } from '../../../server/live/sitting/rules/index.ts';
import type { Floor } from '../../../server/live/sitting/contract/index.ts';
import { serverNow } from '../../clock.ts';
import { onLine } from '../../connection.ts';
import { pageLang, pageZone } from '../../shell/page.ts';
import { morph } from '../../shell/templates.ts';
import { announceEvents } from './announcing.ts';
import { followLive } from './following.ts';
import { showLine } from './line-banner.ts';
import { keepScreenOn } from './wake-lock.ts';
import { sayTime, showDeskTurn, TURN_CLOCK_INTERVAL_MS, turnClockWasRendered } from './turn-clock.ts';

const TICK_INTERVAL_MS = 200;
/** How often to redraw times that depend on the clock, such as when an item ends. */
const REDRAW_INTERVAL_MS = 10_000;

/** A page that follows a conference. */
export interface LivePage {
  /** Whether it shows the texts of incidents. */
  readonly incidents: boolean;
  /** Whether it needs all of a ceremony, rather than what is on stage. */
  readonly ceremony?: boolean;
  /** 'opening': it needs what a vote can begin with. 'own': it shows what its site has sent in. */
  readonly votes?: 'opening' | 'own';
  /** HTML of its parts, by the id of the element that holds each. */
  parts(live: Live): Readonly<Record<string, string>>;
  /** Gives ids to what is to be recognized in a part wherever it moves. */
  name?(root: ParentNode, id: string): void;
  /** Called after the page was drawn; `isNew`: it shows something other than before. */
  onDrawn?(live: Live, isNew: boolean): void;
  /** Called several times a second, even before the first state (`live` null). */
  onTick?(now: number, live: Live | null): void;
  /** True on a hall display: it does not announce how much time is left. */
  readonly isSilent?: true;
  readonly redrawIntervalMs?: number;
  readonly showTurn?: (floor: Floor, now: number) => void;
  /** True on a hall display: it has its own words for a broken connection. */
  readonly isScreen?: true;
}

/** Keeps a page up to date: draws, ticks, redraws, announces who speaks, and shows a broken connection. Returns a function that redraws. */
export function keepPage(page: LivePage): () => void {
  const { redrawIntervalMs = REDRAW_INTERVAL_MS, showTurn = showDeskTurn } = page;
  const drawn = new Map<string, string>();
  let drawnAt = 0;
  let drawnPhase: Phase | null = null;
  const announce = announceEvents();
  const current = followLive({ incidents: page.incidents, ceremony: page.ceremony ?? false, votes: page.votes, onChange: draw });
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
    let isNew = false;
    for (const [id, html] of Object.entries(page.parts(live))) {
      const place = document.getElementById(id);
      if (!place || drawn.get(id) === html) continue;
      morph(place, html, (root) => page.name?.(root, id));
      drawn.set(id, html);
      turnClockWasRendered();
      isNew = true;
    }
    // Which journal entry the page has come to, for whoever looks into a page that seems to lag behind.
    document.body.dataset['revision'] = String(live.revision);
    page.onDrawn?.(live, isNew);
    announce(live);
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

/** Writes a text into an element if it differs. */
export function writeText(id: string, text: string): void {
  const place = document.getElementById(id);
  if (place && place.textContent !== text) place.textContent = text;
}

/** Shows the time of day by the server's clock in the header of a page. */
export const showHour = (now: number): void => writeText('site-clock', formatTime(pageLang(), now, pageZone()));
