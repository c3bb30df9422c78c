import { visiblePlan } from '../../planning/plan/rules.ts';
import { requirePlan } from '../../planning/plan/store.ts';
import { handleQuery, type Handler, type QueryContext } from '../../platform/bus/handlers.ts';
import type { InputOf } from '../../platform/contract.ts';
import { stateOf } from '../../live/sitting/rules/state.ts';
import { isIn, siteRun, sitesState } from '../../live/roll-call/rules/index.ts';
import { overviewContract as contract } from './contract.ts';
import { countsOf, dayOf, heldOf, holdersOf } from './rules/index.ts';
import { endedRehearsals, invitedSites } from './store.ts';

async function get({ db, actor, state }: QueryContext, { conferenceId }: InputOf<typeof contract.get>) {
  const plan = visiblePlan(await requirePlan(db, conferenceId), { clearance: actor.clearance, staff: true });
  const folded = await state(conferenceId);
  const single = plan.sites.filter((site) => !site.group).map((site) => site.id);
  const runs = single.map((id) => siteRun(sitesState(folded), id));
  return {
    counts: countsOf(plan),
    chairs: holdersOf(plan, 'chair'),
    secretaries: holdersOf(plan, 'secretary'),
    sites: {
      invited: await invitedSites(db, conferenceId, single),
      in: runs.filter(isIn).length,
      ready: runs.filter((run) => isIn(run) && run.readyAt !== null).length,
    },
    day: dayOf(
      stateOf(folded),
      plan.sittings.map((sitting) => sitting.id),
    ),
    held: heldOf(stateOf(folded)),
    rehearsed: await endedRehearsals(db, conferenceId),
  };
}

export const overviewHandlers: Handler[] = [handleQuery(contract.get, get)];
