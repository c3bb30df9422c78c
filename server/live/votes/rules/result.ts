import { neededFor } from '../../check-in/rules/totals.ts';
import type { Majority, Opinions, VoteOutcome, ShownResult, VotePlace } from '../contract/entities.ts';
import { ballotsByPlace, sumOf } from './room.ts';
import { countKey, type Ballot, type PlaceCount, type VoteRun, type VotesState } from './state.ts';

/** A rule of majority: the share, of whom, where it stands and since when. `source` null: in the rules of the conference itself. */
interface MajorityRule {
  readonly share: 'half' | 'two-thirds';
  readonly of: 'entitled' | 'present';
  readonly source: 'party-charter-9' | null;
  /** When that came into force, YYYY-MM-DD. */
  readonly since: string | null;
}

/** The rules as data. The Party Charter, article 9, was adopted by the 11th Congress: over half of all members have to agree. */
export const MAJORITY_RULES: Readonly<Record<Majority, MajorityRule>> = {
  'half-entitled': { share: 'half', of: 'entitled', source: 'party-charter-9', since: '2011-01-19' },
  'two-thirds-entitled': { share: 'two-thirds', of: 'entitled', source: null, since: null },
  'half-present': { share: 'half', of: 'present', source: null, since: null },
  'two-thirds-present': { share: 'two-thirds', of: 'present', source: null, since: null },
};

/** A place with what is known of it. `count` undefined: nothing yet. */
export interface PlaceNow extends VotePlace {
  readonly count: PlaceCount | undefined;
}

/** How a vote stands. Null: not known. */
export interface Tally extends Opinions {
  readonly places: readonly PlaceNow[];
  readonly entitled: number | null;
  readonly present: number | null;
  /** Present at the places that were counted, and of no opinion at all. */
  readonly silent: number | null;
  /** How many have to be present; null without a quorum. */
  readonly quorum: number | null;
  readonly hasQuorum: boolean | null;
  /** How many have to agree. */
  readonly needed: number | null;
  readonly counted: readonly PlaceNow[];
  /** Places that have not told their count, recorded as missing or not. */
  readonly missing: readonly PlaceNow[];
  readonly outcome: VoteOutcome;
}

/** A sum that is known only if every part is. */
const known = (parts: readonly (number | null)[]): number | null =>
  parts.some((part) => part === null) || parts.length === 0 ? null : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);

const totalOf = (counted: readonly PlaceNow[], opinion: keyof Opinions): number =>
  counted.reduce((sum, { count }) => sum + (count?.opinions?.[opinion] ?? 0), 0);

/** How many have to agree; null where it is not known of how many. */
export function neededToAgree(majority: Majority, of: Pick<Tally, 'entitled' | 'present'>): number | null {
  const rule = MAJORITY_RULES[majority];
  const base = of[rule.of];
  return base === null || base === 0 ? null : neededFor(rule.share, base);
}

/** The ballots of a place as one count. */
function countOfBallots(cast: readonly Ballot[], voteId: string, siteId: string): PlaceCount {
  const of = (opinion: keyof Opinions): number => cast.filter((one) => one.opinion === opinion).length;
  const at = Math.max(0, ...cast.map((one) => one.at));
  return { voteId, siteId, opinions: { agree: of('agree'), disagree: of('disagree'), none: of('none') }, by: 'phones', at, seq: 0 };
}

/** How a vote stands, from what was counted and cast: what is missing is in no total. */
export function tallyOf({ counts, ballots }: Pick<VotesState, 'counts' | 'ballots'>, vote: VoteRun): Tally {
  const { voteId } = vote;
  const cast = ballotsByPlace(ballots, vote);
  const places = vote.places.map((place) => ({
    ...place,
    count:
      place.by === 'phones' ? countOfBallots(cast.get(place.siteId) ?? [], voteId, place.siteId) : counts[countKey(voteId, place.siteId)],
  }));
  const counted = places.filter(({ count }) => count !== undefined && count.opinions !== null);
  const missing = places.filter(({ count }) => count === undefined || count.opinions === null);
  const entitled = known(places.map((place) => place.entitled));
  const present = known(places.map((place) => place.present));
  const there = known(counted.map((place) => place.present));
  const opinions = { agree: totalOf(counted, 'agree'), disagree: totalOf(counted, 'disagree'), none: totalOf(counted, 'none') };
  const quorum = entitled === null || entitled === 0 ? null : neededFor(vote.quorum, entitled);
  const hasQuorum = vote.quorum === 'none' ? true : quorum === null || present === null ? null : present >= quorum;
  const tally = { ...opinions, places, counted, missing, entitled, present, quorum, hasQuorum };
  const needed = neededToAgree(vote.majority, tally);
  return { ...tally, silent: there === null ? null : there - sumOf(opinions), needed, outcome: outcomeOf(vote, { ...tally, needed }) };
}

/** Whether a vote counts and adopted what was put to it. */
export const isAdopted = (state: Pick<VotesState, 'counts' | 'ballots'>, vote: VoteRun): boolean =>
  vote.closedAt !== null && vote.voidAt === null && tallyOf(state, vote).outcome === 'adopted';

type Decisive = Pick<Tally, 'agree' | 'hasQuorum' | 'needed'>;

function outcomeOf({ way }: VoteRun, { agree, hasQuorum, needed }: Decisive): VoteOutcome {
  if (way === 'acclamation') return 'adopted';
  if (hasQuorum === false) return 'no-quorum';
  if (hasQuorum === null || needed === null) return 'unknown';
  return agree >= needed ? 'adopted' : 'rejected';
}

/** Whether those who have not told their count can still change the result; 'unknown' where it is not known how many they are. */
export type Prospect = 'complete' | 'surely-adopted' | 'surely-rejected' | 'no-quorum' | 'open' | 'unknown';

export function prospectOf(tally: Tally): Prospect {
  const { agree, needed, missing, counted, hasQuorum } = tally;
  if (hasQuorum === false) return 'no-quorum';
  const silent = counted.filter(({ by }) => by === 'phones').map(leftAt);
  if (missing.length === 0 && silent.every((n) => n === 0)) return 'complete';
  if (needed === null || hasQuorum === null) return 'unknown';
  if (agree >= needed) return 'surely-adopted';
  const most = known([...missing.map(({ present, entitled }) => present ?? entitled), ...silent]);
  if (most === null) return 'unknown';
  return agree + most < needed ? 'surely-rejected' : 'open';
}

/** How many at a place by phones have said nothing yet; null: not known. */
function leftAt({ present, entitled, count }: PlaceNow): number | null {
  const most = present ?? entitled;
  return most === null ? null : Math.max(0, most - (count?.opinions ? sumOf(count.opinions) : 0));
}

/** What the screens show of a result. */
export function shownResult({ voteId, itemId }: VoteRun, tally: Tally): ShownResult {
  const { agree, disagree, none, entitled, present, needed, missing, outcome } = tally;
  return { voteId, itemId, agree, disagree, none, entitled, present, needed, missing: missing.length, outcome };
}
