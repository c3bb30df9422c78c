import { isIn, siteRun } from '../../roll-call/rules/index.ts';
import { floorHolder, isHeard, mediaRoutingOf } from '../../sitting/rules/index.ts';
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

interface FoundTrouble {
  readonly trouble: SpeakerTrouble;
  readonly siteId: string;
  /** True for a speaker in the main hall: the hall hears them, the sites do not. */
  readonly isHall: boolean;
}

/**
 * Why the speaker is not heard or seen by everybody, the worst first; null if all is well, nobody speaks, or nothing is known.
 * `media` null: there are no media.
 */
export function speakerTrouble(context: ViewContext, media: SpeakerMedia | null): FoundTrouble | null {
  const { state, index, sites } = context;
  const siteId = floorHolder(state, index);
  if (siteId === null) return null;
  const isHall = siteId === index.hallId;
  const run = siteRun(sites, siteId);
  const gone = run.lostAt === null ? null : ({ trouble: 'gone', siteId, isHall } as const);
  if (gone && !isHall) return gone;
  const routing = mediaRoutingOf(state, index);
  // Turned off by the chair, or as what goes on is classified: that is said elsewhere, and nothing is wrong.
  if (media === null || routing.barred || !isHeard(routing, siteId)) return null;
  if (gone || !isIn(run)) return gone;
  const trouble = mediaTrouble(media, siteId);
  return trouble && { trouble, siteId, isHall };
}

function mediaTrouble({ sendsOf, feed }: SpeakerMedia, siteId: string): SpeakerTrouble | null {
  const sends = sendsOf(siteId);
  const fault = feed?.siteId === siteId ? feed.fault : null;
  if (!sends.includes('microphone')) return 'unheard';
  return fault ?? (sends.includes('camera') ? null : 'unseen');
}

/** Trouble in words that name the site. */
export function troubleText(context: ViewContext, found: FoundTrouble): string {
  if (found.isHall) return context.t(`livePage.hallSpeakerTrouble.${found.trouble}`);
  const site = context.plan.sites.find(({ id }) => id === found.siteId);
  return context.t(`livePage.speakerTrouble.${found.trouble}`, { name: site ? shortName(site) : found.siteId });
}

/** Why the speaker is not heard or seen by everybody, in words; null if nothing is wrong. */
export function speakerTroubleText(context: ViewContext, media: SpeakerMedia | null): string | null {
  const found = speakerTrouble(context, media);
  return found && troubleText(context, found);
}
