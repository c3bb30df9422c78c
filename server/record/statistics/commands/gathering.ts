import { hasRole, STAFF } from '../../../accounts/permissions.ts';
import { checkInState } from '../../../live/check-in/rules/index.ts';
import { expectedPeople } from '../../../live/check-in/rules/expected.ts';
import { sitesState } from '../../../live/roll-call/rules/index.ts';
import { proceedingsContract } from '../../../live/sitting/contract/index.ts';
import { stateOf } from '../../../live/sitting/rules/state.ts';
import { secretVotesContract } from '../../../live/secret-votes/contract/index.ts';
import { secretVotesState } from '../../../live/secret-votes/rules/index.ts';
import { votesContract } from '../../../live/votes/contract/index.ts';
import { expectedPlaces } from '../../../live/votes/rules/expected-places.ts';
import { votesState } from '../../../live/votes/rules/index.ts';
import { requireConference } from '../../../planning/conferences/store.ts';
import { publishedPlan } from '../../../planning/publishing/store.ts';
import type { QueryContext } from '../../../platform/bus/handlers.ts';
import { AppError } from '../../../platform/errors.ts';
import type { ConferenceRecord } from '../rules/index.ts';
import { historyIn } from './history.ts';

/** Everything that figures are made of, as the reader may know it. @throws AppError not-found. */
export async function gatherRecord(scope: QueryContext, conferenceId: string): Promise<ConferenceRecord> {
  const { db, ask, actor, roles, now } = scope;
  const [{ quorum }, plan, published, votes, secretWords] = await Promise.all([
    requireConference(db, conferenceId),
    ask(proceedingsContract.livePlan, { conferenceId }),
    publishedPlan(db, conferenceId),
    ask(votesContract.get, { conferenceId }),
    ask(secretVotesContract.get, { conferenceId }),
  ]);
  const seen = await scope.stateFor(conferenceId, { staff: hasRole(roles, STAFF), clearance: actor.clearance });
  const { folded } = seen;
  const { history, lastAt } = historyIn(conferenceId, seen);
  const sites = sitesState(folded);
  return {
    plan,
    state: stateOf(folded),
    history,
    sites,
    checkIn: checkInState(folded),
    votes: votesState(folded),
    secretVotes: secretVotesState(folded),
    secretWords,
    texts: new Map(votes.texts.map(({ id, body }) => [id, body])),
    expected: new Map(published ? expectedPlaces(published, sites).map(({ siteId, entitled }) => [siteId, entitled]) : []),
    people: published ? expectedPeople(published) : [],
    quorum,
    now,
    lastAt,
  };
}

/** @throws AppError not-found where a sitting is asked for that is neither planned nor was held. */
export function requireSitting({ plan, state }: ConferenceRecord, sittingId: string | undefined): void {
  if (sittingId === undefined || state.sittings[sittingId] || plan.sittings.some(({ id }) => id === sittingId)) return;
  throw new AppError('not-found');
}
