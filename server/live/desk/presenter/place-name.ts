import { shortName } from '../../../planning/sites/rules/index.ts';
import type { ViewContext } from '../../live-page/presenter/view-context.ts';

/** Name of a site in a sentence: "main hall" for that, short names for the others. */
export function placeName({ plan, t }: ViewContext, siteId: string): string {
  const site = plan.sites.find(({ id }) => id === siteId);
  if (!site) return siteId;
  return site.kind === 'main' ? t('sites.mainHall') : shortName(site);
}
