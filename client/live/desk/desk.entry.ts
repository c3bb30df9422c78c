import { formatClock, formatElapsed, formatTime } from '../../../server/i18n/format.ts';
import { deskView } from '../../../server/live/desk/presenter/index.ts';
import { speakerName, viewContextOf, type Live } from '../../../server/live/live-page/presenter/index.ts';
import { phase, recordingNow, soundsOf, stateOf, mediaRoutingOf, type Phase } from '../../../server/live/sitting/rules/index.ts';
import deskDialogs from '../../../views/live/desk/dialogs.hbs';
import deskMain from '../../../views/live/desk/main.hbs';
import deskTop from '../../../views/live/desk/top.hbs';
import { serverNow } from '../../clock.ts';
import { DeskLines } from '../media/desk-media.ts';
import { announceToScreenReader } from '../../shell/announce.ts';
import { dialogIsOpen } from '../../shell/dialogs.ts';
import { actOnKeys } from '../../shell/keys.ts';
import { pageLang, pageZone } from '../../shell/page.ts';
import { morph } from '../../shell/templates.ts';
import { t } from '../../shell/words.ts';
import { runCommands, standingRefusal, undo } from './desk-commands.ts';
import { followLive } from '../live-page/live.ts';
import { TURN_CLOCK_INTERVAL_MS, turnClockWasRendered, sayTime, showDeskTurn } from '../live-page/turn-clock.ts';
import { pageData } from '../live-page/page-data.ts';

const TICK = 250;
/** Times that follow from the clock, such as when an item ends, are drawn anew this often. */
const REDRAW = 10_000;

let chosen: string | null = null;
let query = '';
/** The site that is looked at closely. */
let site: string | null = new URLSearchParams(location.search).get('site');
let drawnAt = 0;
let speaking: string | null = null;
let drawnPhase: Phase | null = null;

const { conferenceId } = pageData('desk');
const element = (id: string): HTMLElement | null => document.getElementById(id);
const lines = new DeskLines(conferenceId, draw);
const current = followLive({ incidents: true, onChange: draw, onOffline: showOffline, onOnline: hideOffline });

function draw(): void {
  const live = current();
  if (!live) return;
  lines.watch(live.plan.sites.map(({ id }) => id));
  const { floor } = stateOf(live.folded);
  hearOpenMicrophones(live);
  drawnAt = live.now;
  drawnPhase = floor && phase(floor, live.now);
  const view = { ...deskView(live, { chosen, query, site }, lines.media), refusal: standingRefusal() };
  for (const [id, html] of [
    ['desk-top', deskTop(view)],
    ['desk-main', deskMain(view)],
    ['desk-dialogs', deskDialogs(view)],
  ] as const) {
    const place = element(id);
    if (place) morph(place, html);
  }
  const saved = element('desk-saved');
  if (saved && element('offline')?.hidden !== false) saved.textContent = formatClock(pageLang(), live.now, pageZone());
  sayWhoSpeaks(live);
  turnClockWasRendered();
  showFace();
}

function hearOpenMicrophones(live: Live): void {
  const { state, index } = viewContextOf(live);
  lines.hear(soundsOf(mediaRoutingOf(state, index)));
}

function sayWhoSpeaks(live: Live): void {
  const { floor } = stateOf(live.folded);
  if (floor && floor.turnId !== speaking)
    announceToScreenReader(t('livePage.heard.speaks', { name: speakerName(viewContextOf(live), floor.speaker).title }));
  speaking = floor?.turnId ?? null;
}

function showFace(): void {
  const live = current();
  const floor = live && stateOf(live.folded).floor;
  if (floor) showDeskTurn(floor, live.now);
}

function tick(): void {
  const now = serverNow();
  const clock = element('desk-clock');
  const text = formatClock(pageLang(), now, pageZone());
  if (clock && clock.textContent !== text) clock.textContent = text;
  const live = current();
  if (live) showRecording(live, now);
  const floor = live && stateOf(live.folded).floor;
  if (floor) sayTime(floor, now);
  const changed = (floor && phase(floor, now)) !== drawnPhase;
  if (live && (changed || now - drawnAt > REDRAW)) draw();
}

function showRecording({ folded }: Live, now: number): void {
  const run = recordingNow(stateOf(folded));
  const figures = run && formatElapsed(now - run.startedAt);
  const place = element('recording-length');
  if (place && figures !== null && place.textContent !== figures) place.textContent = figures;
}

function showOffline(since: number): void {
  const banner = element('offline');
  const words = banner?.querySelector('span');
  if (!banner || !words) return;
  const time = formatTime(pageLang(), since, pageZone());
  words.textContent = `${t('common.offline.since', { time })} ${t('common.offline.keeps', { time })}`;
  banner.hidden = false;
}

function hideOffline(): void {
  const banner = element('offline');
  if (banner) banner.hidden = true;
}

/** Presses the button of a key, if there is one now. */
const press = (key: string) => (): void => document.querySelector<HTMLButtonElement>(`button[data-key="${key}"]:not([disabled])`)?.click();

function choose(step: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row.classList.contains('chosen'));
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
  if (!next) return;
  chosen = next.dataset.row ?? null;
  draw();
  document.querySelector('[data-row].chosen')?.scrollIntoView({ block: 'nearest' });
}

function open(id: string, focus: string): void {
  const dialog = element(id);
  if (!(dialog instanceof HTMLDialogElement)) return;
  if (!dialog.open) dialog.showModal();
  dialog.querySelector<HTMLElement>(focus)?.focus();
}

runCommands(conferenceId);
actOnKeys({
  ...Object.fromEntries(['Enter', '1', 'P', 'M', 'B', 'K', 'G', 'X', 'H', 'O', 'S', 'R'].map((key) => [key.toLowerCase(), press(key)])),
  arrowdown: () => choose(1),
  arrowup: () => choose(-1),
  t: () => open('announce', 'textarea'),
  '/': () => open('find', 'input'),
  '?': () => open('keys', 'button'),
  z: undo,
});
document.addEventListener('keydown', (event) => {
  if (!event.altKey || event.repeat || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
  event.preventDefault();
  press(event.key === 'ArrowUp' ? 'Alt ↑' : 'Alt ↓')();
});
document.addEventListener('click', (event) => {
  const row =
    event.target instanceof Element && !event.target.closest('button, a, summary, .menu-list')
      ? event.target.closest<HTMLElement>('[data-row]')
      : null;
  if (!row) return;
  chosen = row.dataset.row ?? null;
  draw();
});
/** Looks at a site closely, or at none; the focus goes along. */
function look(at: string | null): void {
  const before = site;
  site = at;
  draw();
  const focused = at === null ? document.querySelector<HTMLElement>(`[data-site="${before}"]`) : element('site-panel-title');
  focused?.focus();
}
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-site], [data-leave]') : null;
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  look(link.dataset.site === site ? null : (link.dataset.site ?? null));
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && site !== null && !event.defaultPrevented && !dialogIsOpen()) look(null);
});
document.addEventListener('input', (event) => {
  if (!(event.target instanceof HTMLInputElement) || event.target.id !== 'find-query') return;
  query = event.target.value;
  draw();
});
setInterval(tick, TICK);
setInterval(showFace, TURN_CLOCK_INTERVAL_MS);
