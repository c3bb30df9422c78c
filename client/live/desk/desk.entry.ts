import { formatClock, formatElapsed } from '../../../server/i18n/format.ts';
import { deskView } from '../../../server/live/desk/presenter/index.ts';
import { viewContextOf, type Live } from '../../../server/live/live-page/presenter/index.ts';
import { recordingNow, soundsOf, stateOf, mediaRoutingOf } from '../../../server/live/sitting/rules/index.ts';
import deskDialogs from '../../../views/live/desk/dialogs.hbs';
import deskMain from '../../../views/live/desk/main.hbs';
import deskTop from '../../../views/live/desk/top.hbs';
import { DeskLines } from '../media/desk-media.ts';
import { serverClockBehindMs } from '../../connection.ts';
import { dialogIsOpen } from '../../shell/dialogs.ts';
import { pageLang, pageZone } from '../../shell/page.ts';
import { t } from '../../shell/words.ts';
import { keepPage, writeText } from '../live-page/live-page.ts';
import { pageData } from '../live-page/page-data.ts';
import { runCommands, standingRefusal, undo } from './desk-commands.ts';
import { followScreens } from './open-screens.ts';
import { followPresence } from './presence-totals.ts';
import { listenToKeys } from './desk-keys.ts';
import { nameButtons } from './named-buttons.ts';
import { primaryActionWasDrawn } from './primary-action.ts';

let chosen: string | null = null;
let query = '';
/** Id of the site open in the panel. */
let site: string | null = new URLSearchParams(location.search).get('site');

const { conferenceId } = pageData('desk');
const element = (id: string): HTMLElement | null => document.getElementById(id);
const lines = new DeskLines(conferenceId, () => draw());
const screens = followScreens(conferenceId, () => draw());
const presence = followPresence(conferenceId, () => draw());
const draw = keepPage({
  incidents: true,
  ceremony: true,
  parts(live) {
    lines.watch(live.plan.sites.map(({ id }) => id));
    hearOpenMicrophones(live);
    presence.look(live);
    const view = {
      ...deskView(live, { chosen, query, site, displays: screens(), presence: presence.now() }, lines.media),
      refusal: standingRefusal(),
    };
    return { 'desk-top': deskTop(view), 'desk-main': deskMain(view), 'desk-dialogs': deskDialogs(view) };
  },
  name: nameButtons,
  onDrawn(live) {
    primaryActionWasDrawn();
    showRunningItem(stateOf(live.folded).runningItemId);
    if (element('offline')?.hidden !== false) writeText('desk-saved', formatClock(pageLang(), live.now, pageZone()));
  },
  onTick(now, live) {
    writeText('desk-clock', formatClock(pageLang(), now, pageZone()));
    sayClockBehind();
    const run = live && recordingNow(stateOf(live.folded));
    if (run) writeText('recording-length', formatElapsed(now - run.startedAt));
  },
});

/** Warns while the server's clock is behind the journal, because new entries then all get the same time. */
function sayClockBehind(): void {
  const behindMs = serverClockBehindMs();
  if (behindMs > 0) writeText('clock-behind', t('desk.clockBehind', { length: formatElapsed(behindMs) }));
  element('clock-behind')?.toggleAttribute('hidden', behindMs === 0);
}

/** Scrolls a newly running item into view in the agenda sidebar. */
function showRunningItem(itemId: string | null): void {
  if (itemId === running) return;
  running = itemId;
  document.querySelector('.agenda-list .now')?.scrollIntoView({ block: 'nearest' });
}
let running: string | null = null;

function hearOpenMicrophones(live: Live): void {
  const { state, index } = viewContextOf(live);
  lines.hear(soundsOf(mediaRoutingOf(state, index)));
}

function choose(step: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row.classList.contains('chosen'));
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
  if (!next) return;
  chosen = next.dataset.row ?? null;
  draw();
  document.querySelector('[data-row].chosen')?.scrollIntoView({ block: 'nearest' });
}

runCommands(conferenceId);
listenToKeys({ choose, undo });
document.addEventListener('click', (event) => {
  const row =
    event.target instanceof Element && !event.target.closest('button, a, summary, .menu-list')
      ? event.target.closest<HTMLElement>('[data-row]')
      : null;
  if (!row) return;
  chosen = row.dataset.row ?? null;
  draw();
});
/** Opens a site in the panel, or closes it (null), and moves the focus. */
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
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLInputElement) || event.target.id !== 'find-query') return;
  event.preventDefault();
  document.querySelector<HTMLButtonElement>('#find .record-list li:first-child .actions .btn:not([disabled])')?.click();
});
document.addEventListener('input', (event) => {
  if (!(event.target instanceof HTMLInputElement) || event.target.id !== 'find-query') return;
  query = event.target.value;
  draw();
});
