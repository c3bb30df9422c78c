import { AppError } from '../../../platform/errors.ts';
import { OPINION_OPTIONS, type SecretCount } from '../contract/entities.ts';
import type { SecretVoteRun } from './state.ts';

type OnBallot = Pick<SecretVoteRun, 'form' | 'options' | 'seats'>;

/** The options of a new ballot: the opinions, or a number for each candidate. */
export const ballotOptions = (form: OnBallot['form'], candidates: readonly string[]): string[] =>
  form === 'question' ? [...OPINION_OPTIONS] : candidates.map((_, at) => `c${at + 1}`);

/**
 * A choice as a ballot keeps it: in the order of the ballot, so that the order of pressing is not told. One opinion, or as many candidates as
 * there are seats, or fewer.
 * @throws AppError secret-vote-choice.
 */
export function ballotText({ form, options, seats }: OnBallot, choice: readonly string[]): string {
  const chosen = new Set(choice);
  const isKnown = chosen.size === choice.length && choice.every((one) => options.includes(one));
  const isRightNumber = form === 'question' ? chosen.size === 1 : chosen.size <= seats;
  if (!isKnown || !isRightNumber) throw new AppError('secret-vote-choice', { n: form === 'question' ? 1 : seats });
  return options.filter((one) => chosen.has(one)).join(' ');
}

/** What ballots say together. */
export function countBallots({ options }: Pick<OnBallot, 'options'>, ballots: readonly string[]): SecretCount {
  const chosen = ballots.map((one) => one.split(' ').filter(Boolean));
  return {
    cast: ballots.length,
    blank: chosen.filter((one) => one.length === 0).length,
    counts: options.map((option) => ({ option, n: chosen.filter((one) => one.includes(option)).length })),
  };
}
