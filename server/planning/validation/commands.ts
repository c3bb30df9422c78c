import { handleQuery, type Handler } from '../../platform/bus/handlers.ts';
import type { Folded } from '../../platform/journal/contract.ts';
import type { Database } from '../../platform/database/open.ts';
import { catalogueFor } from '../awards/catalogue/store.ts';
import type { Away } from '../awards/rules/absence.ts';
import type { Plan } from '../plan/contract.ts';
import { visiblePlan } from '../plan/rules.ts';
import { requirePlan } from '../plan/store.ts';
import { checksContract } from './contract.ts';
import { staffWithClearance } from '../conferences/team/store.ts';
import type { ToldPlaces } from './rules/answers.ts';
import { check, tally } from './rules.ts';
import { membersNotCleared } from './rules/clearance.ts';

/** Who of a plan is not there, as far as answers and doors tell. */
type AwayIn = (db: Database, folded: Folded, plan: Plan) => Promise<Away>;

/** Where the invited of a conference answered that they come. */
type ToldIn = (db: Database, conferenceId: string) => Promise<ToldPlaces>;

/** The checks. */
export const checksHandlers = (awayIn: AwayIn, toldIn: ToldIn): readonly Handler[] => [
  handleQuery(checksContract.list, async ({ db, actor, state }, { conferenceId }) => {
    const plan = await requirePlan(db, conferenceId);
    const reader = { userId: actor.kind === 'user' ? actor.id : null, clearance: actor.clearance };
    const away = await awayIn(db, await state(conferenceId), plan);
    const catalogue = await catalogueFor(db, plan.conference.date);
    const seen = visiblePlan(plan, { clearance: actor.clearance, staff: true });
    const findings = [
      ...check(seen, away, await toldIn(db, conferenceId), catalogue),
      ...membersNotCleared(plan, await staffWithClearance(db, conferenceId), reader),
    ];
    return { findings, ...tally(findings) };
  }),
];
