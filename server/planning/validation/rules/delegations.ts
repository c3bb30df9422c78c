import type { Away } from '../../awards/rules/absence.ts';
import { attending, delegationAt } from '../../participants/rules.ts';
import type { Plan } from '../../plan/contract.ts';
import { remoteSites } from '../../sites/rules/told-apart.ts';
import type { Finding, Subject } from '../contract.ts';

const participant = ({ id }: { readonly id: string }): Subject => ({ kind: 'participant', id });

type People = Plan['participants'];

/** The heads of each delegation that has any. */
function headsOf({ participants, sites }: Pick<Plan, 'participants' | 'sites'>): People[] {
  const remote = remoteSites(sites);
  return [
    ...Map.groupBy(
      participants.filter(({ head }) => head),
      (one) => delegationAt(one, remote),
    ).values(),
  ];
}

/** Delegations with several heads who come. Which words of a post name an office is a guess, so that this is told and not refused. */
export const twoHeads = (plan: Plan): Finding[] => {
  const coming = new Set(attending(plan.participants).map(({ id }) => id));
  return headsOf(plan).flatMap((heads): Finding[] => {
    const those = heads.filter(({ id }) => coming.has(id));
    return those.length < 2 ? [] : [{ code: 'two-heads', level: 'warning', subjects: those.map(participant), facts: {} }];
  });
};

/** Heads of a delegation who are not there, while nobody else of it is its head. */
export const headsAway = (plan: Plan, away: Away): Finding[] =>
  headsOf(plan).flatMap((heads) => {
    if (heads.some(({ id }) => !away.has(id))) return [];
    return heads.flatMap((head): Finding[] => {
      const why = away.get(head.id);
      const standIns = plan.participants.filter(({ standsFor, head: isHead }) => standsFor === head.id && !isHead);
      return why === undefined
        ? []
        : [{ code: 'head-away', level: 'warning', subjects: [head, ...standIns].map(participant), facts: { why } }];
    });
  });
