import { AT_SITE, hasRole, STAFF } from '../../accounts/permissions.ts';
import { conferenceIn } from '../../planning/conferences/pages/fields.ts';
import { conferenceLayout } from '../../planning/conferences/pages/layout.ts';
import { assetUrl } from '../../platform/assets/assets.ts';
import { AppError } from '../../platform/errors.ts';
import type { PageContext, PageRoutes } from '../../platform/pages/routes.ts';
import type { DoorPageData } from './presenter/door.ts';

/** The page of a door: it works on through a cut of the line, so the list comes over its script. */
async function door(context: PageContext) {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, null);
  if (!hasRole(frame.roles, [...STAFF, ...AT_SITE])) throw new AppError('forbidden');
  context.allowWebAssembly();
  const home = frame.isStaff ? `/conferences/${conferenceId}` : `/conferences/${conferenceId}/site`;
  const bodyData: DoorPageData = { conferenceId };
  return context.render('live/check-in/door', { ...frame, home, bodyData });
}

/** The service worker: beside the page that it keeps, so that it has no say over any other. */
// oxlint-disable-next-line require-await
const worker = async (context: PageContext) =>
  context.text('text/javascript', `importScripts(${JSON.stringify(assetUrl('check-in-worker'))});\n`);

export function checkInPages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/check-in';
  routes.get(`${at}/door`, door);
  routes.get(`${at}/worker.js`, worker);
}
