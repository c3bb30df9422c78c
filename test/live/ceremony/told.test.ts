import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ceremonyContract as contract } from '../../../server/live/ceremony/contract.ts';
import { correctionsContract } from '../../../server/live/corrections/contract.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { insertPublication } from '../../../server/planning/publishing/store.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { code, published } from '../sitting/published-day.ts';
import { wholePlan } from '../sitting/morning-plan.ts';
import { ceremony, ceremonyRuns, FLAGS, stateOf, withCeremony } from './ceremony-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

describe('what is told of the ceremony', () => {
  it('is all of it for the desk; what is on stage for others, with names for hall displays alone', async () => {
    const day = await ceremony(app);
    const { conferenceId } = day;
    await app.db.displayLink.create({
      data: { id: 'screen', conferenceId, name: 'Màn hình', secret: 'screen', createdAt: new Date(app.clock.now) },
    });
    const [staff, viewer] = [await app.member(conferenceId, 'secretary'), await app.member(conferenceId, 'viewer')];
    const screen = await app.link('display', conferenceId, 'screen');
    const told = async (login: Login) =>
      (await login.run(contract.get, { conferenceId })).awards.map(({ id, count, recipients }) => [id, count, recipients.length]);
    expect([await told(staff), await told(viewer), await told(screen)]).toEqual([
      [
        ['flags', 3, 3],
        ['certificates', null, 0],
      ],
      [],
      [],
    ]);
    await day.stage(0);
    expect([await told(viewer), await told(screen)]).toEqual([[['flags', 3, 0]], [['flags', 3, 3]]]);
  });

  it('names what was conferred as the version of then had it', async () => {
    const day = await ceremony(app);
    const { conferenceId } = day;
    await day.stage(0);
    await day.confer();
    const plan = withCeremony(wholePlan(conferenceId));
    const renamed = { ...FLAGS, title: 'Cờ thi đua xuất sắc', recipients: ['Văn phòng Tỉnh ủy Cà Mau'] };
    await transact(app.db, (tx) =>
      insertPublication(tx, {
        conferenceId,
        number: 2,
        at: app.clock.now,
        actorId: 'organizer',
        note: null,
        plan: { ...plan, awards: [renamed] },
        changes: [],
      }),
    );
    const { publication, awards } = await day.plan();
    expect([publication, awards.map((one) => [one.publication, one.title, one.recipients.length])]).toEqual([
      2,
      [
        [2, 'Cờ thi đua xuất sắc', 1],
        [1, 'Cờ thi đua', 3],
      ],
    ]);
  });

  it('is nothing for those who are not cleared for its item, who cannot run it either', async () => {
    const secret = (plan: Parameters<typeof withCeremony>[0]) => {
      const changed = withCeremony(plan);
      return {
        ...changed,
        items: changed.items.map((item) => (item.id === 'closing' ? { ...item, classification: 'mat' as const } : item)),
      };
    };
    const { conferenceId, chair } = await published(app, secret);
    const cleared = await app.user({ clearance: 1 });
    await app.db.membership.create({ data: { conferenceId, userId: cleared.actor.id, role: 'chair' } });
    await cleared.run(proceedingsContract.openSitting, { conferenceId, sittingId: 'morning' });
    await cleared.run(proceedingsContract.startItem, { conferenceId, itemId: 'closing' });
    expect(await code(chair.run(contract.stage, { conferenceId, awardId: 'flags', batch: 0 }))).toBe('no-ceremony');
    const { seq } = await cleared.run(contract.stage, { conferenceId, awardId: 'flags', batch: 0 });
    expect([(await stateOf(chair, conferenceId)).stage, (await stateOf(cleared, conferenceId)).stage?.seq]).toEqual([null, seq]);
    expect(await code(chair.run(correctionsContract.correct, { conferenceId, seq }))).toBe('cannot-undo');
  });
});

describe('a campaign', () => {
  it('is launched once, in its item, and that can be undone', async () => {
    const { conferenceId, chair } = await ceremonyRuns(app);
    const launch = () => chair.run(contract.launch, { conferenceId, campaignId: 'campaign' });
    const { seq } = await launch();
    expect(await code(launch())).toBe('campaign-launched');
    await chair.run(correctionsContract.correct, { conferenceId, seq });
    await chair.run(proceedingsContract.startItem, { conferenceId, itemId: 'papers' });
    expect([await code(launch()), await code(chair.run(contract.launch, { conferenceId, campaignId: 'none' }))]).toEqual([
      'campaign-elsewhere',
      'not-found',
    ]);
  });
});
