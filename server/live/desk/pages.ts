import { DESK } from '../../accounts/permissions.ts';
import type { Operation } from '../../platform/contract.ts';
import { AppError } from '../../platform/errors.ts';
import type { PageRoutes, Visit } from '../../platform/pages/routes.ts';
import { conferenceOf, liveOf, requireRole } from '../live-page/pages.ts';
import { rollCallContract } from '../roll-call/contract.ts';
import { proceedingsContract as contract } from '../sitting/contract/index.ts';
import { deskView } from './presenter/index.ts';

async function desk(visit: Visit, refusal: string | null = null, status = 200) {
  await requireRole(visit, DESK);
  const live = await liveOf(visit, true);
  const view = deskView(live, { chosen: visit.query.chosen ?? null, query: visit.query.find ?? '', site: visit.query.site ?? null });
  const bodyData = { conferenceId: live.plan.conference.id, at: live.now };
  return visit.page('live/desk/page', { ...view, refusal, bodyData, zone: live.plan.conference.timeZone }, status);
}

/** What a button of the desk may run. */
const actions: ReadonlyMap<string, Operation> = new Map(
  [...Object.values(contract), rollCallContract.remind]
    .filter(({ kind }) => kind === 'command')
    .map((operation) => [operation.name, operation]),
);

/** A button's command, with what was written into the form it stands in. */
function readAct(visit: Visit): { operation: Operation; input: object } {
  const { act, text, to } = visit.form;
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
async function act(visit: Visit) {
  const conferenceId = conferenceOf(visit);
  const { operation, input } = readAct(visit);
  const result = await visit.attempt(operation, { ...input, conferenceId });
  return 'refusal' in result ? desk(visit, result.refusal.message, 409) : visit.redirect(`/conferences/${conferenceId}/desk`);
}

export function deskPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/desk', (visit) => desk(visit));
  routes.post('/conferences/:conferenceId/desk', act);
}
