import { DESK } from '../../accounts/permissions.ts';
import { conferenceLayout } from '../../planning/conferences/layout.ts';
import { conferenceIn, numberOrNull, typed, typedOrNull } from '../../planning/conferences/pages/fields.ts';
import type { Refusal } from '../../platform/errors.ts';
import type { PageRoutes, PageContext } from '../../platform/pages/routes.ts';
import { boardView } from './presenter/board.ts';
import { rollCallContract as contract } from './contract.ts';

const siteIn = (context: PageContext): string => context.params.siteId ?? '';
const one = (context: PageContext) => ({ conferenceId: conferenceIn(context), siteId: siteIn(context) });
const home = (context: PageContext): string => `/conferences/${conferenceIn(context)}/roll-call`;

async function page(context: PageContext, refusal?: Refusal) {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'sites');
  const { state, ...board } = await context.run(contract.board, { conferenceId });
  const { incidents } = await context.run(contract.incidents, { conferenceId });
  const canAct = frame.roles.some((role) => DESK.some((desk) => desk === role));
  const view = boardView({ board, state, incidents, now: context.now, lang: context.lang, zone: frame.zone, conferenceId, canAct });
  const bodyData = { conferenceId, canAct, board, incidents, at: context.now };
  return context.render('live/roll-call/roll-call', { ...frame, ...view, bodyData, refusal }, refusal ? 400 : 200);
}

async function remind(context: PageContext) {
  const siteId = typedOrNull(context, 'siteId');
  await context.run(contract.remind, { conferenceId: conferenceIn(context), siteId });
  return context.redirect(home(context), siteId === null ? 'rollCall.reminded' : 'rollCall.remindedOne');
}

async function ready(context: PageContext) {
  const result = await context.attempt(contract.ready, { ...one(context), ready: typed(context, 'ready') === 'yes' });
  return 'refusal' in result ? page(context, result.refusal) : context.redirect(home(context), 'rollCall.noted');
}

async function count(context: PageContext) {
  const result = await context.attempt(contract.count, { ...one(context), present: numberOrNull(context, 'present') });
  return 'refusal' in result ? page(context, result.refusal) : context.redirect(home(context), 'rollCall.noted');
}

async function resolve(context: PageContext) {
  const result = await context.attempt(contract.resolve, { ...one(context), incidentId: context.params.incidentId ?? '' });
  return 'refusal' in result ? page(context, result.refusal) : context.redirect(home(context), 'rollCall.noted');
}

/** The roll call of all sites before and during a sitting. */
export function rollCallPages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/roll-call';
  routes.get(at, (context) => page(context));
  routes.post(`${at}/remind`, remind);
  routes.post(`${at}/:siteId/ready`, ready);
  routes.post(`${at}/:siteId/count`, count);
  routes.post(`${at}/:siteId/incidents/:incidentId/resolve`, resolve);
}
