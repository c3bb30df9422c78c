import { APPOINTED_PARTICIPANTS, hasRole } from '../../accounts/permissions.ts';
import { conferencesContract } from '../../planning/conferences/contract.ts';
import type { PageRoutes, PageContext } from '../../platform/pages/routes.ts';
import { liveOf } from '../live-page/pages.ts';
import { viewerView } from './presenter.ts';

async function watch(context: PageContext) {
  const live = await liveOf(context, false);
  const conferenceId = live.plan.conference.id;
  const { roles } = await context.run(conferencesContract.get, { conferenceId });
  const ballotAt = hasRole(roles, APPOINTED_PARTICIPANTS) ? `/conferences/${conferenceId}/ballot` : null;
  const bodyData = { conferenceId, at: live.now, ballotAt };
  return context.render('live/viewer-page/page', {
    ...viewerView(live, null, ballotAt),
    archived: live.archived,
    bodyData,
    zone: live.plan.conference.timeZone,
  });
}

export function viewerPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/watch', watch);
}
