import { plannedTimes } from '../agenda/rules/index.ts';
import type { Plan } from '../plan/contract.ts';
import type { Finding } from './contract.ts';
import { itemsBeyondSitting, periodMismatches, unknownTimes } from './rules/agenda.ts';
import { awardCounts, decisionsUsedTwice, presentersAway, recipientsTwice } from './rules/awards.ts';
import { copiedTitle, daysThatDisagree, sittingsAtOnce } from './rules/days.ts';
import { uninvitedSites } from './rules/sites.ts';
import type { PlannedTimes } from './rules/slots.ts';
import {
  likeNamed,
  missingRoles,
  speakersAtTwoSites,
  speakersInTwoPlaces,
  speakersNotListed,
  speakersTwiceInItem,
} from './rules/speakers.ts';

const CHECKS: readonly ((plan: Plan, times: PlannedTimes) => Finding[])[] = [
  speakersInTwoPlaces,
  speakersAtTwoSites,
  uninvitedSites,
  periodMismatches,
  likeNamed,
  speakersNotListed,
  speakersTwiceInItem,
  missingRoles,
  copiedTitle,
  daysThatDisagree,
  sittingsAtOnce,
  itemsBeyondSitting,
  unknownTimes,
  presentersAway,
  awardCounts,
  decisionsUsedTwice,
  recipientsTwice,
];

/** Validates a plan: everything worth a second look, blocking findings first. Pass a plan redacted for its reader. */
export function check(plan: Plan): Finding[] {
  const times = plannedTimes(plan);
  const found = CHECKS.flatMap((one) => one(plan, times));
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
