import { spelled } from '../../../platform/text.ts';
import type { Award } from '../../awards/contract.ts';
import { recipientsAway, type Away } from '../../awards/rules/absence.ts';
import { hasNeedlessClass } from '../../awards/rules/award-order.ts';
import type { AwardCatalogue } from '../../awards/rules/catalogues.ts';
import type { Plan } from '../../plan/contract.ts';
import type { Finding } from '../contract.ts';

const subjectsOf = (awards: readonly Award[]): Finding['subjects'] => awards.map(({ id }) => ({ kind: 'award', id }));

/** Names that a finding lists. */
const MAX_NAMED = 5;

/** Awards whose number differs from their list of recipients. An empty list counts as not known. */
export const awardCounts = ({ awards }: Plan): Finding[] =>
  awards.flatMap(({ id, count, recipients }): Finding[] =>
    count === null || recipients.length === 0 || count === recipients.length
      ? []
      : [{ code: 'award-count', level: 'warning', subjects: [{ kind: 'award', id }], facts: { count, recipients: recipients.length } }],
  );

/** Awards with a class that the catalogue does not know of them. */
export const needlessClasses = ({ awards }: Plan, catalogue: AwardCatalogue): Finding[] =>
  awards
    .filter((award) => hasNeedlessClass(catalogue, award))
    .map(({ id }): Finding => ({
      code: 'award-class',
      level: 'warning',
      subjects: [{ kind: 'award', id }],
      facts: { source: catalogue.source },
    }));

/** Awards to be presented by somebody who is not there. */
export const presentersAway = ({ awards }: Plan, away: Away): Finding[] =>
  awards.flatMap(({ id, presenters }) =>
    presenters.flatMap((presenter): Finding[] => {
      const why = away.get(presenter);
      const subjects: Finding['subjects'] = [
        { kind: 'award', id },
        { kind: 'participant', id: presenter },
      ];
      return why === undefined ? [] : [{ code: 'award-presenter-away', level: 'warning', subjects, facts: { why } }];
    }),
  );

/** Awards of which recipients are not there, one finding for each reason. */
export const absentRecipients = ({ awards, participants }: Plan, away: Away): Finding[] => {
  const awayOfAward = recipientsAway(participants, away);
  return awards.flatMap((award) =>
    [...Map.groupBy(awayOfAward(award), ({ why }) => why)].map(([why, found]): Finding => ({
      code: 'award-recipient-away',
      level: 'warning',
      subjects: [
        { kind: 'award', id: award.id },
        ...found.slice(0, MAX_NAMED).map(({ participantId }) => ({ kind: 'participant' as const, id: participantId })),
      ],
      facts: { why, names: found.slice(0, MAX_NAMED).map(({ recipient }) => recipient), n: found.length },
    })),
  );
};

const numberOf = ({ decision }: Award): string | null => (decision?.number ? spelled(decision.number) : null);
const termsOf = ({ kind, grantor, decision }: Award): string => JSON.stringify([kind, grantor && spelled(grantor), decision?.date]);

/** Awards by the decision that grants them; each award without a number for itself. */
const byDecision = (awards: readonly Award[]): Award[][] => [
  ...Map.groupBy(awards, (award) => JSON.stringify([numberOf(award), numberOf(award) === null && award.id])).values(),
];

/**
 * Decision numbers under which awards of different kinds, grantors or dates stand. One decision often grants the same award to collectives and
 * to individuals, which are two lists.
 */
export const decisionsUsedTwice = ({ awards }: Plan): Finding[] =>
  byDecision(awards).flatMap((group): Finding[] => {
    const number = group[0]?.decision?.number;
    if (!number || new Set(group.map(termsOf)).size < 2) return [];
    return [{ code: 'award-decision-twice', level: 'warning', subjects: subjectsOf(group), facts: { number } }];
  });

/** Recipients who stand more than once under one decision, as they are first spelled. */
function namedTwice(awards: readonly Award[]): string[] {
  const names = awards.flatMap(({ recipients }) => recipients);
  return [...Map.groupBy(names, spelled).values()].flatMap(([first = '', second]) => (second === undefined ? [] : [first]));
}

/** Decisions that grant something to the same recipient twice. */
export const recipientsTwice = ({ awards }: Plan): Finding[] =>
  byDecision(awards).flatMap((group): Finding[] => {
    const names = namedTwice(group);
    const twice = new Set(names.map(spelled));
    const about = group.filter(({ recipients }) => recipients.some((name) => twice.has(spelled(name))));
    return names.length === 0
      ? []
      : [
          {
            code: 'award-recipient-twice',
            level: 'warning',
            subjects: subjectsOf(about),
            facts: { names: names.slice(0, MAX_NAMED), n: names.length },
          },
        ];
  });
