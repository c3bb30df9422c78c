import { shortName } from '../../../planning/sites/rules/index.ts';
import type { ViewContext } from '../../live-page/presenter/view-context.ts';

/** How a site is called in a sentence: the main hall as what it is, the others by their short name. */
export function placeName({ plan, t }: ViewContext, siteId: string): string {
  const site = plan.sites.find(({ id }) => id === siteId);
  if (!site) return siteId;
  return site.kind === 'main' ? t('sites.mainHall') : shortName(site);
}
