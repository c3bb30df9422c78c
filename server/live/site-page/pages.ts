import { conferenceIn, numberOrNull, typed, typedOrNull } from '../../planning/conferences/pages/fields.ts';
import type { InputOf, Operation } from '../../platform/contract.ts';
import type { PageRoutes, PageContext } from '../../platform/pages/routes.ts';
import { accessContract } from '../../planning/sites/access/contract.ts';
import { CHECKS, rollCallContract, type Checks } from '../roll-call/contract.ts';
import type { Key } from '../../i18n/translate.ts';
import { proceedingsContract } from '../sitting/contract/index.ts';
import { liveOf } from '../live-page/pages.ts';
import { siteView, type OwnSite } from './presenter/index.ts';

const home = (context: PageContext): string => `/conferences/${conferenceIn(context)}/site`;

async function ownSite(context: PageContext): Promise<OwnSite> {
  const own = await context.run(accessContract.own, { conferenceId: conferenceIn(context) });
  return { ...own, maySpeak: context.actor.kind === 'site' };
}

async function site(context: PageContext, refusal: string | null = null) {
  const own = await ownSite(context);
  const live = await liveOf(context, true);
  const bodyData = { conferenceId: live.plan.conference.id, at: live.now, own };
  const view = { ...siteView(live, own), refusal, bodyData, zone: live.plan.conference.timeZone };
  return context.render('live/site-page/page', view, refusal === null ? 200 : 409);
}

type OfSite = { readonly conferenceId: string; readonly siteId: string };
const tried: Readonly<Record<string, boolean | null>> = { good: true, bad: false };

const checksTyped = (context: PageContext): Checks =>
  Object.fromEntries(CHECKS.map((check) => [check, tried[typed(context, check)] ?? null])) as Checks;

/** A form of the site's page: runs an operation for this site and comes back. */
function form<T extends Operation>(operation: T, notice: Key, input: (context: PageContext, own: OfSite) => InputOf<T>) {
  return async (context: PageContext) => {
    const { siteId } = await ownSite(context);
    const result = await context.attempt(operation, input(context, { conferenceId: conferenceIn(context), siteId }));
    if (!('refusal' in result)) return context.redirect(home(context), notice);
    const { message, faults } = result.refusal;
    return site(context, faults.length > 0 ? faults.map((fault) => fault.message).join(' ') : message);
  };
}

async function ready(context: PageContext) {
  const isReady = typed(context, 'ready') === 'yes';
  const say = form(rollCallContract.ready, isReady ? 'sitePage.readySaid' : 'sitePage.unreadySaid', (_, own) => ({
    ...own,
    ready: isReady,
  }));
  return say(context);
}

/** A site's own page. */
export function sitePages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/site';
  routes.get(at, (context) => site(context));
  routes.post(`${at}/ready`, ready);
  routes.post(
    `${at}/checks`,
    form(rollCallContract.check, 'siteChecks.saved', (context, own) => ({ ...own, checks: checksTyped(context) })),
  );
  routes.post(
    `${at}/count`,
    form(rollCallContract.count, 'sitePage.counted', (context, own) => ({ ...own, present: numberOrNull(context, 'present') })),
  );
  routes.post(
    `${at}/incident`,
    form(rollCallContract.report, 'sitePage.incidentSent', (context, own) => ({ ...own, text: typed(context, 'text') })),
  );
  routes.post(
    `${at}/contact`,
    form(accessContract.setContact, 'sites.contactSaved', (context, own) => ({
      ...own,
      contactName: typedOrNull(context, 'contactName'),
      contactPhone: typedOrNull(context, 'contactPhone'),
    })),
  );
  routes.post(
    `${at}/ask`,
    form(proceedingsContract.request, 'sitePage.asked', (context, { conferenceId }) => ({
      conferenceId,
      topic: typedOrNull(context, 'topic'),
    })),
  );
  routes.post(
    `${at}/withdraw`,
    form(proceedingsContract.withdraw, 'sitePage.withdrawn', (context, { conferenceId }) => ({
      conferenceId,
      requestId: typed(context, 'requestId'),
    })),
  );
  routes.post(
    `${at}/end`,
    form(proceedingsContract.end, 'sitePage.ended', (context, { conferenceId }) => ({ conferenceId, turnId: typed(context, 'turnId') })),
  );
}
