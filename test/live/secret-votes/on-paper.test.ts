import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretVotesContract as contract, type BallotTally } from '../../../server/live/secret-votes/contract/index.ts';
import { tallyFault } from '../../../server/live/secret-votes/rules/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { code } from '../sitting/published-day.ts';
import { secretDay } from './secret-day.ts';

const COMMITTEE = ['Người kiểm phiếu 1', 'Người kiểm phiếu 2', 'Người kiểm phiếu 3'];
const CANDIDATES = ['Người ứng cử 1', 'Người ứng cử 2'];
const ELECTION = { form: 'election', candidates: CANDIDATES, seats: 1, level: 'paper', committee: COMMITTEE } as const;
const tallied = (given: Partial<BallotTally> = {}): BallotTally => ({
  handedOut: 5,
  cast: 5,
  invalid: 1,
  blank: 0,
  counts: [
    { option: 'c1', n: 3 },
    { option: 'c2', n: 1 },
  ],
  ...given,
});
const counts = (...all: readonly number[]) => all.map((n, at) => ({ option: `c${at + 1}`, n }));

describe('what a committee counted', () => {
  const election = { form: 'election' as const, options: ['c1', 'c2', 'c3'], seats: 2, electors: 10 };
  const question = { form: 'question' as const, options: ['agree', 'disagree', 'none'], seats: 1, electors: 10 };
  const opinions = (agree: number, disagree: number, none: number) => [
    { option: 'agree', n: agree },
    { option: 'disagree', n: disagree },
    { option: 'none', n: none },
  ];

  it.each([
    ['secret-tally-options', { counts: counts(4, 4) }],
    ['secret-tally-handed-out', { handedOut: 11 }],
    ['secret-tally-collected', { cast: 10, handedOut: 9 }],
    ['secret-tally-invalid', { invalid: 5, blank: 5 }],
    ['secret-tally-candidate', { counts: counts(8, 1, 1) }],
    ['secret-tally-too-many', { counts: counts(7, 7, 1) }],
    ['secret-tally-too-few', { counts: counts(2, 2, 2) }],
    [null, { counts: counts(7, 7, 0) }],
    [null, { counts: counts(7, 0, 0) }],
  ] as const)('of an election is told to be wrong: %s', (fault, given) => {
    // Seven of nine ballots choose somebody.
    const tally = { handedOut: 9, cast: 9, invalid: 1, blank: 1, counts: counts(5, 4, 3), ...given };
    expect(tallyFault(election, { ...tally, counts: [...tally.counts] })).toBe(fault);
  });

  it.each([
    [null, { counts: opinions(5, 2, 1) }],
    ['secret-tally-opinions', { counts: opinions(5, 2, 2) }],
    ['secret-tally-opinions', { counts: opinions(5, 2, 0) }],
    ['secret-tally-opinions', { blank: 1, counts: opinions(4, 2, 1) }],
  ] as const)('of a question has one opinion on each valid ballot: %s', (fault, given) => {
    const tally = { handedOut: 10, cast: 9, invalid: 1, blank: 0, ...given };
    expect(tallyFault(question, { ...tally, counts: [...tally.counts] })).toBe(fault);
  });

  it('is right whatever valid, blank and invalid ballots are in the box', () => {
    const ballot = fc.oneof(fc.constant('invalid' as const), fc.subarray(['c1', 'c2', 'c3'], { maxLength: 2 }));
    fc.assert(
      fc.property(fc.array(ballot, { maxLength: 10 }), fc.nat(10), (box, notReturned) => {
        const valid = box.filter((one) => one !== 'invalid');
        const tally = {
          handedOut: Math.min(10, box.length + notReturned),
          cast: box.length,
          invalid: box.length - valid.length,
          blank: valid.filter(({ length }) => length === 0).length,
          counts: election.options.map((option) => ({ option, n: valid.filter((one) => one.includes(option)).length })),
        };
        expect(tallyFault(election, tally)).toBe(null);
      }),
    );
    expect(tallyFault(election, { handedOut: 0, cast: 0, invalid: 0, blank: 0, counts: counts(0, 0, 0) })).toBe(null);
  });
});

describe('a vote by printed ballots', () => {
  let app: TestApp;
  let day: Awaited<ReturnType<typeof secretDay>>;
  let secretary: Login;
  beforeAll(async () => {
    app = await startApp();
    day = await secretDay(app, 5);
    secretary = await app.member(day.conferenceId, 'secretary');
  });
  afterAll(() => app.end());

  const enter = (login: Login, voteId: string, tally: BallotTally, version = 0) =>
    login.run(contract.enter, { conferenceId: day.conferenceId, voteId, tally, version });
  const confirm = (login: Login, voteId: string, version = 1) =>
    login.run(contract.confirm, { conferenceId: day.conferenceId, voteId, version });

  it('needs a committee without candidates, and no other vote has one', async () => {
    const codes = [
      await code(day.open({ ...ELECTION, committee: [] })),
      await code(day.open({ ...ELECTION, committee: ['Người kiểm phiếu 1'] })),
      await code(day.open({ ...ELECTION, committee: [...COMMITTEE, 'Người kiểm phiếu 1'] })),
      await code(day.open({ ...ELECTION, committee: [...COMMITTEE, 'Người ứng cử 1'] })),
      await code(day.open({ committee: COMMITTEE })),
    ];
    expect(codes).toEqual(Array.from({ length: 5 }, () => 'secret-vote-committee'));
  });

  it('takes no ballot and no closing by the product, and one count that a second person confirms', async () => {
    const voteId = await day.open(ELECTION);
    expect([await code(day.cast(await day.delegate('p1'), voteId, 'c1')), await code(day.close(voteId))]).toEqual([
      'secret-vote-on-paper',
      'secret-vote-on-paper',
    ]);
    const few = tallied({ cast: 2, invalid: 0, counts: counts(1, 1) });
    const codes = [
      code(confirm(secretary, voteId)),
      code(enter(secretary, voteId, tallied({ cast: 6 }))),
      code(enter(secretary, voteId, few)),
    ];
    expect(await Promise.all(codes)).toEqual(['secret-vote-no-tally', 'secret-tally-collected', 'secret-vote-few-ballots']);
    await enter(secretary, voteId, tallied());
    expect([await code(confirm(secretary, voteId)), await code(confirm(day.chair, voteId, 2))]).toEqual(['secret-vote-own-tally', 'stale']);
    const seen = (await day.get(day.chair)).votes.find((one) => one.voteId === voteId);
    expect([seen?.committee, seen?.entered]).toEqual([COMMITTEE, { tally: tallied(), by: seen?.entered?.by, own: false, version: 1 }]);
    expect((await day.get(await day.delegate('p1'))).votes.find((one) => one.voteId === voteId)?.entered).toBe(null);
    await confirm(day.chair, voteId);
    const vote = (await day.stateOf()).votes[voteId];
    expect(vote?.count).toEqual(tallied());
    expect([await code(enter(secretary, voteId, tallied(), 1)), await code(confirm(day.organizer, voteId))]).toEqual([
      'secret-vote-not-open',
      'secret-vote-not-open',
    ]);
  });

  it('keeps the later of two counts out until its writer has seen the earlier one', async () => {
    const voteId = await day.open(ELECTION);
    const answers = await Promise.all([
      code(enter(secretary, voteId, tallied())),
      code(enter(day.organizer, voteId, tallied({ blank: 1, counts: counts(3, 0) }))),
    ]);
    expect(answers.toSorted()).toEqual(['accepted', 'stale']);
    await enter(secretary, voteId, tallied({ handedOut: 5, cast: 4, invalid: 0 }), 1);
    const answer = await Promise.all([code(confirm(day.chair, voteId, 2)), code(enter(day.organizer, voteId, tallied(), 2))]);
    const { count } = (await day.stateOf()).votes[voteId] ?? {};
    // Whoever was first, what stands is what was confirmed.
    expect(answer[0] === 'accepted' ? count : (await confirm(day.chair, voteId, 3), (await day.stateOf()).votes[voteId]?.count)).toEqual(
      answer[0] === 'accepted' ? tallied({ cast: 4, invalid: 0 }) : tallied(),
    );
  });

  it('is no business of those who do not work at the conference, and no other vote takes a count', async () => {
    const voteId = await day.open();
    const viewer = await app.member(day.conferenceId, 'viewer');
    expect([await code(enter(secretary, voteId, tallied())), await code(enter(viewer, voteId, tallied()))]).toEqual([
      'secret-vote-no-paper',
      'forbidden',
    ]);
    await day.cancel(voteId);
  });
});
