import { formatTime } from '../../../server/i18n/format.ts';
import type { Key } from '../../../server/i18n/translate.ts';
import { lineNow, onLine } from '../../connection.ts';
import type { PageLineState, PageLine } from '../../line-watch.ts';
import { pageLang, pageZone } from '../../shell/page.ts';
import { t } from '../../shell/words.ts';

type Away = Exclude<PageLineState, 'opening' | 'up'>;

/** A page on which clocks run, a screen of the hall, or a page on which people write. */
type Kind = 'live' | 'screen' | 'office';

const WORDS: Readonly<Record<Kind, Readonly<Record<Away, Key>>>> = {
  live: { lost: 'common.offline.lost', polled: 'common.offline.polled', cut: 'common.offline.cut' },
  screen: { lost: 'display.offline', polled: 'display.polled', cut: 'display.cut' },
  office: { lost: 'common.offline.since', polled: 'common.offline.polled', cut: 'common.offline.since' },
};

const isAway = (state: PageLineState): state is Away => state !== 'opening' && state !== 'up';

/** Says on the page how it reaches the server, from now on, where that is not as usual. */
export function showLine(kind: Kind): void {
  const show = ({ state, since }: PageLine): void => {
    const banner = document.getElementById('offline');
    const words = banner?.querySelector('span');
    banner?.toggleAttribute('hidden', !isAway(state));
    if (words && isAway(state)) words.textContent = t(WORDS[kind][state], { time: clock(since) });
    // The mark that says "connected", where a page has one, and figures that would seem to run.
    document.getElementById('site-line')?.toggleAttribute('hidden', state !== 'up');
    document.body.classList.toggle('cut-off', state === 'cut');
  };
  onLine(show);
  show(lineNow());
}

const clock = (at: number): string => formatTime(pageLang(), at, pageZone());
