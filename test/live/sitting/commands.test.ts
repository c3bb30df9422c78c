import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { correctionsContract } from '../../../server/live/corrections/contract.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { stateOf } from '../../../server/live/sitting/rules/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { code, published, withPapers } from './published-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

const stateFor = async (login: Pick<Login, 'run'>, conferenceId: string) =>
  stateOf((await login.run(contract.liveState, { conferenceId })).state);

describe('the live sitting on a real server', () => {
  it('goes from the opening through a paper to the end, and everyone who follows sees it', async () => {
    const { conferenceId, chair } = await withPapers(app);
    const floor = await chair.run(contract.grant, { conferenceId, paperId: 'quang-ninh', handOver: false });
    expect(floor).toMatchObject({ itemId: 'papers', limitSeconds: 600, startedAt: app.clock.now, speaker: { siteId: 'site-22' } });
    const viewer = await app.member(conferenceId, 'viewer');
    const { seq: _, ...turn } = floor;
    expect((await stateFor(viewer, conferenceId)).floor).toEqual(turn);
    const site = await app.link('site', conferenceId, 'site-22');
    await site.run(contract.end, { conferenceId });
    expect(await code(site.run(contract.end, { conferenceId }))).toBe('floor-empty');
    await chair.run(contract.closeSitting, { conferenceId, sittingId: 'morning' });
    expect((await stateFor(viewer, conferenceId)).openSittingId).toBe(null);
  });

  it('gives one floor when two ask at the same moment', async () => {
    const { conferenceId, chair } = await withPapers(app);
    const give = (paperId: string) => code(chair.run(contract.grant, { conferenceId, paperId, handOver: false }));
    const answers = await Promise.all([give('quang-ninh'), give('lao-cai')]);
    expect(answers.toSorted()).toEqual(['accepted', 'floor-taken']);
  });

  it('answers a repeated command like the first time, with one effect', async () => {
    const { conferenceId, chair } = await withPapers(app);
    const input = { conferenceId, paperId: 'quang-ninh', handOver: false };
    const first = await chair.run(contract.grant, input, 'again');
    expect(await chair.run(contract.grant, input, 'again')).toEqual(first);
    expect(await code(chair.run(contract.grant, { ...input, paperId: 'lao-cai' }, 'again'))).toBe('id-reused');
  });

  it('does so even if the conference has been archived meanwhile', async () => {
    const { conferenceId, chair } = await withPapers(app);
    const input = { conferenceId, paperId: 'quang-ninh', handOver: false };
    const first = await chair.run(contract.grant, input, 'late');
    await app.db.conference.update({ where: { id: conferenceId }, data: { archivedAt: new Date() } });
    app.clock.now += 2000;
    expect(await code(chair.run(contract.end, { conferenceId }))).toBe('archived');
    expect(await chair.run(contract.grant, input, 'late')).toEqual(first);
  });

  it('does not open a sitting of a conference that is unpublished, archived or gone', async () => {
    const { conferenceId, chair } = await published(app);
    await app.db.conference.update({ where: { id: conferenceId }, data: { publishedNumber: null } });
    const open = () => code(chair.run(contract.openSitting, { conferenceId, sittingId: 'morning' }));
    expect(await open()).toBe('not-published');
    // Another server's changes are noticed after a moment.
    app.clock.now += 2000;
    await app.db.conference.update({ where: { id: conferenceId }, data: { publishedNumber: 1, archivedAt: new Date() } });
    expect(await open()).toBe('archived');
    app.clock.now += 2000;
    await app.db.conference.update({ where: { id: conferenceId }, data: { deletedAt: new Date() } });
    expect(await open()).toBe('not-found');
  });

  it('keeps the topic of a request from everyone but the staff and the site that asked', async () => {
    const { conferenceId, chair } = await withPapers(app);
    const site = await app.link('site', conferenceId, 'site-15');
    const { requestId } = await site.run(contract.request, { conferenceId, topic: 'Chế độ, chính sách' });
    const bodies = async (login: Pick<Login, 'run'>) => (await login.run(contract.texts, { conferenceId })).texts.map((text) => text.body);
    expect(await bodies(chair)).toEqual(['Chế độ, chính sách']);
    expect(await bodies(site)).toEqual(['Chế độ, chính sách']);
    expect(await bodies(await app.link('site', conferenceId, 'site-22'))).toEqual([]);
    expect(await bodies(await app.member(conferenceId, 'viewer'))).toEqual([]);
    const journal = await chair.run(contract.journal, { conferenceId, after: 0 });
    expect(JSON.stringify(journal.entries).includes('chính sách')).toBe(false);
    await chair.run(contract.accept, { conferenceId, requestId, seconds: null, before: null });
    expect((await stateFor(site, conferenceId)).requests[requestId]?.state).toBe('accepted');
  });

  it('requests the floor in the name of the participant as whom a delegate is signed in', async () => {
    const { conferenceId } = await withPapers(app);
    const delegate = await app.bound(conferenceId, 'delegate', { participantId: 'nguyen-van-a' });
    const { requestId } = await delegate.run(contract.request, { conferenceId, topic: null });
    expect((await stateFor(delegate, conferenceId)).requests[requestId]).toMatchObject({
      participantId: 'nguyen-van-a',
      siteId: 'site-96',
    });
    const other = await app.bound(conferenceId, 'delegate', { participantId: 'pham-gia-tuc' });
    expect(await code(other.run(contract.withdraw, { conferenceId, requestId }))).toBe('not-found');
  });

  it('shows an announcement for the sites to the sites, not to the hall', async () => {
    const { conferenceId, chair } = await published(app);
    await chair.run(contract.announce, { conferenceId, text: 'Mỗi tham luận không quá 10 phút', to: 'sites' });
    await chair.run(contract.announce, { conferenceId, text: 'Khai mạc lúc 8 giờ', to: 'everyone' });
    const bodies = async (login: Login) => (await login.run(contract.texts, { conferenceId })).texts.map((text) => text.body);
    expect((await bodies(await app.link('site', conferenceId, 'site-22'))).length).toBe(2);
    expect(await bodies(await app.link('display', conferenceId, 'hall'))).toEqual(['Khai mạc lúc 8 giờ']);
  });

  it('undoes the end of a turn, and the journal still tells the whole story in an unbroken chain', async () => {
    const { conferenceId, chair } = await withPapers(app);
    const floor = await chair.run(contract.grant, { conferenceId, paperId: 'quang-ninh', handOver: false });
    const { seq } = await chair.run(contract.end, { conferenceId });
    await chair.run(correctionsContract.correct, { conferenceId, seq });
    expect((await stateFor(chair, conferenceId)).floor?.turnId).toBe(floor.turnId);
    const journal = await chair.run(contract.journal, { conferenceId, after: floor.seq });
    expect(journal.brokenAt).toBe(null);
    expect(journal.entries.map((entry) => ('kind' in entry ? entry.kind : null))).toEqual(['floor.ended', 'correction']);
  });

  it('shows the same after the server has read its journal again', async () => {
    const { conferenceId, chair } = await withPapers(app);
    await chair.run(contract.grant, { conferenceId, paperId: 'quang-ninh', handOver: false });
    const before = await stateFor(chair, conferenceId);
    app.journals.forget(conferenceId);
    expect(await stateFor(chair, conferenceId)).toEqual(before);
  });
});

describe('the published plan on the day', () => {
  it('gives a viewer the speakers, and the staff everyone who may be invited', async () => {
    const { conferenceId, chair } = await published(app);
    const viewer = await app.member(conferenceId, 'viewer');
    const names = async (login: Login) => (await login.run(contract.livePlan, { conferenceId })).participants.map((one) => one.id);
    expect(await names(viewer)).toEqual(['pham-gia-tuc', 'nguyen-van-a']);
    expect(await names(chair)).toEqual(['pham-gia-tuc', 'nguyen-van-a', 'provincial-delegates']);
  });

  it('hides a classified item from those who are not cleared', async () => {
    const { conferenceId } = await published(app);
    const viewer = await app.member(conferenceId, 'viewer');
    const { items } = await viewer.run(contract.livePlan, { conferenceId });
    expect(items.find((item) => item.id === 'secret')).toMatchObject({ title: null, hidden: true, classification: null, speakers: [] });
  });

  it('is empty before the first publication', async () => {
    const { conferenceId, chair } = await published(app);
    await app.db.conference.update({ where: { id: conferenceId }, data: { publishedNumber: null } });
    expect(await chair.run(contract.livePlan, { conferenceId })).toMatchObject({ publication: null, sittings: [], items: [] });
  });
});
