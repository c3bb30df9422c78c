import { sitePageView } from '../../../server/live/site-page/presenter/index.ts';
import type { Live } from '../../../server/live/live-page/presenter/index.ts';
import siteCall from '../../../views/live/site-page/call.hbs';
import siteLine from '../../../views/live/site-page/line.hbs';
import siteMain from '../../../views/live/site-page/main.hbs';
import { accessContract } from '../../../server/planning/sites/access/contract.ts';
import { rollCallContract } from '../../../server/live/roll-call/contract.ts';
import { call, connection, hasEnded } from '../../connection.ts';
import { siteMedia } from '../media/site-media.ts';
import { announceToScreenReader } from '../../shell/announce.ts';
import { runForms } from '../live-page/live-forms.ts';
import { siteForms } from '../../../server/live/site-page/presenter/forms.ts';
import recordingMark from '../../../views/live/live-page/recording.hbs';
import { pageData } from '../live-page/page-data.ts';
import { offerFullScreen } from '../live-page/wake-lock.ts';
import { keepPage, showHour } from '../live-page/live-page.ts';

const { conferenceId, own: given } = pageData('site');
let own = given;
let onAir = document.body.classList.contains('on-air');

let incidents: Live['incidents'] | null = null;

const draw = keepPage({
  incidents: true,
  votes: 'own',
  onTick: showHour,
  parts(live) {
    const view = { ...sitePageView({ ...live, incidents: incidents ?? live.incidents }, own, media.facts), refusal: refusal() };
    media.follow(live, view.pictures);
    sayOnAir(view.bodyClass === 'on-air', view.band?.title ?? '');
    return { 'site-call': siteCall(view), 'site-line': siteLine(view), main: siteMain(view), recording: recordingMark(view) };
  },
});
const media = siteMedia(conferenceId, own, draw);

/** Words of the last refusal, shown until the next command; null if none. */
function refusal(): string | null {
  const place = document.getElementById('site-refusal');
  return place && !place.hidden ? place.textContent : null;
}

/** Frames the window while the microphone is open, and announces it to screen readers at once. */
function sayOnAir(now: boolean, words: string): void {
  document.body.classList.toggle('on-air', now);
  if (now && !onAir) announceToScreenReader(words, 'assertive');
  onAir = now;
}

/** Whether this page has reported something, which a site does not see in the journal. */
let hasReported = false;

async function loadOwn(): Promise<void> {
  own = { ...own, ...(await call(accessContract.own, { conferenceId })) };
  if (hasReported) ({ incidents } = await call(rollCallContract.incidents, { conferenceId }));
  draw();
}

runForms({
  forms: siteForms,
  places: { conferenceId, siteId: own.siteId },
  refusal: 'site-refusal',
  onAccepted() {
    hasReported = true;
    return loadOwn();
  },
});

offerFullScreen(document.getElementById('fill-screen'));

/** How long to wait after the server could not answer. */
const RETRY_DELAY_MS = 3000;
let retry = 0;

/** Checks after reconnecting that this login may still see this page: its link may have been revoked. Fetches what could not be before. */
async function stillOurs(): Promise<void> {
  window.clearTimeout(retry);
  try {
    await loadOwn();
  } catch (error) {
    if (hasEnded(error)) location.reload();
    else retry = window.setTimeout(() => void stillOurs(), RETRY_DELAY_MS);
  }
}
connection().on('connect', () => void stillOurs());
