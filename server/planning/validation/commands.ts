import { handleQuery, type Handler } from '../../platform/bus/handlers.ts';
import { visiblePlan } from '../plan/rules.ts';
import { requirePlan } from '../plan/store.ts';
import { checksContract } from './contract.ts';
import { check, tally } from './rules.ts';

export const checksHandlers: Handler[] = [
  handleQuery(checksContract.list, async ({ db, actor }, { conferenceId }) => {
    const findings = check(visiblePlan(await requirePlan(db, conferenceId), { clearance: actor.clearance, staff: true }));
    return { findings, ...tally(findings) };
  }),
];
