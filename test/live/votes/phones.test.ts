import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInContract } from '../../../server/live/check-in/contract.ts';
import { votesContract as contract, type Opinion } from '../../../server/live/votes/contract/index.ts';
import { takenBy } from '../../../server/live/votes/rules/index.ts';
import { factSentence } from '../../../server/record/minutes/presenter/sentences.ts';
import { gatherSheet } from '../../../server/record/minutes/presenter/sheet.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { code } from '../sitting/published-day.ts';
import { opinions, PLACES, votingDay } from './votes-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

/** The hall votes by phones, Lào Cai by raised hands; somebody is present in the hall. */
async function phoneDay() {
  const day = await votingDay(app);
  const { conferenceId, chair } = day;
  const arrive = (participantId: string, siteId: string) =>
    chair.run(checkInContract.arrive, {
      conferenceId,
      sittingId: 'morning',
      participantId,
      online: false,
      siteId,
      door: null,
      seenAt: app.clock.now,
    });
  const delegate = (participantId: string) => app.bound(conferenceId, 'delegate', { participantId });
  const voteId = await day.open({
    quorum: 'none',
    places: [
      { siteId: 'main', entitled: 2, present: 2, by: 'phones' },
      { siteId: 'site-15', entitled: 3, present: 3, by: 'hands' },
    ],
  });
  const cast = (login: Login, opinion: Opinion) => login.run(contract.cast, { conferenceId, voteId, opinion });
  const casting = async (login: Login) => (await login.run(contract.get, { conferenceId })).casting;
  return { ...day, voteId, arrive, delegate, cast, casting };
}

describe('an open vote by phones', () => {
  it('counts the last word of everybody who is present once, beside the places that count hands', async () => {
    const day = await phoneDay();
    const { voteId } = day;
    await day.arrive('pham-gia-tuc', 'main');
    await day.arrive('nguyen-van-a', 'main');
    const [one, other] = [await day.delegate('pham-gia-tuc'), await day.delegate('nguyen-van-a')];
    const first = await day.cast(one, 'disagree');
    expect(await day.cast(one, 'disagree')).toEqual(first);
    await Promise.all([day.cast(one, 'agree'), day.cast(other, 'none')]);
    await day.count(await day.site('site-15'), voteId, 'site-15', opinions(2, 1));
    const { agree, disagree, none, missing } = await day.tally(voteId);
    expect([agree, disagree, none, missing]).toEqual([3, 1, 1, []]);
    await day.close(voteId);
    expect(await code(day.cast(one, 'none'))).toBe('vote-not-open');
    expect((await day.tally(voteId)).agree).toBe(3);
  });

  it('is for those who are noted as present, at a place that votes by phones', async () => {
    const day = await phoneDay();
    const one = await day.delegate('nguyen-van-a');
    const seen = [[(await day.casting(one))?.bar, await code(day.cast(one, 'agree'))]];
    await day.arrive('nguyen-van-a', 'site-15');
    seen.push([(await day.casting(one))?.bar, await code(day.cast(one, 'agree'))]);
    await day.arrive('pham-gia-tuc', 'main');
    const other = await day.delegate('pham-gia-tuc');
    seen.push([(await day.casting(other))?.bar, await code(day.cast(other, 'agree'))]);
    expect(seen).toEqual([
      ['vote-not-present', 'vote-not-present'],
      ['vote-by-hands', 'vote-by-hands'],
      [null, 'accepted'],
    ]);
  });

  it('is changed as often as people do, and no more by a script', async () => {
    const day = await phoneDay();
    await day.arrive('pham-gia-tuc', 'main');
    const one = await day.delegate('pham-gia-tuc');
    const said: Opinion[] = Array.from({ length: 11 }, (_, at) => (at % 2 === 0 ? 'agree' : 'disagree'));
    for (const opinion of said) await day.cast(one, opinion);
    expect([await code(day.cast(one, 'none')), await code(day.cast(one, 'agree'))]).toEqual(['busy', 'accepted']);
    app.clock.now += 10_000;
    expect(await code(day.cast(one, 'none'))).toBe('accepted');
    expect((await day.tally(day.voteId)).none).toBe(1);
  });

  it('takes no more ballots at a place than people can vote there', async () => {
    const day = await phoneDay();
    const { conferenceId, chair, voteId } = day;
    for (const id of ['pham-gia-tuc', 'nguyen-van-a']) await day.arrive(id, 'main');
    const [one, other] = [await day.delegate('pham-gia-tuc'), await day.delegate('nguyen-van-a')];
    await chair.run(contract.place, { conferenceId, voteId, siteId: 'main', entitled: 2, present: 1 });
    expect([await code(day.cast(one, 'agree')), await code(day.cast(other, 'agree')), await code(day.cast(one, 'none'))]).toEqual([
      'accepted',
      'vote-too-many',
      'accepted',
    ]);
  });

  it('stands in the minutes and on the screens as what it is', async () => {
    const day = await phoneDay();
    const { conferenceId, chair, voteId } = day;
    const vote = (await day.stateOf()).votes[voteId];
    const [hall] = vote?.places ?? [];
    expect([takenBy({ places: vote?.places ?? [] }), takenBy({ places: hall ? [hall] : [] }), takenBy({ places: [...PLACES] })]).toEqual([
      'both',
      'phones',
      'hands',
    ]);
    await day.close(voteId, ['site-15']);
    const { plan, conferred } = await gatherSheet((operation, input) => chair.run(operation, input), conferenceId, app.clock.now);
    expect(conferred.map(({ fact }) => factSentence(plan, fact, null, 'vi').split('“')[0])).toEqual([
      'Biểu quyết công khai bằng giơ tay và bằng điện thoại của từng đại biểu: ',
    ]);
  });

  it('takes no count of hands for a place that votes by phones', async () => {
    const day = await phoneDay();
    const { conferenceId, chair, voteId } = day;
    expect(await code(day.count(chair, voteId, 'main', opinions(2)))).toBe('vote-by-phones');
    const miss = chair.run(contract.miss, { conferenceId, voteId, siteId: 'main', seen: 0 });
    expect(await code(miss)).toBe('vote-by-phones');
  });

  it('tells a delegate of their own ballot, and the others of none', async () => {
    const day = await phoneDay();
    await day.arrive('pham-gia-tuc', 'main');
    const [one, other] = [await day.delegate('pham-gia-tuc'), await day.delegate('nguyen-van-a')];
    await day.cast(one, 'agree');
    expect([(await day.casting(one))?.opinion, (await day.casting(other))?.opinion]).toEqual(['agree', null]);
    expect([(await day.stateOf(other)).ballots, (await day.stateOf(await app.member(day.conferenceId, 'viewer'))).ballots]).toEqual([
      {},
      {},
    ]);
    expect(await day.casting(day.chair)).toBe(null);
  });

  it('cannot be taken back from under its ballots', async () => {
    const day = await phoneDay();
    await day.arrive('pham-gia-tuc', 'main');
    const { seq } = await day.cast(await day.delegate('pham-gia-tuc'), 'agree');
    expect(await code(day.undo({ seq }))).toBe('cannot-undo');
    const opened = (await day.stateOf()).undoLog.find(({ kind }) => kind === 'vote.opened');
    expect(await code(day.undo({ seq: opened?.seq ?? 0 }))).toBe('changed-since');
  });
});
