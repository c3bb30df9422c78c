import { accessContract } from '../../../planning/sites/access/contract.ts';
import { conferencesContract } from '../../../planning/conferences/contract.ts';
import { conferenceIn } from '../../../planning/conferences/pages/fields.ts';
import { dayAt } from '../../../planning/conferences/rules.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { followUpContract as contract } from '../contract.ts';
import { siteMattersView } from '../presenter/of-site.ts';

/** What became of the recommendations of a site, on its own page. */
async function ofSite(context: PageContext): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const { matters } = await context.run(contract.ofSite, { conferenceId });
  const site = await context.run(accessContract.own, { conferenceId });
  const { conference } = await context.run(conferencesContract.get, { conferenceId });
  const today = dayAt(context.now, conference.timeZone);
  return context.render('record/follow-up/of-site', {
    site: site.name,
    back: `/conferences/${conferenceId}/site`,
    matters: siteMattersView(context.lang, matters, { conferenceId, today }),
  });
}

export function siteMatterPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/site/matters', ofSite);
}
