import { viewContextOf, nowHeard, speechHeard } from '../../../server/live/live-page/presenter/index.ts';
import { announceToScreenReader } from '../../shell/announce.ts';
import type { LiveRevision } from './following.ts';

/**
 * Announces what happens on a live page, each thing once however often the page is drawn: a sitting that is opened, an item that starts, who
 * speaks. Of what went on before the page was opened, which the page itself says, only who speaks.
 */
export function announceEvents(): (live: LiveRevision) => void {
  let told: Set<string> | null = null;
  let seen = -1;
  return (live) => {
    // A display is drawn several times a second: nothing happens without an entry.
    if (live.revision === seen) return;
    seen = live.revision;
    const context = viewContextOf(live);
    const now = nowHeard(context);
    const known = told;
    const fresh = known === null ? speechHeard(context) : now.filter(({ key }) => !known.has(key));
    told = new Set([...(known ?? []), ...now.map(({ key }) => key)]);
    if (fresh.length === 0) return;
    // The same person a second time is another speech: the region is emptied, so that it changes.
    announceToScreenReader('');
    announceToScreenReader(fresh.map(({ text }) => text).join('. '));
  };
}
