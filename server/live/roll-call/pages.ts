import { DESK, hasRole } from '../../accounts/permissions.ts';
import { conferenceLayout } from '../../planning/conferences/pages/layout.ts';
import { conferenceIn } from '../../planning/conferences/pages/fields.ts';
import type { PageRoutes, PageContext } from '../../platform/pages/routes.ts';
import { fieldsOf, refusalWords, type LiveForm } from '../../platform/forms.ts';
import { boardView, type RollCallPageData } from './presenter/board.ts';
import { rollCallForms } from './presenter/forms.ts';
import { rollCallContract as contract } from './contract.ts';

const home = (context: PageContext): string => `/conferences/${conferenceIn(context)}/roll-call`;

async function page(context: PageContext, refusal: string | null = null) {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'sites');
  const { state, ...board } = await context.run(contract.board, { conferenceId });
  const { incidents } = await context.run(contract.incidents, { conferenceId });
  const canAct = hasRole(frame.roles, DESK);
  const view = boardView({ board, state, incidents, now: context.now, lang: context.lang, zone: frame.zone, conferenceId, canAct });
  const bodyData: RollCallPageData = { conferenceId, canAct, board, incidents, at: context.now };
  return context.render('live/roll-call/roll-call', { ...frame, ...view, bodyData, refusal }, refusal === null ? 200 : 409);
}

/** A form of the roll call, sent without a script: runs its operation and comes back. */
const send = (form: LiveForm) => async (context: PageContext) => {
  const fields = fieldsOf(context);
  const result = await context.attempt(form.operation, form.input(fields));
  return 'refusal' in result ? page(context, refusalWords(result.refusal)) : context.redirect(home(context), form.toast(fields));
};

/** The roll call of all sites before and during a sitting. */
export function rollCallPages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/roll-call';
  routes.get(at, (context) => page(context));
  routes.post(`${at}/remind`, send(rollCallForms.remind));
  routes.post(`${at}/:siteId/ready`, send(rollCallForms.ready));
  routes.post(`${at}/:siteId/count`, send(rollCallForms.count));
  routes.post(`${at}/:siteId/incidents/:incidentId/resolve`, send(rollCallForms.resolve));
}
