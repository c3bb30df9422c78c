import { DESK } from '../../accounts/permissions.ts';
import { AppError } from '../../platform/errors.ts';
import type { PageRoutes, PageContext } from '../../platform/pages/routes.ts';
import { checkInContract } from '../check-in/contract.ts';
import { displaysContract } from '../display/contract.ts';
import { conferenceParam, liveOf, requireRole } from '../live-page/pages.ts';
import { readCommand } from './presenter/commands.ts';
import { deskView } from './presenter/index.ts';

async function desk(context: PageContext, refusal: string | null = null, status = 200) {
  await requireRole(context, DESK);
  const live = await liveOf(context, true, true);
  const { chosen = null, find: query = '', site = null } = context.query;
  const { screens: displays } = await context.run(displaysContract.list, { conferenceId: live.plan.conference.id });
  const presence = await context.run(checkInContract.totals, { conferenceId: live.plan.conference.id });
  const view = deskView(live, { chosen, query, site, displays, presence });
  const bodyData = { conferenceId: live.plan.conference.id, at: live.now };
  return context.render(
    'live/desk/page',
    { ...view, archived: live.archived, refusal, bodyData, zone: live.plan.conference.timeZone },
    status,
  );
}

/** The desk without JavaScript: runs the button's command and shows the desk again. */
async function runCommand(context: PageContext) {
  const conferenceId = conferenceParam(context);
  const command = readCommand(String(context.form.command), conferenceId, context.form);
  if (!command) throw new AppError('invalid');
  const result = await context.attempt(command.operation, command.input);
  return 'refusal' in result ? desk(context, result.refusal.message, 409) : context.redirect(`/conferences/${conferenceId}/desk`);
}

export function deskPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/desk', (context) => desk(context));
  routes.post('/conferences/:conferenceId/desk', runCommand);
}
