import { conferenceLayout } from '../../../planning/conferences/pages/layout.ts';
import { conferenceIn } from '../../../planning/conferences/pages/fields.ts';
import type { PageRoutes, PageContext } from '../../../platform/pages/routes.ts';
import { accessContract } from '../../../planning/sites/access/contract.ts';
import { deviceTestView, UNTRIED } from './presenter/index.ts';

/** The page where a site tests camera, microphone, loudspeaker and connection; only for the site and its technician. */
async function check(context: PageContext) {
  const conferenceId = conferenceIn(context);
  const site = await context.run(accessContract.own, { conferenceId });
  const { conference, zone } = await conferenceLayout(context, conferenceId, null);
  const nothing = { camera: [], microphone: [], speaker: [] };
  const view = deviceTestView({
    lang: context.lang,
    zone,
    conferenceId,
    facts: UNTRIED,
    devices: nothing,
    browser: 'chrome',
    reported: { state: 'waiting' },
    refused: null,
    ready: false,
    onAir: false,
  });
  const bodyData = { conferenceId, siteId: site.siteId, at: context.now };
  return context.render('live/media/device-test/page', { conference, site, zone, view, bodyData, bodyClass: 'trying' });
}

/** Registers the pages of the media feature. */
export function mediaPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/site/check', check);
}
