import type { Database, Tx } from '../../platform/database/open.ts';
import { publishedPlan } from '../../planning/publishing/store.ts';
import type { Plan } from '../../planning/plan/contract.ts';

/** The plans of published versions, by number. */
export async function plansOf(db: Database | Tx, conferenceId: string, numbers: Iterable<number>): Promise<ReadonlyMap<number, Plan>> {
  const plans = new Map<number, Plan>();
  for (const number of new Set(numbers)) {
    const plan = await publishedPlan(db, conferenceId, number);
    if (plan) plans.set(number, plan);
  }
  return plans;
}
