import { formatTime } from '../../../server/i18n/format.ts';
import type { Key } from '../../../server/i18n/translate.ts';
import { lineNow, onLine, refusalNow } from '../../connection.ts';
import type { PageLineState, PageLine } from '../../line-watch.ts';
import { pageLang, pageZone } from '../../shell/page.ts';
import { t } from '../../shell/words.ts';

type Away = Exclude<PageLineState, 'opening' | 'up'>;

/** A page with running clocks, a hall display, or a page on which people write. */
type Kind = 'live' | 'screen' | 'office';

/** `refused`: polled because the server has too many sockets from this network. */
const WORDS: Readonly<Record<Kind, Readonly<Record<Away | 'refused', Key>>>> = {
  live: { lost: 'common.offline.lost', polled: 'common.offline.polled', refused: 'common.offline.refused', cut: 'common.offline.cut' },
  screen: { lost: 'display.offline', polled: 'display.polled', refused: 'display.refused', cut: 'display.cut' },
  office: { lost: 'common.offline.since', polled: 'common.offline.polled', refused: 'common.offline.refused', cut: 'common.offline.since' },
};

const isAway = (state: PageLineState): state is Away => state !== 'opening' && state !== 'up';

/** Shows a banner whenever the page does not reach the server as usual. */
export function showLine(kind: Kind): void {
  const show = ({ state, since }: PageLine): void => {
    const banner = document.getElementById('offline');
    const words = banner?.querySelector('span');
    banner?.toggleAttribute('hidden', !isAway(state));
    if (words && isAway(state)) words.textContent = wordsOf(kind, state, since);
    // Hide the "connected" mark, if there is one, and stop figures from appearing to run.
    document.getElementById('site-line')?.toggleAttribute('hidden', state !== 'up');
    document.body.classList.toggle('cut-off', state === 'cut');
  };
  onLine(show);
  show(lineNow());
}

function wordsOf(kind: Kind, state: Away, since: number): string {
  const reason = refusalNow();
  if (state === 'polled' && reason !== null) return t(WORDS[kind].refused, { reason });
  return t(WORDS[kind][state], { time: clock(since) });
}

const clock = (at: number): string => formatTime(pageLang(), at, pageZone());
