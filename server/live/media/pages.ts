import { conferenceFrame } from '../../planning/conferences/frame.ts';
import { conferenceIn } from '../../planning/conferences/pages/fields.ts';
import type { PageRoutes, Visit } from '../../platform/pages/routes.ts';
import { accessContract } from '../../planning/sites/access/contract.ts';
import { checkView, UNTRIED } from './device-test/presenter/index.ts';

/** Where a site tries its camera, microphone, loudspeaker and line; for the site and its technician alone. */
async function check(visit: Visit) {
  const conferenceId = conferenceIn(visit);
  const site = await visit.run(accessContract.own, { conferenceId });
  const { conference, zone } = await conferenceFrame(visit, conferenceId, null);
  const nothing = { camera: [], microphone: [], speaker: [] };
  const view = checkView({
    ...{ lang: visit.lang, zone, conferenceId, facts: UNTRIED, devices: nothing },
    ...{ browser: 'chrome', reported: { state: 'waiting' }, telling: null, ready: false, onAir: false },
  });
  const bodyData = { conferenceId, siteId: site.siteId, at: visit.now };
  return visit.page('live/media/device-test/check', { conference, site, zone, view, bodyData, bodyClass: 'trying' });
}

/** The pages of sound and picture. */
export function mediaPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/site/check', check);
}
