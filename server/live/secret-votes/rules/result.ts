import type { SecretCount } from '../contract/entities.ts';
import { neededToAgree } from '../../votes/rules/result.ts';
import type { SecretVoteRun } from './state.ts';

/** One option with its ballots. */
export interface OptionResult {
  readonly option: string;
  readonly n: number;
  /** Of an election: whether they are elected; null: as many have as many votes as others for the last seats, so it is not decided. */
  readonly isElected: boolean | null;
}

/** What a count comes to. Null: not known. */
export interface SecretResult {
  readonly needed: number | null;
  readonly options: readonly OptionResult[];
  /** Of a question: whether it was adopted. */
  readonly isAdopted: boolean | null;
}

/** Whoever has enough votes is elected, those with the most first; nobody is where others with as many would be one too many. */
function elected({ seats }: SecretVoteRun, { counts }: SecretCount, needed: number | null, n: number): boolean | null {
  if (needed === null) return null;
  if (n < needed) return false;
  const enough = counts.filter((one) => one.n >= needed);
  const before = enough.filter((one) => one.n > n).length;
  if (before >= seats) return false;
  return before + enough.filter((one) => one.n === n).length <= seats ? true : null;
}

/** Ballots that say something: all that were cast, but for the invalid ones among printed ballots. */
export const validBallots = ({ cast, invalid = 0 }: Pick<SecretCount, 'cast' | 'invalid'>): number => cast - invalid;

/** What the totals of a vote come to, the options in the order of the ballot. */
export function secretResult(vote: SecretVoteRun, count: SecretCount): SecretResult {
  const needed = neededToAgree(vote.majority, { entitled: vote.entitled, present: vote.electors });
  const isElection = vote.form === 'election';
  const options = count.counts.map(({ option, n }) => ({ option, n, isElected: isElection ? elected(vote, count, needed, n) : null }));
  const agree = count.counts.find(({ option }) => option === 'agree')?.n ?? 0;
  return { needed, options, isAdopted: isElection || needed === null ? null : agree >= needed };
}
