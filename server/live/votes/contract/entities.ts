import { z } from 'zod';
import { Id } from '../../../platform/contract.ts';

/** How is decided: by raised hands counted at each place, or by acclamation, without counts. */
export const VOTE_WAYS = ['hands', 'acclamation'] as const;
export type VoteWay = (typeof VOTE_WAYS)[number];

/** What can be said in a vote. Whoever is present and says none of it is counted apart. */
export const OPINIONS = ['agree', 'disagree', 'none'] as const;
export type Opinion = (typeof OPINIONS)[number];

/** How many have to agree: over half or two thirds, of those entitled or of those present. */
export const MAJORITIES = ['half-entitled', 'two-thirds-entitled', 'half-present', 'two-thirds-present'] as const;
export type Majority = (typeof MAJORITIES)[number];

/** How the opinions of a place are taken: raised hands are counted there, or everybody votes on their own phone. Never both. */
export const PLACE_WAYS = ['hands', 'phones'] as const;

export const MAX_VOTERS = 100_000;
const Heads = z.number().int().min(0).max(MAX_VOTERS);

/** Heads counted at one place. */
export const Opinions = z.strictObject({ agree: Heads, disagree: Heads, none: Heads });
export type Opinions = Readonly<z.output<typeof Opinions>>;

/** A place that votes, with how many are entitled and present there; null: not known. */
export const VotePlace = z.strictObject({
  siteId: Id,
  entitled: Heads.nullable(),
  present: Heads.nullable(),
  by: z.enum(PLACE_WAYS).default('hands'),
});
export type VotePlace = Readonly<z.output<typeof VotePlace>>;

/** Who entered a count: the place itself, the desk in its own hall, or the desk for a place that told it by telephone. */
export const COUNTED_BY = ['place', 'desk', 'telephone'] as const;

/** Whose period holds where the adopted document and an item of the agenda state different ones. */
export const HOLDERS = ['document', 'item'] as const;

/** Why somebody cannot vote on their phone. */
export const BALLOT_BARS = ['vote-not-present', 'vote-by-hands'] as const;
export type BallotBar = (typeof BALLOT_BARS)[number];

export const OUTCOMES = ['adopted', 'rejected', 'no-quorum', 'unknown'] as const;
export type VoteOutcome = (typeof OUTCOMES)[number];

/** A result as the screens show it: totals, and no place by name. Null: not known. */
export const ShownResult = z.strictObject({
  voteId: Id,
  itemId: Id,
  ...Opinions.shape,
  entitled: Heads.nullable(),
  present: Heads.nullable(),
  /** How many have to agree. */
  needed: Heads.nullable(),
  /** Places whose count is missing. */
  missing: z.number().int(),
  outcome: z.enum(OUTCOMES),
});
export type ShownResult = Readonly<z.output<typeof ShownResult>>;
