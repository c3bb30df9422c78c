import { plannedTimes } from '../agenda/rules/index.ts';
import type { Plan } from '../plan/contract.ts';
import type { Finding } from './contract.ts';
import { itemsBeyondSitting, periodMismatches, unknownTimes } from './rules/agenda.ts';
import { awayOf, type Away } from '../awards/rules/absence.ts';
import { absentRecipients, awardCounts, decisionsUsedTwice, needlessClasses, presentersAway, recipientsTwice } from './rules/awards.ts';
import { catalogueOn } from '../awards/rules/award-order.ts';
import { AWARD_CATALOGUES, type AwardCatalogue } from '../awards/rules/catalogues.ts';
import { answersElsewhere, NOTHING_TOLD, type ToldPlaces } from './rules/answers.ts';
import { copiedTitle, daysThatDisagree, sittingsAtOnce } from './rules/days.ts';
import { headsAway, twoHeads } from './rules/delegations.ts';
import { uninvitedSites } from './rules/sites.ts';
import type { PlannedTimes } from './rules/slots.ts';
import {
  likeNamed,
  missingRoles,
  speakersAtTwoSites,
  speakersAway,
  speakersInTwoPlaces,
  speakersNotListed,
  speakersTwiceInItem,
} from './rules/speakers.ts';

const CHECKS: readonly ((plan: Plan, times: PlannedTimes, away: Away, told: ToldPlaces, catalogue: AwardCatalogue) => Finding[])[] = [
  speakersInTwoPlaces,
  speakersAtTwoSites,
  uninvitedSites,
  periodMismatches,
  likeNamed,
  twoHeads,
  (plan, _times, away) => headsAway(plan, away),
  speakersNotListed,
  speakersTwiceInItem,
  (plan, _times, away) => speakersAway(plan, away),
  (plan, _times, _away, told) => answersElsewhere(plan, told),
  missingRoles,
  copiedTitle,
  daysThatDisagree,
  sittingsAtOnce,
  itemsBeyondSitting,
  unknownTimes,
  (plan, _times, away) => presentersAway(plan, away),
  (plan, _times, away) => absentRecipients(plan, away),
  awardCounts,
  (plan, _times, _away, _told, catalogue) => needlessClasses(plan, catalogue),
  decisionsUsedTwice,
  recipientsTwice,
];

const NOBODY: ReadonlySet<string> = new Set();
/** Who is away as the plan alone tells: those in whose place somebody else comes. */
const awayByPlan = ({ participants }: Plan): Away => awayOf(participants, NOBODY, { here: NOBODY, gone: NOBODY });

/**
 * Validates a plan: everything worth a second look, blocking findings first. Pass a plan redacted for its reader. `away`: who is not there,
 * as far as answers and doors tell; `told`: where the invited answered that they come; `catalogue`: of awards, that of the law without one.
 */
export function check(
  plan: Plan,
  away: Away = awayByPlan(plan),
  told: ToldPlaces = NOTHING_TOLD,
  catalogue: AwardCatalogue = catalogueOn(plan.conference.date, AWARD_CATALOGUES),
): Finding[] {
  const times = plannedTimes(plan);
  const found = CHECKS.flatMap((one) => one(plan, times, away, told, catalogue));
  return [...found.filter(({ level }) => level === 'blocking'), ...found.filter(({ level }) => level !== 'blocking')];
}

/** Number of findings of each level. */
export const tally = (findings: readonly Finding[]): { blocking: number; warnings: number } => ({
  blocking: findings.filter(({ level }) => level === 'blocking').length,
  warnings: findings.filter(({ level }) => level === 'warning').length,
});

/** The findings about one entity. */
export const findingsAbout = (findings: readonly Finding[], kind: Finding['subjects'][number]['kind'], id: string): Finding[] =>
  findings.filter(({ subjects }) => subjects.some((subject) => subject.kind === kind && subject.id === id));
