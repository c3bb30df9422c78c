import { sittingInstant } from '../../../planning/agenda/rules/index.ts';
import { attending } from '../../../planning/participants/rules.ts';
import type { Participant } from '../../../planning/participants/contract.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { isMainHall, mainHallFirst } from '../../../planning/sites/rules/told-apart.ts';
import { movedTo, type ToldPlaces } from '../../../planning/validation/rules/answers.ts';
import type { Site } from '../../../planning/sites/contract.ts';
import type { ProceedingsState } from '../../sitting/rules/state.ts';
import type { Expected } from '../contract.ts';

/** The main hall; undefined where the plan names none. */
export const hallOf = (sites: readonly Site[]): Site | undefined => sites.find(isMainHall);

/** A plan in which people are where they answered that they come, before the office has applied it: doors expect them there. */
export const withAnswers = <P extends Pick<Plan, 'participants' | 'sites'>>(plan: P, told: ToldPlaces): P =>
  told.size === 0
    ? plan
    : {
        ...plan,
        participants: plan.participants.map((one) => {
          const to = movedTo(one, plan, told);
          return to === undefined ? one : { ...one, siteId: to };
        }),
      };

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

/** How long before the planned start of a sitting people begin to come. */
const ARRIVAL_MS = 90 * 60_000;

export interface SittingNow {
  /** For which people are noted; null where none is planned. */
  readonly sittingId: string | null;
  /** Sittings of which doors have to choose one, as times and openings leave it open; none where it is clear. */
  readonly unclear: readonly string[];
}

/**
 * The sitting for which people are noted now: the open one, else the next after the last that was held, else the last. A sitting that was
 * never opened is not clear any more once people come for one after it.
 */
export function sittingNow(
  plan: Pick<Plan, 'conference' | 'sittings'>,
  { openSittingId, sittings: runs }: Pick<ProceedingsState, 'openSittingId' | 'sittings'>,
  now: number,
): SittingNow {
  if (openSittingId !== null) return { sittingId: openSittingId, unclear: [] };
  const { sittings } = plan;
  const left = sittings.slice(sittings.findLastIndex(({ id }) => runs[id] !== undefined) + 1);
  const [next, ...later] = left;
  const due = later.filter((sitting) => (sittingInstant(plan, sitting) ?? Infinity) - ARRIVAL_MS <= now);
  return { sittingId: next?.id ?? sittings.at(-1)?.id ?? null, unclear: next && due.length > 0 ? [next, ...due].map(({ id }) => id) : [] };
}
