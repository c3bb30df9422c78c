import { formatTime } from '../../../server/i18n/format.ts';
import { viewContextOf, speakerName, type Live } from '../../../server/live/live-page/presenter/index.ts';
import { recordingNow, stateOf } from '../../../server/live/sitting/rules/index.ts';
import recordingMark from '../../../views/live/live-page/recording.hbs';
import { serverNow } from '../../clock.ts';
import { announceToScreenReader } from '../../shell/announce.ts';
import { pageLang, pageZone } from '../../shell/page.ts';
import { morph } from '../../shell/templates.ts';
import { t } from '../../shell/words.ts';
import { offlineSince, onlineAgain } from '../roll-call/offline.ts';
import { followLive } from './live.ts';
import { sayTime, showDeskTurn } from './turn-clock.ts';

const TICK = 200;
/** Times that follow from the clock, such as when an item ends, are drawn anew this often. */
const REDRAW = 10_000;

/** A page that follows a conference: its parts by the id of the element that holds each. */
export interface WatchingPage {
  readonly incidents: boolean;
  parts(live: Live): Readonly<Record<string, string>>;
}

/** Keeps a page up to date. Returns a function that draws it again. */
export function keepPage(page: WatchingPage): () => void {
  const drawn = new Map<string, string>();
  let drawnAt = 0;
  let speaking: string | null = null;
  const current = followLive({ incidents: page.incidents, onChange: draw, onOffline: offlineSince, onOnline: onlineAgain });

  function draw(): void {
    const live = current();
    if (!live) return;
    drawnAt = live.now;
    const recording = recordingMark({ recording: recordingNow(stateOf(live.folded)) !== null });
    for (const [id, html] of Object.entries({ ...page.parts(live), recording })) {
      const place = document.getElementById(id);
      if (place && drawn.get(id) !== html) morph(place, html);
      drawn.set(id, html);
    }
    speaking = sayWhoSpeaks(live, speaking);
    tick();
  }

  function tick(): void {
    const now = serverNow();
    const live = current();
    const floor = live && stateOf(live.folded).floor;
    showClock(now);
    if (floor) {
      showDeskTurn(floor, now);
      sayTime(floor, now);
    }
    if (live && now - drawnAt > REDRAW) draw();
  }

  setInterval(tick, TICK);
  return draw;
}

function showClock(now: number): void {
  const clock = document.getElementById('site-clock');
  const text = formatTime(pageLang(), now, pageZone());
  if (clock && clock.textContent !== text) clock.textContent = text;
}

/** Says who has the floor, once for each turn. Returns the turn. */
function sayWhoSpeaks(live: Live, before: string | null): string | null {
  const { floor } = stateOf(live.folded);
  if (floor && floor.turnId !== before)
    announceToScreenReader(t('livePage.heard.speaks', { name: speakerName(viewContextOf(live), floor.speaker).title }));
  return floor?.turnId ?? null;
}
