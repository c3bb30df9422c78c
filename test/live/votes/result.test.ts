import { describe, expect, it } from 'vitest';
import { neededToAgree, prospectOf, tallyOf, type VoteRun, type VotesState } from '../../../server/live/votes/rules/index.ts';
import type { Opinions, VotePlace } from '../../../server/live/votes/contract/index.ts';
import { spelledOut } from '../../../server/record/minutes/presenter/spelled-out.ts';
import { opinions } from './votes-day.ts';

const place = (siteId: string, entitled: number | null, present: number | null): VotePlace => ({ siteId, entitled, present, by: 'hands' });

function tally(places: VotePlace[], told: Record<string, Opinions>, rule: Partial<Pick<VoteRun, 'quorum' | 'majority'>> = {}) {
  const vote: VoteRun = {
    voteId: 'vote',
    itemId: 'papers',
    way: 'hands',
    text: { id: 'text', version: 1 },
    documentId: null,
    quorum: 'two-thirds',
    majority: 'half-entitled',
    places,
    openedAt: 0,
    sittingId: null,
    closedAt: null,
    voidAt: null,
    completion: null,
    ...rule,
  };
  const counts: VotesState['counts'] = Object.fromEntries(
    Object.entries(told).map(([siteId, counted]) => [
      `vote/${siteId}`,
      { voteId: 'vote', siteId, opinions: counted, by: 'place' as const, at: 0, seq: 1 },
    ]),
  );
  return tallyOf({ counts, ballots: {} }, vote);
}

describe('the rule of majority', () => {
  it('asks for over half, or for two thirds and not less', () => {
    const of = { entitled: 1268, present: 1249 };
    expect([
      neededToAgree('half-entitled', of),
      neededToAgree('two-thirds-entitled', of),
      neededToAgree('half-present', of),
      neededToAgree('two-thirds-present', of),
      neededToAgree('half-entitled', { entitled: 20, present: 20 }),
    ]).toEqual([635, 846, 625, 833, 11]);
  });

  it('decides nothing while it is not known how many are entitled', () => {
    const { entitled, needed, outcome } = tally([place('a', 10, 10), place('b', null, 5)], { a: opinions(10), b: opinions(5) });
    expect([entitled, needed, outcome]).toEqual([null, null, 'unknown']);
  });

  it('makes no valid result without the quorum', () => {
    expect(tally([place('a', 30, 19)], { a: opinions(19) }).outcome).toBe('no-quorum');
    expect(tally([place('a', 30, 20)], { a: opinions(20) }).outcome).toBe('adopted');
    expect(tally([place('a', 30, 19)], { a: opinions(19) }, { quorum: 'none' }).outcome).toBe('adopted');
  });
});

describe('whether those who are missing can change the result', () => {
  const places = [place('a', 10, 10), place('b', 10, 10), place('c', 10, 10)];
  it('is said from what they could still add', () => {
    expect([
      prospectOf(tally(places, {})),
      prospectOf(tally(places, { a: opinions(10), b: opinions(6, 4) })),
      prospectOf(tally(places, { a: opinions(5, 5), b: opinions(0, 10) })),
      prospectOf(tally(places, { a: opinions(6, 4), b: opinions(1, 9) })),
      prospectOf(tally(places, { a: opinions(1), b: opinions(1), c: opinions(1) })),
    ]).toEqual(['open', 'surely-adopted', 'surely-rejected', 'open', 'complete']);
  });

  it('is not known where nobody knows how many they are', () => {
    expect(prospectOf(tally([place('a', 10, 10), place('b', null, null)], { a: opinions(10) }))).toBe('unknown');
  });
});

describe('a number in words', () => {
  it('is read as in Vietnamese minutes', () => {
    const numbers = [0, 5, 10, 15, 21, 25, 101, 110, 1005, 1245, 10_000, 21_015];
    expect(numbers.map((n) => spelledOut('vi', n))).toEqual([
      'không',
      'năm',
      'mười',
      'mười lăm',
      'hai mươi mốt',
      'hai mươi lăm',
      'một trăm linh một',
      'một trăm mười',
      'một nghìn không trăm linh năm',
      'một nghìn hai trăm bốn mươi lăm',
      'mười nghìn',
      'hai mươi mốt nghìn không trăm mười lăm',
    ]);
  });

  it('is read as in English minutes', () => {
    expect([0, 15, 21, 101, 1245].map((n) => spelledOut('en', n))).toEqual([
      'zero',
      'fifteen',
      'twenty-one',
      'one hundred and one',
      'one thousand two hundred and forty-five',
    ]);
  });
});
