import { shortName } from '../../../../planning/sites/rules/index.ts';
import type { ViewContext } from '../../../live-page/presenter/view-context.ts';
import { isAboveSite, levelNow } from '../../../sitting/rules/index.ts';

/** Why a site cannot be given the floor now: the running item is above its clearance. Null: it can, as far as known. */
export function siteBarred({ t, plan, state, index }: ViewContext, siteId: string | null): string | null {
  const site = plan.sites.find(({ id }) => id === siteId);
  if (!site?.forDesk || !isAboveSite(index, siteId, site.forDesk.clearance, levelNow(state, index))) return null;
  return t('desk.notCleared', { name: shortName(site) });
}
