import { formatClock } from '../../../server/i18n/format.ts';
import { onLine } from '../../connection.ts';
import { showLine } from '../../live/live-page/line-banner.ts';
import { pageLang, pageZone } from '../../shell/page.ts';
import { t } from '../../shell/words.ts';
import type { PartText } from './part-text.ts';

const clock = (at: number): string => formatClock(pageLang(), at, pageZone());

/** Since when the server cannot be reached; null if it can. */
let awaySince: number | null = null;

/** Shows the save state: saved (and when), being sent, stored here while offline, or refused. */
export function showSaveState(texts: readonly PartText[]): void {
  const place = document.getElementById('save-state');
  if (place) place.textContent = saveWords(texts);
  const unsaved = texts.filter((text) => text.state !== 'saved');
  place?.classList.toggle('is-unsaved', unsaved.length > 0);
  place?.classList.toggle('is-kept', unsaved.length > 0 && unsaved.every((text) => text.keeping === 'kept'));
}

function saveWords(texts: readonly PartText[]): string {
  if (texts.some(({ state }) => state === 'signed-out')) return t('minutes.state.signedOut');
  const refused = texts.map((text) => text.state).find((state) => typeof state === 'object');
  if (refused) return t('minutes.state.refused', { reason: refused.refused });
  const unsaved = texts.filter((text) => text.state === 'unsaved');
  const isKept = unsaved.every((text) => text.keeping !== 'failed');
  if (unsaved.length > 0 && awaySince !== null)
    return t(isKept ? 'minutes.state.unsaved' : 'minutes.state.notKept', { time: clock(awaySince) });
  if (unsaved.length > 0 || texts.some(({ isRecovering }) => isRecovering)) return t('minutes.state.saving');
  const saved = Math.max(0, ...texts.map((text) => text.savedAt ?? 0));
  return saved === 0 ? t('minutes.state.empty') : t('minutes.state.saved', { time: clock(saved) });
}

/** Makes links to versions and printouts wait until the server has every word typed here. */
export function saveBeforeLeaving(texts: readonly PartText[]): void {
  document.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element
        ? event.target.closest<HTMLAnchorElement>('a[href*="/minutes."], a[href$="/minutes/versions"]')
        : null;
    if (!link || texts.every(({ state }) => state === 'saved')) return;
    event.preventDefault();
    void Promise.all(texts.map((text) => text.settled())).then(() => location.assign(link.href));
  });
}

/** Follows the connection, and asks before leaving the page with unsaved words. */
export function watchLine(texts: readonly PartText[], onBack: () => void): void {
  showLine('office');
  onLine(({ state, since }) => {
    const wasAway = awaySince !== null;
    awaySince = state === 'lost' || state === 'cut' ? since : null;
    showSaveState(texts);
    if (wasAway && awaySince === null) onBack();
  });
  window.addEventListener('beforeunload', (event) => {
    if (texts.some((text) => text.state !== 'saved')) event.preventDefault();
  });
}
