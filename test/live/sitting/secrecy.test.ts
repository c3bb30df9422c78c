import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertPlan } from '../../../server/planning/plan/store.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { newId } from '../../../server/platform/ids.ts';
import { correctionsContract } from '../../../server/live/corrections/contract.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { stateOf } from '../../../server/live/sitting/rules/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { openPage, wordsIn } from '../../planning/sites/conference-of-sites.ts';
import { wholePlan } from './morning-plan.ts';
import { published } from './published-day.ts';

let app: TestApp;
let conferenceId: string;
let cleared: Login;
let viewer: Login;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

const stateFor = async (login: Login) => stateOf((await login.run(contract.liveState, { conferenceId })).state);
const shownTo = async (login: Login) => {
  const { runningItemId, floor, prepared, openSittingId } = await stateFor(login);
  return { openSittingId, runningItemId, speaker: floor?.speaker.participantId ?? null, next: prepared?.speaker.participantId ?? null };
};

/** The morning with its classified item running, its speaker on the floor, and another one notified. */
async function secretItemRuns(): Promise<void> {
  ({ conferenceId } = await published(app));
  cleared = await app.user({ clearance: 1 });
  await app.db.membership.create({ data: { conferenceId, userId: cleared.actor.id, role: 'chair' } });
  viewer = await app.member(conferenceId, 'viewer');
  await cleared.run(contract.openSitting, { conferenceId, sittingId: 'morning' });
  await cleared.run(contract.startItem, { conferenceId, itemId: 'secret' });
  await cleared.run(contract.grant, { conferenceId, participantId: 'nguyen-van-a', handOver: false });
  await cleared.run(contract.prepare, { conferenceId, participantId: 'pham-gia-tuc' });
}

describe('a classified item that runs', () => {
  it('is known to everyone as running, but its speakers only to those who are cleared', async () => {
    await secretItemRuns();
    const runs = { openSittingId: 'morning', runningItemId: 'secret' };
    expect(await shownTo(cleared)).toEqual({ ...runs, speaker: 'nguyen-van-a', next: 'pham-gia-tuc' });
    expect(await shownTo(viewer)).toEqual({ ...runs, speaker: null, next: null });
  });

  it('is a neutral item on the pages of those who may not know it', async () => {
    await secretItemRuns();
    const said = wordsIn((await openPage(app, `/conferences/${conferenceId}/watch`, viewer)).text);
    const words = ['Nội dung Tiếp theo Phát biểu kết luận hội nghị', 'Công tác bảo vệ', 'Nguyễn Văn A', 'Chưa có ai phát biểu'];
    expect(words.map((word) => said.includes(word))).toEqual([true, false, false, false]);
  });

  it('is over for everyone when it is finished, and runs again for everyone when that is undone', async () => {
    await secretItemRuns();
    const { seq } = await cleared.run(contract.finishItem, { conferenceId, itemId: 'secret' });
    expect((await stateFor(viewer)).runningItemId).toBe(null);
    await cleared.run(correctionsContract.correct, { conferenceId, seq });
    expect([(await shownTo(cleared)).speaker, await shownTo(viewer)]).toEqual([
      'nguyen-van-a',
      { openSittingId: 'morning', runningItemId: 'secret', speaker: null, next: null },
    ]);
  });

  it('leaves the sitting open for everyone when its closing is undone, and the notice to its next speaker only to the cleared', async () => {
    await secretItemRuns();
    const { seq } = await cleared.run(contract.closeSitting, { conferenceId, sittingId: 'morning' });
    await cleared.run(correctionsContract.correct, { conferenceId, seq });
    expect(await shownTo(viewer)).toEqual({ openSittingId: 'morning', runningItemId: 'secret', speaker: null, next: null });
    expect((await shownTo(cleared)).next).toBe('pham-gia-tuc');
  });
});

describe('an item that a new publication classifies', () => {
  it('is hidden at once by every server, with earlier speeches in it', async () => {
    const other = await startApp({ databaseUrl: app.databaseUrl });
    conferenceId = newId();
    await transact(app.db, (tx) => insertPlan(tx, wholePlan(conferenceId), app.clock.now));
    const organizer = await app.member(conferenceId, 'organizer');
    await organizer.run(publishingContract.publish, { conferenceId });
    cleared = await app.member(conferenceId, 'chair');
    viewer = await app.member(conferenceId, 'viewer');
    await cleared.run(contract.openSitting, { conferenceId, sittingId: 'morning' });
    await cleared.run(contract.startItem, { conferenceId, itemId: 'closing' });
    await cleared.run(contract.grant, { conferenceId, participantId: 'nguyen-van-a', handOver: false });
    const servers = [app, other];
    const speakers = () =>
      Promise.all(
        servers.map(async ({ bus }) => {
          const { state } = await bus.run(contract.liveState, viewer.actor, { conferenceId });
          return stateOf(state).floor?.speaker.participantId ?? null;
        }),
      );
    expect(await speakers()).toEqual(['nguyen-van-a', 'nguyen-van-a']);
    await app.db.agendaItem.update({ where: { conferenceId_id: { conferenceId, id: 'closing' } }, data: { classification: 'mat' } });
    await organizer.run(publishingContract.publish, { conferenceId });
    await other.journals.refreshAll();
    expect(await speakers()).toEqual([null, null]);
    await other.end();
  });
});
