import { conferenceIn } from '../../planning/conferences/pages/fields.ts';
import { reportsContract } from '../../planning/reports/contract/index.ts';
import { reportCall } from '../../planning/reports/presenter/own.ts';
import { accessContract } from '../../planning/sites/access/contract.ts';
import type { PageRoutes, PageContext } from '../../platform/pages/routes.ts';
import { fieldsOf, refusalWords, type LiveForm } from '../../platform/forms.ts';
import { liveOf } from '../live-page/pages.ts';
import { siteForms } from './presenter/forms.ts';
import { sitePageView, type OwnSite } from './presenter/index.ts';

const home = (context: PageContext): string => `/conferences/${conferenceIn(context)}/site`;

async function ownSite(context: PageContext): Promise<OwnSite> {
  const own = await context.run(accessContract.own, { conferenceId: conferenceIn(context) });
  return { ...own, maySpeak: context.actor.kind === 'site' };
}

async function site(context: PageContext, refusal: string | null = null) {
  const own = await ownSite(context);
  const live = await liveOf(context, true);
  const { reports } = await context.run(reportsContract.own, { conferenceId: conferenceIn(context) });
  const bodyData = { conferenceId: live.plan.conference.id, at: live.now, own };
  const around = { archived: live.archived, refusal, bodyData, zone: live.plan.conference.timeZone };
  const shown = sitePageView(live, own);
  // Nobody fills in a report while the sitting runs, and nothing is to stand above who speaks.
  const call = live.archived || shown.stage === 'open' ? null : reportCall(context.lang, reports);
  const view = { ...shown, ...around, reportCall: call };
  return context.render('live/site-page/page', view, refusal === null ? 200 : 409);
}

/** A form of the site's page, sent without a script: runs its operation for this site and comes back. */
const send = (form: LiveForm) => async (context: PageContext) => {
  const { siteId } = await ownSite(context);
  const fields = { ...fieldsOf(context), siteId };
  const result = await context.attempt(form.operation, form.input(fields));
  return 'refusal' in result ? site(context, refusalWords(result.refusal)) : context.redirect(home(context), form.toast(fields));
};

/** A site's own page. */
export function sitePages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/site';
  routes.get(at, (context) => site(context));
  for (const [name, form] of Object.entries(siteForms)) routes.post(`${at}/${name}`, send(form));
}
