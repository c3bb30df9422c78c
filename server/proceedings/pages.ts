import { DESK, STAFF } from '../accounts/permissions.ts';
import { conferencesContract } from '../conferences/contract.ts';
import type { Operation } from '../platform/contract.ts';
import { AppError } from '../platform/errors.ts';
import type { PageRoutes, Visit } from '../platform/pages/routes.ts';
import { rollCallContract } from '../sites/roll-call/contract.ts';
import { proceedingsContract as contract } from './contract/index.ts';
import { deskView, displayView, type Live } from './presenter/index.ts';

const conferenceOf = (visit: Visit): string => visit.params.conferenceId ?? '';

/** Only those who have one of these roles see the page. @throws AppError forbidden. */
export async function requireRole(visit: Visit, roles: readonly string[]): Promise<void> {
  const { roles: own } = await visit.run(conferencesContract.get, { conferenceId: conferenceOf(visit) });
  if (!own.some((role) => roles.includes(role))) throw new AppError('forbidden');
}

/** Everything that a live page shows, as this visitor may know it. */
export async function liveOf(visit: Visit, withIncidents: boolean): Promise<Live> {
  const input = { conferenceId: conferenceOf(visit) };
  const plan = await visit.run(contract.livePlan, input);
  const { state, at } = await visit.run(contract.liveState, input);
  const { texts } = await visit.run(contract.texts, input);
  const incidents = withIncidents ? (await visit.run(rollCallContract.incidents, input)).incidents : [];
  return { plan, folded: state, texts, incidents, now: at, lang: visit.lang };
}

async function desk(visit: Visit, refusal: string | null = null, status = 200) {
  await requireRole(visit, DESK);
  const live = await liveOf(visit, true);
  const view = deskView(live, { chosen: visit.query.chosen ?? null, query: visit.query.find ?? '', site: visit.query.site ?? null });
  const bodyData = { conferenceId: live.plan.conference.id, at: live.now };
  return visit.page('proceedings/desk', { ...view, refusal, bodyData, zone: live.plan.conference.timeZone }, status);
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

async function display(visit: Visit) {
  await requireRole(visit, ['display', ...STAFF]);
  const live = await liveOf(visit, false);
  const view = displayView(live);
  const bodyClass = view.mode === 'blank' ? 'blank' : view.mode === 'logo' ? 'logo-only' : '';
  const bodyData = { conferenceId: live.plan.conference.id, at: live.now };
  return visit.page('proceedings/display', { ...view, bodyClass, bodyData, zone: live.plan.conference.timeZone });
}

export function proceedingsPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/desk', (visit) => desk(visit));
  routes.post('/conferences/:conferenceId/desk', act);
  routes.get('/conferences/:conferenceId/display', display);
}
