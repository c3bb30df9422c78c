import { STAFF } from '../../accounts/permissions.ts';
import type { PageContext, PageRoutes } from '../../platform/pages/routes.ts';
import { liveOf, requireRole } from '../live-page/pages.ts';
import { announcerView } from './presenter.ts';

/** What the announcer of a ceremony reads; it follows what the desk does. */
async function announcer(context: PageContext) {
  await requireRole(context, STAFF);
  const live = await liveOf(context, false, true);
  const bodyData = { conferenceId: live.plan.conference.id, at: live.now };
  return context.render('live/announcer/page', {
    ...announcerView(live),
    archived: live.archived,
    bodyData,
    zone: live.plan.conference.timeZone,
  });
}

export function announcerPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/announcer', announcer);
}
