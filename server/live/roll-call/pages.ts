import { DESK } from '../../accounts/permissions.ts';
import { conferenceFrame } from '../../planning/conferences/frame.ts';
import { conferenceIn, numberOrNull, typed, typedOrNull } from '../../planning/conferences/pages/fields.ts';
import type { Refusal } from '../../platform/errors.ts';
import type { PageRoutes, Visit } from '../../platform/pages/routes.ts';
import { boardView } from './presenter/board.ts';
import { rollCallContract as contract } from './contract.ts';

const siteIn = (visit: Visit): string => visit.params.siteId ?? '';
const one = (visit: Visit) => ({ conferenceId: conferenceIn(visit), siteId: siteIn(visit) });
const home = (visit: Visit): string => `/conferences/${conferenceIn(visit)}/roll-call`;

async function page(visit: Visit, refusal?: Refusal) {
  const conferenceId = conferenceIn(visit);
  const frame = await conferenceFrame(visit, conferenceId, 'sites');
  const { state, ...board } = await visit.run(contract.board, { conferenceId });
  const { incidents } = await visit.run(contract.incidents, { conferenceId });
  const canAct = frame.roles.some((role) => DESK.some((desk) => desk === role));
  const view = boardView({ board, state, incidents, now: visit.now, lang: visit.lang, zone: frame.zone, conferenceId, canAct });
  const bodyData = { conferenceId, canAct, board, incidents, at: visit.now };
  return visit.page('live/roll-call/roll-call', { ...frame, ...view, bodyData, refusal }, refusal ? 400 : 200);
}

async function remind(visit: Visit) {
  const siteId = typedOrNull(visit, 'siteId');
  await visit.run(contract.remind, { conferenceId: conferenceIn(visit), siteId });
  return visit.redirect(home(visit), siteId === null ? 'sites.roll.reminded' : 'sites.roll.remindedOne');
}

async function ready(visit: Visit) {
  const result = await visit.attempt(contract.ready, { ...one(visit), ready: typed(visit, 'ready') === 'yes' });
  return 'refusal' in result ? page(visit, result.refusal) : visit.redirect(home(visit), 'sites.roll.noted');
}

async function count(visit: Visit) {
  const result = await visit.attempt(contract.count, { ...one(visit), present: numberOrNull(visit, 'present') });
  return 'refusal' in result ? page(visit, result.refusal) : visit.redirect(home(visit), 'sites.roll.noted');
}

async function resolve(visit: Visit) {
  const result = await visit.attempt(contract.resolve, { ...one(visit), incidentId: visit.params.incidentId ?? '' });
  return 'refusal' in result ? page(visit, result.refusal) : visit.redirect(home(visit), 'sites.roll.noted');
}

/** The roll call of all sites before and during a sitting. */
export function rollCallPages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/roll-call';
  routes.get(at, (visit) => page(visit));
  routes.post(`${at}/remind`, remind);
  routes.post(`${at}/:siteId/ready`, ready);
  routes.post(`${at}/:siteId/count`, count);
  routes.post(`${at}/:siteId/incidents/:incidentId/resolve`, resolve);
}
