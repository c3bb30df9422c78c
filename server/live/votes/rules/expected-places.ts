import { attending } from '../../../planning/participants/rules.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { mainHallFirst } from '../../../planning/sites/rules/told-apart.ts';
import { expectedAt } from '../../check-in/rules/expected.ts';
import { siteRun, type SitesState } from '../../roll-call/rules/index.ts';
import type { VotePlace } from '../contract/entities.ts';

/**
 * The places that can vote, the main hall first, with how many are on the list there and how many the place reported as present. Where a
 * group has no number, or nobody is on the list, it is not known how many are entitled.
 */
export function expectedPlaces(plan: Pick<Plan, 'participants' | 'sites'>, sites: SitesState): VotePlace[] {
  const people = attending(plan.participants).map((one) => ({ at: expectedAt(plan, one), n: one.group === null ? 1 : one.count }));
  return mainHallFirst(plan.sites)
    .filter(({ group }) => !group)
    .map(({ id }) => {
      const here = people.filter(({ at }) => at === id).map(({ n }) => n);
      const isKnown = here.length > 0 && here.every((n) => n !== null);
      const entitled = isKnown ? here.reduce<number>((sum, n) => sum + (n ?? 0), 0) : null;
      const { present } = siteRun(sites, id);
      // Guests are counted as present as well: what is more than the list cannot vote.
      return {
        siteId: id,
        entitled,
        by: 'hands' as const,
        present: present !== null && entitled !== null ? Math.min(present, entitled) : present,
      };
    });
}
