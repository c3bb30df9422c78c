import { isIn, siteRun } from '../../roll-call/rules/index.ts';
import { mediaRoutingOf } from '../../sitting/rules/index.ts';
import { shortName } from '../../../planning/sites/rules/index.ts';
import type { ViewContext } from './view-context.ts';

/** Why a speaker is not heard or seen by everybody. */
export type SpeakerTrouble = 'gone' | 'unheard' | 'unseen';

/**
 * Why the speaker at a site is not heard or seen, the worst first; null where all is well, nobody speaks from a site, or nothing is known.
 * `sendsOf`: what the server receives of a site, such as 'microphone'; null where there is no sound and picture.
 */
export function speakerTrouble(
  context: ViewContext,
  sendsOf: (siteId: string) => readonly string[] | null,
): { readonly trouble: SpeakerTrouble; readonly siteId: string } | null {
  const { state, index, sites } = context;
  const siteId = state.floor?.speaker.siteId ?? null;
  if (siteId === null) return null;
  const run = siteRun(sites, siteId);
  if (run.lostAt !== null) return { trouble: 'gone', siteId };
  const { barred, floorMicrophone } = mediaRoutingOf(state, index);
  const sends = sendsOf(siteId);
  // Turned off by the chair, or as what goes on is classified: that is said elsewhere, and nothing is wrong.
  if (sends === null || !isIn(run) || barred || floorMicrophone !== siteId) return null;
  if (!sends.includes('microphone')) return { trouble: 'unheard', siteId };
  return sends.includes('camera') ? null : { trouble: 'unseen', siteId };
}

/** The same in words that name the site; null where nothing is wrong. */
export function speakerTroubleText(context: ViewContext, sendsOf: (siteId: string) => readonly string[] | null): string | null {
  const found = speakerTrouble(context, sendsOf);
  if (!found) return null;
  const site = context.plan.sites.find(({ id }) => id === found.siteId);
  return context.t(`livePage.speakerTrouble.${found.trouble}`, { name: site ? shortName(site) : found.siteId });
}
