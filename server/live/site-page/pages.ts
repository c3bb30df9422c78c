import { conferenceIn, numberOrNull, typed, typedOrNull } from '../../planning/conferences/pages/fields.ts';
import type { InputOf, Operation } from '../../platform/contract.ts';
import type { PageRoutes, Visit } from '../../platform/pages/routes.ts';
import { accessContract } from '../../planning/sites/access/contract.ts';
import { CHECKS, rollCallContract, type Checks } from '../roll-call/contract.ts';
import type { Key } from '../../i18n/translate.ts';
import { proceedingsContract } from '../sitting/contract/index.ts';
import { liveOf } from '../live-page/pages.ts';
import { siteView, type OwnSite } from './presenter/index.ts';

const home = (visit: Visit): string => `/conferences/${conferenceIn(visit)}/site`;

async function ownSite(visit: Visit): Promise<OwnSite> {
  const own = await visit.run(accessContract.own, { conferenceId: conferenceIn(visit) });
  return { ...own, maySpeak: visit.actor.kind === 'site' };
}

async function site(visit: Visit, refusal: string | null = null) {
  const own = await ownSite(visit);
  const live = await liveOf(visit, true);
  const bodyData = { conferenceId: live.plan.conference.id, at: live.now, own };
  const view = { ...siteView(live, own), refusal, bodyData, zone: live.plan.conference.timeZone };
  return visit.page('live/site-page/page', view, refusal === null ? 200 : 409);
}

type OfSite = { readonly conferenceId: string; readonly siteId: string };
const tried: Readonly<Record<string, boolean | null>> = { good: true, bad: false };

const checksTyped = (visit: Visit): Checks =>
  Object.fromEntries(CHECKS.map((check) => [check, tried[typed(visit, check)] ?? null])) as Checks;

/** A form of the site's page: runs an operation for this site and comes back. */
function form<T extends Operation>(operation: T, notice: Key, input: (visit: Visit, own: OfSite) => InputOf<T>) {
  return async (visit: Visit) => {
    const { siteId } = await ownSite(visit);
    const result = await visit.attempt(operation, input(visit, { conferenceId: conferenceIn(visit), siteId }));
    if (!('refusal' in result)) return visit.redirect(home(visit), notice);
    const { message, faults } = result.refusal;
    return site(visit, faults.length > 0 ? faults.map((fault) => fault.message).join(' ') : message);
  };
}

async function ready(visit: Visit) {
  const isReady = typed(visit, 'ready') === 'yes';
  const say = form(rollCallContract.ready, isReady ? 'sites.live.readySaid' : 'sites.live.unreadySaid', (_, own) => ({
    ...own,
    ready: isReady,
  }));
  return say(visit);
}

/** A site's own page. */
export function sitePages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/site';
  routes.get(at, (visit) => site(visit));
  routes.post(`${at}/ready`, ready);
  routes.post(
    `${at}/checks`,
    form(rollCallContract.check, 'sites.check.saved', (visit, own) => ({ ...own, checks: checksTyped(visit) })),
  );
  routes.post(
    `${at}/count`,
    form(rollCallContract.count, 'sites.live.counted', (visit, own) => ({ ...own, present: numberOrNull(visit, 'present') })),
  );
  routes.post(
    `${at}/incident`,
    form(rollCallContract.report, 'sites.live.incidentSent', (visit, own) => ({ ...own, text: typed(visit, 'text') })),
  );
  routes.post(
    `${at}/contact`,
    form(accessContract.setContact, 'sites.contactSaved', (visit, own) => ({
      ...own,
      contactName: typedOrNull(visit, 'contactName'),
      contactPhone: typedOrNull(visit, 'contactPhone'),
    })),
  );
  routes.post(
    `${at}/ask`,
    form(proceedingsContract.request, 'sites.live.asked', (visit, { conferenceId }) => ({
      conferenceId,
      topic: typedOrNull(visit, 'topic'),
    })),
  );
  routes.post(
    `${at}/withdraw`,
    form(proceedingsContract.withdraw, 'sites.live.withdrawn', (visit, { conferenceId }) => ({
      conferenceId,
      requestId: typed(visit, 'requestId'),
    })),
  );
  routes.post(
    `${at}/end`,
    form(proceedingsContract.end, 'sites.live.ended', (visit, { conferenceId }) => ({ conferenceId, turnId: typed(visit, 'turnId') })),
  );
}
