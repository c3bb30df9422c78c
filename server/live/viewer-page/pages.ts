import type { PageRoutes, PageContext } from '../../platform/pages/routes.ts';
import { liveOf } from '../live-page/pages.ts';
import { viewerView } from './presenter.ts';

async function watch(context: PageContext) {
  const live = await liveOf(context, false);
  const bodyData = { conferenceId: live.plan.conference.id, at: live.now };
  return context.render('live/viewer-page/page', {
    ...viewerView(live),
    archived: live.archived,
    bodyData,
    zone: live.plan.conference.timeZone,
  });
}

export function viewerPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/watch', watch);
}
