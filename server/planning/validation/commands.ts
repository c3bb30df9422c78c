import { handleQuery, type Handler } from '../../platform/bus/handlers.ts';
import { visiblePlan } from '../plan/rules.ts';
import { requirePlan } from '../plan/store.ts';
import { checksContract } from './contract.ts';
import { staffWithClearance } from '../conferences/team/store.ts';
import { check, tally } from './rules.ts';
import { membersNotCleared } from './rules/clearance.ts';

export const checksHandlers: Handler[] = [
  handleQuery(checksContract.list, async ({ db, actor }, { conferenceId }) => {
    const plan = await requirePlan(db, conferenceId);
    const reader = { userId: actor.kind === 'user' ? actor.id : null, clearance: actor.clearance };
    const findings = [
      ...check(visiblePlan(plan, { clearance: actor.clearance, staff: true })),
      ...membersNotCleared(plan, await staffWithClearance(db, conferenceId), reader),
    ];
    return { findings, ...tally(findings) };
  }),
];
