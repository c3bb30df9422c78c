import type { DocumentAdoption } from '../../../planning/documents/contract.ts';
import type { QueryContext } from '../../../platform/bus/handlers.ts';
import { planInForce } from '../../sitting/store.ts';
import { adoptionsOf, conflictsOf, statedOtherwise, votesState } from '../rules/index.ts';
import { voteTexts } from '../store.ts';

/** What votes have adopted, by document: of the votes that somebody of the staff with this clearance may know of. */
export async function adoptionsIn(
  { db, actor, stateFor }: QueryContext,
  conferenceId: string,
): Promise<ReadonlyMap<string, DocumentAdoption>> {
  const { folded } = await stateFor(conferenceId, { staff: true, clearance: actor.clearance });
  const state = votesState(folded);
  const adopted = [...adoptionsOf(state).values()];
  if (adopted.length === 0) return new Map();
  const ids = adopted.flatMap(({ vote }) => vote.completion?.id ?? []);
  const texts = new Map((await voteTexts(db, conferenceId, ids)).map(({ id, body }) => [id, body]));
  const plan = (await planInForce(db, conferenceId))?.plan;
  return new Map(
    adopted.map(({ vote, documentId, at }) => {
      const conflicts = plan ? conflictsOf(statedOtherwise(plan, vote), state, vote) : [];
      const completion = vote.completion === null ? null : (texts.get(vote.completion.id) ?? null);
      const unsettled = conflicts.filter(({ settled }) => settled === null).length;
      return [documentId, { voteId: vote.voteId, at, completion, unsettled }];
    }),
  );
}
