import { findRow } from '../../planning/conferences/store.ts';
import { participantList } from '../../planning/participants/store.ts';
import { displayName } from '../../planning/plan/rules.ts';
import { toldSeats } from '../../planning/seating/store.ts';
import { handleQuery, type Handler, type QueryContext } from '../../platform/bus/handlers.ts';
import { presenceOfAsker } from '../check-in/rules/index.ts';
import { askingBar, emptyPlan, indexPlan, placeOfAsker } from '../sitting/rules/index.ts';
import { participantOf, planInForce } from '../sitting/store.ts';
import { delegateContract as contract, type OwnDelegate } from './contract.ts';

async function own({ db, actor, state }: QueryContext, { conferenceId }: { conferenceId: string }): Promise<OwnDelegate> {
  const participantId = (await participantOf(db, conferenceId, actor)) ?? actor.id;
  const { entity } = await participantList.require(db, conferenceId, participantId);
  const found = await planInForce(db, conferenceId);
  const plan = indexPlan(found ? { ...found.plan, publication: found.publication } : emptyPlan);
  const asking = { actor, plan, participantId, askerPresence: presenceOfAsker(await state(conferenceId), participantId) };
  const siteId = placeOfAsker(asking);
  return {
    participantId,
    who: displayName(entity) ?? '',
    siteName: siteId === plan.hallId ? null : (found?.plan.sites.find(({ id }) => id === siteId)?.name ?? null),
    seats: await toldSeats(db, conferenceId, participantId),
    // Before the first version nobody is in the plan, which says nothing about this one.
    barred: found ? askingBar(asking) : null,
    archived: (await findRow(db, conferenceId))?.archivedAt !== null,
  };
}

export const delegateHandlers: readonly Handler[] = [handleQuery(contract.own, own)];
