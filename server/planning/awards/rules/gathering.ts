import { spelled } from '../../../platform/text.ts';
import type { Award, AwardFacts } from '../contract.ts';

/** Equal for two entries of the same award: what is granted by whom, to what kind of recipient, by which decision. */
export const awardKey = ({ kind, title, class: rank, grantor, recipientKind, decision }: AwardFacts): string =>
  JSON.stringify([
    kind,
    spelled(title),
    rank,
    grantor && spelled(grantor),
    recipientKind,
    decision?.number ? spelled(decision.number) : null,
    decision?.date ?? null,
  ]);

/** The recipients of an award, for looking one up. */
export const recipientNames = ({ recipients }: Pick<Award, 'recipients'>): ReadonlySet<string> => new Set(recipients.map(spelled));

const together = (numbers: readonly (number | null)[]): number | null =>
  numbers.reduce<number | null>((sum, n) => (sum === null || n === null ? null : sum + n), 0);

/**
 * The number of an award gathered of several rows: those of rows without a name are added up, one that is not known makes the sum so; rows
 * that only name recipients say nothing of it.
 */
function countOf(rows: readonly AwardFacts[]): number | null {
  const unnamed = rows.filter(({ recipients, count }) => recipients.length === 0 || count !== null);
  return unnamed.length === 0 ? null : together(unnamed.map(({ count }) => count));
}

function oneOf(rows: readonly [AwardFacts, ...AwardFacts[]]): AwardFacts {
  const names = Map.groupBy(
    rows.flatMap(({ recipients }) => recipients),
    spelled,
  );
  return {
    ...rows[0],
    count: countOf(rows),
    recipients: [...names.values()].flatMap(([name]) => name ?? []),
    perBatch: rows.find(({ perBatch }) => perBatch !== null)?.perBatch ?? null,
    presenters: [...new Set(rows.flatMap(({ presenters }) => presenters))],
  };
}

/** Gathers entries of the same award into one, in the order in which each is first named. */
export const gathered = (awards: readonly AwardFacts[]): AwardFacts[] =>
  [...Map.groupBy(awards, awardKey).values()].flatMap(([first, ...others]) => (first ? [oneOf([first, ...others])] : []));
