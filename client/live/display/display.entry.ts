import { formatTime } from '../../../server/i18n/format.ts';
import { displayView } from '../../../server/live/display/presenter/index.ts';
import { stateOf } from '../../../server/live/sitting/rules/index.ts';
import displayScreen from '../../../views/live/display/screen.hbs';
import { displayMedia } from '../media/display-media.ts';
import { pageLang, pageZone } from '../../shell/page.ts';
import { morph } from '../../shell/templates.ts';
import { t } from '../../shell/words.ts';
import { followLive } from '../live-page/live.ts';
import { TURN_CLOCK_INTERVAL_MS, turnClockWasRendered, showHallTurn } from '../live-page/turn-clock.ts';
import { pageData } from '../live-page/page-data.ts';

const TICK = 250;
let drawn = '';
const { conferenceId } = pageData('display');

const current = followLive({ incidents: false, onChange: draw, onOffline: showOffline, onOnline: hideOffline });
const media = displayMedia(conferenceId, draw);

/** Draws the screen when a second has passed or something has changed: what is the same is left alone. */
function draw(): void {
  const live = current();
  const screen = document.getElementById('display');
  if (!live || !screen) return;
  const view = displayView(live, media());
  document.body.classList.toggle('blank', view.mode === 'blank');
  document.body.classList.toggle('logo-only', view.mode === 'logo');
  document.body.classList.toggle('with-picture', view.picture !== null);
  const html = displayScreen(view);
  if (html === drawn) return;
  morph(screen, html);
  drawn = html;
  turnClockWasRendered();
  showFace();
}

function showFace(): void {
  const live = current();
  const floor = live && stateOf(live.folded).floor;
  if (floor) showHallTurn(floor, live.now);
}

function showOffline(since: number): void {
  const banner = document.getElementById('offline');
  if (!banner) return;
  banner.textContent = t('display.offline', { time: formatTime(pageLang(), since, pageZone()) });
  banner.hidden = false;
}

function hideOffline(): void {
  const banner = document.getElementById('offline');
  if (banner) banner.hidden = true;
}

/** The pointer shows while somebody moves it. */
let hide = 0;
document.addEventListener('pointermove', () => {
  document.body.classList.add('shows-pointer');
  clearTimeout(hide);
  hide = window.setTimeout(() => document.body.classList.remove('shows-pointer'), 2000);
});
setInterval(draw, TICK);
setInterval(showFace, TURN_CLOCK_INTERVAL_MS);
