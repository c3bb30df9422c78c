import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretResult } from '../../../server/live/secret-votes/rules/index.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { code } from '../sitting/published-day.ts';
import { people, secretDay } from './secret-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

describe('a secret vote', () => {
  it('counts one ballot of each elector, and tells totals alone', async () => {
    const day = await secretDay(app);
    const voteId = await day.open();
    const [a, b, c, d, e] = await day.delegates();
    if (!a || !b || !c || !d || !e) throw new Error('nobody is there');
    await Promise.all([
      day.cast(a, voteId, 'agree'),
      day.cast(b, voteId, 'disagree'),
      day.cast(c, voteId, 'agree'),
      day.cast(d, voteId, 'agree'),
    ]);
    expect([(await day.get(day.chair)).votes[0]?.cast, (await day.get(a)).votes[0]?.cast]).toEqual([4, null]);
    expect([(await day.get(a)).own, (await day.get(e)).own]).toEqual([
      { voteId, hasVoted: true },
      { voteId, hasVoted: false },
    ]);
    await day.close(voteId);
    const vote = (await day.stateOf()).votes[voteId];
    const counts = [
      { option: 'agree', n: 3 },
      { option: 'disagree', n: 1 },
      { option: 'none', n: 0 },
    ];
    expect(vote?.count).toEqual({ cast: 4, blank: 0, counts });
    expect(vote?.count && secretResult(vote, vote.count)).toMatchObject({ needed: 3, isAdopted: true });
    expect(await code(day.cast(e, voteId, 'agree'))).toBe('secret-vote-not-open');
  });

  it('counts no second ballot, whatever it says, and tells whoever sends again that theirs was received', async () => {
    const day = await secretDay(app);
    const voteId = await day.open();
    const [a, b, c] = await day.delegates();
    if (!a || !b || !c) throw new Error('nobody is there');
    const answers = await Promise.all([
      day.cast(a, voteId, 'agree', 'once'),
      day.cast(a, voteId, 'agree', 'once'),
      day.cast(a, voteId, 'disagree', 'once'),
    ]);
    expect(answers.map(({ received }) => received).toSorted()).toEqual(['before', 'before', 'now']);
    for (const one of [b, c]) await day.cast(one, voteId, 'none');
    await day.close(voteId);
    expect((await day.stateOf()).votes[voteId]?.count?.cast).toBe(3);
    expect(await day.cast(a, voteId, 'disagree')).toEqual({ received: 'before' });
  });

  it('is refused where its totals would tell what single people chose', async () => {
    const day = await secretDay(app, 3);
    expect([await code(day.open({ electors: ['p1'] })), await code(day.open({ electors: ['p1', 'p2'] }))]).toEqual([
      'secret-vote-few-electors',
      'secret-vote-few-electors',
    ]);
    const voteId = await day.open();
    const [a, b] = await day.delegates();
    if (!a || !b) throw new Error('nobody is there');
    for (const one of [a, b]) await day.cast(one, voteId, 'agree');
    expect(await code(day.close(voteId))).toBe('secret-vote-few-ballots');
    await day.cancel(voteId);
    expect(await app.db.secretBallot.count({ where: { voteId } })).toBe(0);
    expect((await day.stateOf()).votes[voteId]).toMatchObject({ count: null, voidAt: app.clock.now });
  });

  it('is for those who were noted as present and named as electors', async () => {
    const day = await secretDay(app, 4);
    expect(await code(day.open({ electors: [...people(3), 'pham-gia-tuc'] }))).toBe('secret-vote-not-present');
    expect(await code(day.open({ entitled: 2 }))).toBe('secret-vote-entitled');
    const voteId = await day.open({ electors: people(3) });
    expect(await code(day.cast(await day.delegate('p4'), voteId, 'agree'))).toBe('secret-vote-not-elector');
    expect(await code(day.cast(await app.member(day.conferenceId, 'viewer'), voteId, 'agree'))).toBe('forbidden');
    expect(await code(day.open())).toBe('secret-vote-open');
  });

  it('elects whoever has enough ballots, the most first, and decides nothing between equals', async () => {
    const day = await secretDay(app);
    const candidates = ['Nguyễn Văn A', 'Trần Thị B', 'Lê Văn C'];
    expect(await code(day.open({ form: 'election', candidates, seats: 4 }))).toBe('secret-vote-candidates');
    expect(await code(day.open({ form: 'election', candidates: ['A', 'A'], seats: 1 }))).toBe('secret-vote-candidates');
    const voteId = await day.open({ form: 'election', candidates, seats: 2 });
    const [a, b, c, d, e] = await day.delegates();
    if (!a || !b || !c || !d || !e) throw new Error('nobody is there');
    expect(await code(day.cast(a, voteId, ['c1', 'c2', 'c3']))).toBe('secret-vote-choice');
    expect(await code(day.cast(a, voteId, ['c4']))).toBe('secret-vote-choice');
    expect(await code(day.cast(a, voteId, ['c1', 'c1']))).toBe('secret-vote-choice');
    await day.cast(a, voteId, ['c2', 'c1']);
    await day.cast(b, voteId, ['c1', 'c2']);
    await day.cast(c, voteId, ['c1', 'c3']);
    await day.cast(d, voteId, ['c2', 'c3']);
    await day.cast(e, voteId, []);
    await day.close(voteId);
    const vote = (await day.stateOf()).votes[voteId];
    const result = vote?.count && secretResult(vote, vote.count);
    expect([vote?.count?.blank, result?.options.map(({ n, isElected }) => [n, isElected])]).toEqual([
      1,
      [
        [3, true],
        [3, true],
        [2, false],
      ],
    ]);
  });

  it('shows its result to others only when the chair says so', async () => {
    const day = await secretDay(app, 3);
    const voteId = await day.open();
    const viewer = await app.member(day.conferenceId, 'viewer');
    for (const one of await day.delegates()) await day.cast(one, voteId, 'agree');
    expect(await code(day.show(voteId))).toBe('secret-vote-not-counted');
    await day.close(voteId);
    expect((await day.stateOf(viewer)).votes[voteId]).toMatchObject({ count: null, closedAt: app.clock.now });
    await day.show(voteId);
    const seen = await day.stateOf(viewer);
    expect([seen.shownId, seen.votes[voteId]?.count?.cast]).toEqual([voteId, 3]);
    await day.show(voteId, false);
    expect((await day.stateOf(viewer)).shownId).toBe(null);
  });
});
