import type { Participant } from '../../participants/contract.ts';
import type { Plan } from '../../plan/contract.ts';
import type { Site } from '../../sites/contract.ts';
import { isMainHall } from '../../sites/rules/told-apart.ts';
import type { Finding } from '../contract.ts';

/** Where the invited answered that they come, by participant. */
export type ToldPlaces = ReadonlyMap<string, { readonly answer: string | null; readonly siteId: string | null }>;

export const NOTHING_TOLD: ToldPlaces = new Map();

/** The site to which an answer moves somebody: null is the main hall; undefined if the answer and the plan agree, or it names no place. */
export function movedTo(
  { id, siteId }: Pick<Participant, 'id' | 'siteId'>,
  { sites }: { readonly sites: readonly Site[] },
  told: ToldPlaces,
): string | null | undefined {
  const { answer = null, siteId: toldSite = null } = told.get(id) ?? {};
  const isInHall = siteId === null || sites.some((site) => site.id === siteId && isMainHall(site));
  if (answer === 'in-person') return isInHall ? undefined : null;
  const isKnown = answer === 'at-site' && sites.some((site) => site.id === toldSite && !site.group);
  return isKnown && toldSite !== siteId ? toldSite : undefined;
}

/** People who answered that they come elsewhere than the plan expects them. */
export const answersElsewhere = (plan: Plan, told: ToldPlaces): Finding[] =>
  told.size === 0
    ? []
    : plan.participants.flatMap((person): Finding[] => {
        const to = movedTo(person, plan, told);
        if (to === undefined) return [];
        const site = to === null ? [] : [{ kind: 'site' as const, id: to }];
        return [{ code: 'answer-site-differs', level: 'warning', subjects: [{ kind: 'participant', id: person.id }, ...site], facts: {} }];
      });
