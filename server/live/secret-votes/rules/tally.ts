import { AppError } from '../../../platform/errors.ts';
import { MAX_COMMITTEE, MIN_COMMITTEE, MIN_ELECTORS, type BallotTally, type TallyFault } from '../contract/entities.ts';
import type { SecretVoteRun } from './state.ts';

type Counted = Pick<SecretVoteRun, 'form' | 'options' | 'seats' | 'electors'>;

/**
 * The first reason why the figures of a committee cannot be right together; null if they can. Each valid ballot of a question has one opinion; one of
 * an election has between one candidate and as many as there are seats, or is blank.
 */
export function tallyFault({ form, options, seats, electors }: Counted, tally: BallotTally): TallyFault | null {
  const { cast, blank, handedOut, invalid, counts } = tally;
  const marks = counts.reduce((sum, { n }) => sum + n, 0);
  const marked = cast - invalid - blank;
  if (counts.map(({ option }) => option).join() !== options.join()) return 'secret-tally-options';
  if (handedOut > electors) return 'secret-tally-handed-out';
  if (cast > handedOut) return 'secret-tally-collected';
  if (marked < 0) return 'secret-tally-invalid';
  if (form === 'question') return blank === 0 && marks === marked ? null : 'secret-tally-opinions';
  if (counts.some(({ n }) => n > marked)) return 'secret-tally-candidate';
  if (marks > marked * seats) return 'secret-tally-too-many';
  return marks < marked ? 'secret-tally-too-few' : null;
}

/** @throws AppError of what cannot be right; secret-vote-few-ballots, since totals of fewer tell what single people chose. */
export function requireTally(vote: Counted, tally: BallotTally): void {
  const fault = tallyFault(vote, tally);
  const { cast, blank, handedOut, invalid } = tally;
  if (fault !== null)
    throw new AppError(fault, { cast, handedOut, electors: vote.electors, marked: cast - invalid - blank, seats: vote.seats });
  if (cast < MIN_ELECTORS) throw new AppError('secret-vote-few-ballots', { n: cast, least: MIN_ELECTORS });
}

/**
 * Printed ballots are counted by a committee of people with names of their own, none of whom is a candidate; other votes have none. Source: rules of
 * election in the Party, Decision 244-QĐ/TW (2014), article 8 (unverified since).
 * @throws AppError secret-vote-committee.
 */
export function requireCommittee(level: SecretVoteRun['level'], committee: readonly string[], candidates: readonly string[]): void {
  const isRightNumber = level === 'paper' ? committee.length >= MIN_COMMITTEE && committee.length <= MAX_COMMITTEE : committee.length === 0;
  const isApart = new Set(committee).size === committee.length && committee.every((name) => !candidates.includes(name));
  if (!isRightNumber || !isApart) throw new AppError('secret-vote-committee', { least: MIN_COMMITTEE });
}
