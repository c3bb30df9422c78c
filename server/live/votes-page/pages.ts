import { DESK, hasRole, STAFF } from '../../accounts/permissions.ts';
import { conferenceIn } from '../../planning/conferences/pages/fields.ts';
import { conferenceLayout } from '../../planning/conferences/pages/layout.ts';
import { AppError } from '../../platform/errors.ts';
import { fieldsOf, refusalWords, type LiveForm } from '../../platform/forms.ts';
import type { PageContext, PageRoutes } from '../../platform/pages/routes.ts';
import { liveOf } from '../live-page/pages.ts';
import { votesContract as contract } from '../votes/contract/index.ts';
import { voteForms } from './presenter/forms.ts';
import { votesView, type VotesPageData } from './presenter/index.ts';

const home = (context: PageContext): string => `/conferences/${conferenceIn(context)}/votes`;

async function page(context: PageContext, refusal: string | null = null) {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, null);
  if (!hasRole(frame.roles, STAFF)) throw new AppError('forbidden');
  const live = await liveOf(context, true);
  const votes = live.votes ?? (await context.run(contract.get, { conferenceId }));
  const canAct = hasRole(frame.roles, DESK) && !live.archived;
  const view = votesView({ ...live, votes }, { chosen: context.query['vote'] ?? null, canAct });
  const bodyData: VotesPageData = { conferenceId, at: live.now, canAct };
  return context.render('live/votes-page/page', { ...frame, ...view, bodyData, refusal }, refusal === null ? 200 : 409);
}

/** A form of the page, sent without a script: runs its operation and comes back. */
const send = (form: LiveForm) => async (context: PageContext) => {
  const fields = fieldsOf(context);
  const result = await context.attempt(form.operation, form.input(fields));
  return 'refusal' in result ? page(context, refusalWords(result.refusal)) : context.redirect(home(context), form.toast(fields));
};

/** The votes of a conference: opened, counted, closed and shown by the desk, read by the staff. */
export function votesPages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/votes';
  routes.get(at, (context) => page(context));
  for (const [name, form] of Object.entries(voteForms)) routes.post(`${at}/${name}`, send(form));
}
