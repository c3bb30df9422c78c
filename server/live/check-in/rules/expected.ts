import { attending } from '../../../planning/participants/rules.ts';
import type { Participant } from '../../../planning/participants/contract.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { isMainHall, mainHallFirst } from '../../../planning/sites/rules/told-apart.ts';
import type { Site } from '../../../planning/sites/contract.ts';
import type { ProceedingsState } from '../../sitting/rules/state.ts';
import type { Expected } from '../contract.ts';

/** The main hall; undefined where the plan names none. */
export const hallOf = (sites: readonly Site[]): Site | undefined => sites.find(isMainHall);

/** The site at which a participant is expected: the main hall unless the plan says otherwise. */
export const expectedAt = ({ sites }: Pick<Plan, 'sites'>, { siteId }: Pick<Participant, 'siteId'>): string | null =>
  siteId ?? hallOf(sites)?.id ?? null;

/**
 * Those who can be checked in: people, and posts that somebody holds, without those who send somebody else. Groups stay words, as nobody in
 * them is named.
 */
export function expectedPeople({ participants, sites }: Pick<Plan, 'participants' | 'sites'>): Expected[] {
  const hallId = hallOf(sites)?.id ?? null;
  return attending(participants)
    .filter(({ group }) => group === null)
    .map(({ id, name, posts, siteId }) => ({ id, name, posts, siteId: siteId ?? hallId }));
}

/** The places where people come, the main hall first; for those confined to a site that alone. */
export const checkInPlaces = ({ sites }: Pick<Plan, 'sites'>, own: string | null): Site[] =>
  mainHallFirst(sites).filter(({ id, group }) => !group && (own === null || id === own));

/** The sitting for which people are noted now: the open one, else the next that was not held, else the last. Null where none is planned. */
export function sittingNow(
  { sittings }: Pick<Plan, 'sittings'>,
  { openSittingId, sittings: runs }: Pick<ProceedingsState, 'openSittingId' | 'sittings'>,
): string | null {
  return openSittingId ?? sittings.find(({ id }) => runs[id] === undefined)?.id ?? sittings.at(-1)?.id ?? null;
}
