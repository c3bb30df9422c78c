import { displayView } from '../../../server/live/display/presenter/index.ts';
import displayScreen from '../../../views/live/display/screen.hbs';
import { displayMedia } from '../media/display-media.ts';
import { keepPage } from '../live-page/live-page.ts';
import { pageData } from '../live-page/page-data.ts';
import { offerFullScreen, toggleFullScreen } from '../live-page/wake-lock.ts';
import { handleKeys } from '../../shell/keys.ts';
import { showHallTurn } from '../live-page/turn-clock.ts';
import type { DisplayMode } from '../../../server/live/sitting/contract/index.ts';
import { reportScreen } from './screen-report.ts';
import { fitScreen, keepFitting } from './fit-screen.ts';

const { conferenceId } = pageData('display');
const screen = document.getElementById('display');
let mode: DisplayMode = 'live';
const tellMode = reportScreen(conferenceId, () => mode);
const draw = keepPage({
  incidents: false,
  isSilent: true,
  isScreen: true,
  showTurn: showHallTurn,
  // The time of day is part of the page, so redraw on every tick; morphing leaves unchanged parts alone.
  redrawIntervalMs: 0,
  parts(live) {
    const view = displayView(live, media());
    document.body.classList.toggle('blank', view.mode === 'blank');
    document.body.classList.toggle('logo-only', view.mode === 'logo');
    document.body.classList.toggle('with-picture', view.picture !== null);
    mode = view.mode === 'blank' || view.mode === 'logo' ? view.mode : 'live';
    return { display: displayScreen(view) };
  },
  onDrawn(_live, isNew) {
    tellMode();
    if (screen && isNew) fitScreen(screen);
  },
});
const media = displayMedia(conferenceId, draw);
if (screen) keepFitting(screen);

offerFullScreen(document.getElementById('fill-screen'));
handleKeys({ f: toggleFullScreen });

/** The pointer is shown only while it moves. */
let hide = 0;
document.addEventListener('pointermove', () => {
  document.body.classList.add('shows-pointer');
  clearTimeout(hide);
  hide = window.setTimeout(() => document.body.classList.remove('shows-pointer'), 2000);
});
