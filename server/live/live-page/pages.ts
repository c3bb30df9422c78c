import { conferencesContract } from '../../planning/conferences/contract.ts';
import { AppError } from '../../platform/errors.ts';
import type { Visit } from '../../platform/pages/routes.ts';
import { rollCallContract } from '../roll-call/contract.ts';
import { proceedingsContract as contract } from '../sitting/contract/index.ts';
import type { Live } from './presenter/index.ts';

export const conferenceOf = (visit: Visit): string => visit.params.conferenceId ?? '';

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
