import type { MediaFacts } from '../../../server/live/live-page/presenter/media.ts';
import { sitePageView, type OwnSite } from '../../../server/live/site-page/presenter/index.ts';
import { media } from '../live-page/media-facts.ts';
import { liveOf } from '../sitting/live-plan.ts';
import type { SittingDay } from '../sitting/sitting-day.ts';

export const own = (siteId: string, maySpeak = true): OwnSite => ({
  siteId,
  name: siteId,
  contactName: null,
  contactPhone: null,
  maySpeak,
});

/** The page of a site on a day, with media as they are unless said otherwise. */
export const site = (day: SittingDay, siteId: string, more: Partial<MediaFacts> = {}) =>
  sitePageView(liveOf(day), own(siteId), { ...media, ...more });

/** What the band of a site's page shows: its look, its title, and the class of the whole page. */
export const look = ({ band, bodyClass }: ReturnType<typeof sitePageView>) => [band?.look, band?.title, bodyClass];
