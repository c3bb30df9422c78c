import { formatTime } from '../../../server/i18n/format.ts';
import type { Key } from '../../../server/i18n/translate.ts';
import { serverNow } from '../../clock.ts';
import { pageLang, pageZone } from '../../shell/page.ts';
import { t } from '../../shell/words.ts';

const banner = (): HTMLElement | null => document.getElementById('offline');

/** Says that the connection is down, since when, and that the clocks go on; `key`: a screen's own words for it. */
export function offlineSince(since: number = serverNow(), key?: Key): void {
  const place = banner();
  const words = place?.querySelector('span');
  if (!place || !words || !place.hidden) return;
  const time = formatTime(pageLang(), since, pageZone());
  words.textContent = key ? t(key, { time }) : `${t('common.offline.since', { time })} ${t('common.offline.keeps', { time })}`;
  place.hidden = false;
  showLine(false);
}

/** The connection is back: the page shows what holds now. */
export function onlineAgain(): void {
  const place = banner();
  if (place) place.hidden = true;
  showLine(true);
}

/** The mark that says "connected", where a page has one. */
function showLine(up: boolean): void {
  document.getElementById('site-line')?.toggleAttribute('hidden', !up);
}
