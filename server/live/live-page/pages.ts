import { hasRole, type Role } from '../../accounts/permissions.ts';
import { conferencesContract } from '../../planning/conferences/contract.ts';
import { AppError } from '../../platform/errors.ts';
import type { PageContext } from '../../platform/pages/routes.ts';
import { ceremonyContract } from '../ceremony/contract.ts';
import { ceremonyState, toldOf } from '../ceremony/rules/index.ts';
import { rollCallContract } from '../roll-call/contract.ts';
import { proceedingsContract as contract } from '../sitting/contract/index.ts';
import { secretVotesContract } from '../secret-votes/contract/index.ts';
import { secretVotesState } from '../secret-votes/rules/index.ts';
import { votesContract } from '../votes/contract/index.ts';
import { votesState } from '../votes/rules/index.ts';
import type { Live } from './presenter/index.ts';

export const conferenceParam = (context: PageContext): string => context.params.conferenceId ?? '';

/** Refuses readers who have none of these roles. @throws AppError forbidden. */
export async function requireRole(context: PageContext, roles: readonly Role[]): Promise<void> {
  const { roles: own } = await context.run(conferencesContract.get, { conferenceId: conferenceParam(context) });
  if (!hasRole(own, roles)) throw new AppError('forbidden');
}

/** Everything that a live page shows, redacted for this visitor, and whether the conference is archived, which each of its pages says. */
export async function liveOf(
  context: PageContext,
  withIncidents: boolean,
  withCeremony = false,
): Promise<Live & { readonly archived: boolean }> {
  const input = { conferenceId: conferenceParam(context) };
  const plan = await context.run(contract.livePlan, input);
  const { state, at, archived } = await context.run(contract.liveState, input);
  const { texts } = await context.run(contract.texts, input);
  const incidents = withIncidents ? (await context.run(rollCallContract.incidents, input)).incidents : [];
  const told = toldOf(ceremonyState(state), false);
  const isShown = withCeremony || told.awards.length > 0 || told.campaigns.length > 0;
  const ceremony = isShown ? await context.run(ceremonyContract.get, input) : undefined;
  const hasVotes = Object.keys(votesState(state).votes).length > 0;
  const votes = hasVotes ? await context.run(votesContract.get, input) : undefined;
  const hasSecret = Object.keys(secretVotesState(state).votes).length > 0;
  const secretVotes = hasSecret ? await context.run(secretVotesContract.get, input) : undefined;
  return { plan, folded: state, texts, incidents, ceremony, votes, secretVotes, now: at, lang: context.lang, archived };
}
