import { DESK } from '../../accounts/permissions.ts';
import type { Operation } from '../../platform/contract.ts';
import { AppError } from '../../platform/errors.ts';
import type { PageRoutes, PageContext } from '../../platform/pages/routes.ts';
import { conferenceOf, liveOf, requireRole } from '../live-page/pages.ts';
import { rollCallContract } from '../roll-call/contract.ts';
import { proceedingsContract as contract } from '../sitting/contract/index.ts';
import { deskView } from './presenter/index.ts';

async function desk(context: PageContext, refusal: string | null = null, status = 200) {
  await requireRole(context, DESK);
  const live = await liveOf(context, true);
  const view = deskView(live, { chosen: context.query.chosen ?? null, query: context.query.find ?? '', site: context.query.site ?? null });
  const bodyData = { conferenceId: live.plan.conference.id, at: live.now };
  return context.render('live/desk/page', { ...view, refusal, bodyData, zone: live.plan.conference.timeZone }, status);
}

/** What a button of the desk may run. */
const actions: ReadonlyMap<string, Operation> = new Map(
  [...Object.values(contract), rollCallContract.remind]
    .filter(({ kind }) => kind === 'command')
    .map((operation) => [operation.name, operation]),
);

/** A button's command, with what was written into the form it stands in. */
function readAct(context: PageContext): { operation: Operation; input: object } {
  const { act, text, to } = context.form;
  try {
    const { name, input } = JSON.parse(String(act)) as { name: string; input: object };
    const operation = actions.get(name);
    if (operation) return { operation, input: { ...input, ...(text === undefined ? {} : { text, to }) } };
  } catch {
    // Not a button of ours: refused like any other that is not known.
  }
  throw new AppError('invalid');
}

/** The desk without JavaScript: the button's command runs, and the desk is shown again. */
async function act(context: PageContext) {
  const conferenceId = conferenceOf(context);
  const { operation, input } = readAct(context);
  const result = await context.attempt(operation, { ...input, conferenceId });
  return 'refusal' in result ? desk(context, result.refusal.message, 409) : context.redirect(`/conferences/${conferenceId}/desk`);
}

export function deskPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/desk', (context) => desk(context));
  routes.post('/conferences/:conferenceId/desk', act);
}
