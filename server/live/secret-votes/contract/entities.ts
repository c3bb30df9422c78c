import { z } from 'zod';
import { Id } from '../../../platform/contract.ts';
import { OPINIONS } from '../../votes/contract/entities.ts';

/**
 * How a vote is kept secret: from the screens and everybody who works with the product; also from whoever runs the server; or by printed ballots
 * that a counting committee counts, of which the product learns the totals alone.
 */
export const SECRECY_LEVELS = ['staff', 'operator', 'paper'] as const;

/** What a ballot asks: for an opinion, or whom to elect. */
export const BALLOT_FORMS = ['question', 'election'] as const;
export type BallotForm = (typeof BALLOT_FORMS)[number];

/** With fewer, everybody knows from the totals what somebody else chose. */
export const MIN_ELECTORS = 3;
export const MAX_ELECTORS = 5000;
export const MAX_CANDIDATES = 60;

const Heads = z.number().int().min(0).max(MAX_ELECTORS);

/** One option of a ballot: an opinion, or a candidate by their number on it. */
export const OptionId = z.string().regex(/^(?:agree|disagree|none|c[1-9]\d?)$/);

/** Options of a ballot that asks for an opinion. */
export const OPINION_OPTIONS: readonly string[] = OPINIONS;

/**
 * What the ballots say, in totals. `blank`: nobody was elected on them. Of printed ballots `cast` were collected, and it is known how many were
 * handed out and how many of the collected ones are invalid.
 */
export const SecretCount = z.strictObject({
  cast: Heads,
  blank: Heads,
  counts: z.array(z.strictObject({ option: OptionId, n: Heads })).max(MAX_CANDIDATES),
  handedOut: Heads.optional(),
  invalid: Heads.optional(),
});
export type SecretCount = Readonly<z.output<typeof SecretCount>>;

/** What the committee counted of printed ballots. */
export const BallotTally = SecretCount.required();
export type BallotTally = Readonly<z.output<typeof BallotTally>>;

/** Why a count cannot be right, in the order in which it is looked at. */
export const TALLY_FAULTS = [
  'secret-tally-options',
  'secret-tally-handed-out',
  'secret-tally-collected',
  'secret-tally-invalid',
  'secret-tally-opinions',
  'secret-tally-candidate',
  'secret-tally-too-many',
  'secret-tally-too-few',
] as const;
export type TallyFault = (typeof TALLY_FAULTS)[number];

/** A committee has a head, its first member, and at least one more. */
export const MIN_COMMITTEE = 2;
export const MAX_COMMITTEE = 15;

export const Electors = z.array(Id).max(MAX_ELECTORS);
export const Entitled = Heads.nullable();

/** Bytes as base64url. */
export const Base64 = z.string().regex(/^[\w-]{1,400}$/);
export const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A ballot on the board: who holds its receipt finds it there. */
export const BoardBallot = z.strictObject({ receipt: Hash, choice: z.array(OptionId) });
export type BoardBallot = Readonly<z.output<typeof BoardBallot>>;
