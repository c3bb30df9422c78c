import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInContract } from '../../../server/live/check-in/contract.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { votesContract as contract, type Opinion } from '../../../server/live/votes/contract/index.ts';
import { votesState } from '../../../server/live/votes/rules/index.ts';
import { doublesContract } from '../../../server/planning/doubles/contract.ts';
import { insertPlan } from '../../../server/planning/plan/store.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { newId } from '../../../server/platform/ids.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { person } from '../check-in/check-in-day.ts';
import { wholePlan } from '../sitting/morning-plan.ts';
import { opening } from './votes-day.ts';

const KEPT = 'nguyen-van-a';
const OTHER = 'double';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

/** An open vote by phones, in which somebody who was entered twice is present under the entry that is to go. */
async function day() {
  const conferenceId = newId();
  const plan = wholePlan(conferenceId);
  const double = person(OTHER, { name: 'Nguyễn Văn Ân', posts: ['Chánh Văn phòng Tỉnh ủy Cà Mau'], siteId: 'main' });
  await transact(app.db, (tx) => insertPlan(tx, { ...plan, participants: [...plan.participants, double] }, app.clock.now));
  const [organizer, chair] = [await app.member(conferenceId, 'organizer'), await app.member(conferenceId, 'chair')];
  await organizer.run(publishingContract.publish, { conferenceId });
  const [login, sittingId] = [await app.bound(conferenceId, 'delegate', { participantId: OTHER }), 'morning'];
  await chair.run(proceedingsContract.openSitting, { conferenceId, sittingId });
  await chair.run(proceedingsContract.startItem, { conferenceId, itemId: 'papers' });
  const door = { siteId: 'main', door: null, online: false, seenAt: app.clock.now };
  await chair.run(checkInContract.arrive, { conferenceId, sittingId, participantId: OTHER, ...door });
  const places = [{ siteId: 'main', entitled: 5, present: 5, by: 'phones' as const }];
  const { voteId } = await chair.run(contract.open, { conferenceId, ...opening({ quorum: 'none', places }) });
  const cast = (opinion: Opinion) => login.run(contract.cast, { conferenceId, voteId, opinion });
  const own = async () => (await login.run(contract.get, { conferenceId })).casting?.opinion;
  const ballots = async () => {
    const { state } = await chair.run(proceedingsContract.liveState, { conferenceId });
    return Object.values(votesState(state).ballots).map(({ opinion }) => opinion);
  };
  const merge = async () => {
    const pair = { conferenceId, id: KEPT, otherId: OTHER };
    const { digest } = await organizer.run(doublesContract.preview, pair);
    await organizer.run(doublesContract.merge, { ...pair, digest, take: ['siteId'] });
    await organizer.run(publishingContract.publish, { conferenceId });
  };
  return { cast, own, ballots, merge };
}

describe('an open vote by phones', () => {
  it('counts somebody once who was entered twice and is merged while it is open', async () => {
    const { cast, own, ballots, merge } = await day();
    await cast('agree');
    await merge();
    expect(await own()).toBe('agree');
    await cast('disagree');
    expect([await ballots(), await own()]).toEqual([['disagree'], 'disagree']);
  });
});
