import { isIn, siteRun } from '../../roll-call/rules/index.ts';
import { mediaRoutingOf } from '../../sitting/rules/index.ts';
import { shortName } from '../../../planning/sites/rules/index.ts';
import type { FeedFacts } from './media.ts';
import type { ViewContext } from './view-context.ts';

/** Why a speaker is not heard or seen by everybody. */
export type SpeakerTrouble = 'gone' | 'unheard' | 'frozen' | 'silent' | 'unseen';

/** What a page knows about the media of sites. */
export interface SpeakerMedia {
  /** What the server receives from a site, such as 'microphone'. */
  sendsOf(siteId: string): readonly string[];
  readonly feed: FeedFacts | null;
}

/**
 * Why the speaker at a site is not heard or seen, the worst first; null if all is well, nobody speaks from a site, or nothing is known.
 * `media` null: there are no media.
 */
export function speakerTrouble(
  context: ViewContext,
  media: SpeakerMedia | null,
): { readonly trouble: SpeakerTrouble; readonly siteId: string } | null {
  const { state, index, sites } = context;
  const siteId = state.floor?.speaker.siteId ?? null;
  if (siteId === null) return null;
  const run = siteRun(sites, siteId);
  if (run.lostAt !== null) return { trouble: 'gone', siteId };
  const { barred, floorMicrophone } = mediaRoutingOf(state, index);
  // Turned off by the chair, or as what goes on is classified: that is said elsewhere, and nothing is wrong.
  if (media === null || !isIn(run) || barred || floorMicrophone !== siteId) return null;
  const trouble = mediaTrouble(media, siteId);
  return trouble && { trouble, siteId };
}

function mediaTrouble({ sendsOf, feed }: SpeakerMedia, siteId: string): SpeakerTrouble | null {
  const sends = sendsOf(siteId);
  const fault = feed?.siteId === siteId ? feed.fault : null;
  if (!sends.includes('microphone')) return 'unheard';
  return fault ?? (sends.includes('camera') ? null : 'unseen');
}

/** The same in words that name the site; null if nothing is wrong. */
export function speakerTroubleText(context: ViewContext, media: SpeakerMedia | null): string | null {
  const found = speakerTrouble(context, media);
  if (!found) return null;
  const site = context.plan.sites.find(({ id }) => id === found.siteId);
  return context.t(`livePage.speakerTrouble.${found.trouble}`, { name: site ? shortName(site) : found.siteId });
}
