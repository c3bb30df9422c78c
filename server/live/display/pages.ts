import { SCREENS, STAFF } from '../../accounts/permissions.ts';
import type { PageRoutes, PageContext } from '../../platform/pages/routes.ts';
import { liveOf, requireRole } from '../live-page/pages.ts';
import { displayView } from './presenter/index.ts';

async function display(context: PageContext) {
  await requireRole(context, [...SCREENS, ...STAFF]);
  const live = await liveOf(context, false);
  const view = displayView(live);
  const bodyClass = view.mode === 'blank' ? 'blank' : view.mode === 'logo' ? 'logo-only' : '';
  const bodyData = { conferenceId: live.plan.conference.id, at: live.now };
  return context.render('live/display/page', { ...view, bodyClass, bodyData, zone: live.plan.conference.timeZone });
}

export function displayPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/display', display);
}
