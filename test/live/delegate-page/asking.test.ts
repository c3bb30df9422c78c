import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkInContract } from '../../../server/live/check-in/contract.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { invitationsContract } from '../../../server/planning/invitations/contract.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { insertPublication } from '../../../server/planning/publishing/store.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { codeOf } from '../../helpers/refusals.ts';
import { delegateDay, DELEGATE, inHall, openSitting, ownOf, type DelegateDay } from './delegate-day.ts';

let app: TestApp;
let day: DelegateDay;
let sittingId: string;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  day = await delegateDay(app);
  sittingId = await openSitting(day);
});

const ask = async (participantId = DELEGATE, topic: string | null = null) =>
  (await day.holder(participantId)).run(contract.request, { conferenceId: day.conferenceId, topic });
const note = (presence: 'excused' | 'left' | null, seen = 0) =>
  day.organizer.run(checkInContract.note, {
    conferenceId: day.conferenceId,
    sittingId,
    participantId: DELEGATE,
    presence,
    late: null,
    seen,
  });
const arrive = (siteId: string | null) =>
  day.organizer.run(checkInContract.arrive, {
    conferenceId: day.conferenceId,
    sittingId,
    participantId: DELEGATE,
    online: false,
    siteId,
    door: null,
    seenAt: app.clock.now,
  });

describe('asking for the floor with the link of an invitation', () => {
  it('makes a request in the name of the invited one, which the desk hears as that of a site', async () => {
    const { conferenceId, chair } = day;
    const { requestId } = await ask(DELEGATE, 'Về chế độ trực');
    const request = (await day.state()).requests[requestId];
    expect(request).toMatchObject({ participantId: DELEGATE, siteId: null, state: 'open' });
    await chair.run(contract.accept, { conferenceId, requestId, seconds: null, before: null });
    const floor = await chair.run(contract.grant, { conferenceId, requestId, handOver: false });
    expect(floor.speaker).toMatchObject({ participantId: DELEGATE, requestId });
    const texts = async (login: { run: DelegateDay['chair']['run'] }) =>
      (await login.run(contract.texts, { conferenceId })).texts.map(({ body }) => body);
    expect(await texts(await day.holder(DELEGATE))).toEqual(['Về chế độ trực']);
    expect(await texts(await day.holder('pham-gia-tuc'))).toEqual([]);
  });

  it('withdraws the own request, and no other', async () => {
    const { conferenceId } = day;
    const { requestId } = await ask();
    const other = await day.holder('pham-gia-tuc');
    expect(await codeOf(other.run(contract.withdraw, { conferenceId, requestId }))).toBe('not-found');
    await (await day.holder(DELEGATE)).run(contract.withdraw, { conferenceId, requestId });
    expect((await day.state()).requests[requestId]?.state).toBe('withdrawn');
  });

  it('is refused to somebody noted as absent or gone, until the door sees them again', async () => {
    const { conferenceId } = day;
    const { seq } = await note('excused');
    expect(await codeOf(ask())).toBe('noted-away');
    expect((await ownOf(await day.holder(DELEGATE), conferenceId)).barred).toBe('noted-away');
    await note(null, seq);
    await arrive(null);
    expect((await ownOf(await day.holder(DELEGATE), conferenceId)).barred).toBe(null);
    await ask();
  });

  it('is left to the site by somebody at a remote site, unless they were seen in the hall today', async () => {
    day = await delegateDay(app, (plan) => plan);
    sittingId = await openSitting(day);
    const own = async () => ownOf(await day.holder(DELEGATE), day.conferenceId);
    expect(await codeOf(ask())).toBe('asks-at-site');
    expect(await own()).toMatchObject({ barred: 'asks-at-site', siteName: expect.any(String) });
    await arrive(null);
    expect(await own()).toMatchObject({ barred: null, siteName: null });
    await ask();
  });

  it('is left to the site by somebody of the hall who was seen at a site', async () => {
    const { sites } = await day.chair.run(contract.livePlan, { conferenceId: day.conferenceId });
    const remote = sites.find(({ kind }) => kind !== 'main')?.id ?? '';
    await arrive(remote);
    expect(await codeOf(ask())).toBe('asks-at-site');
  });

  it('acts for the substitute once their name is published, and for nobody before', async () => {
    const { conferenceId, organizer } = day;
    const { version } = (await day.person(DELEGATE)).invitation ?? { version: 0 };
    const substitute = { name: 'Trần Thị Thay', posts: ['Phó Chánh Văn phòng'] };
    await organizer.run(invitationsContract.note, {
      conferenceId,
      participantId: DELEGATE,
      version,
      reply: { answer: 'substitute', siteId: null, substitute, reason: null },
    });
    app.clock.now += 3000;
    expect(await codeOf(ask())).toBe('not-in-plan');
    const { plan } = await organizer.run(publishingContract.draft, { conferenceId });
    const publication = { conferenceId, number: 2, at: app.clock.now, actorId: 'organizer', note: null, plan, changes: [] };
    await transact(app.db, (tx) => insertPublication(tx, publication));
    app.clock.now += 3000;
    const { requestId } = await ask();
    const id = (await day.person(DELEGATE)).invitation?.substituteId;
    expect((await day.state()).requests[requestId]).toMatchObject({ participantId: id });
    expect((await ownOf(await day.holder(DELEGATE), conferenceId)).who).toContain('Trần Thị Thay');
  });

  it('is possible neither before the sitting nor in the archive', async () => {
    const closed = await delegateDay(app, inHall());
    const holder = await closed.holder(DELEGATE);
    expect(await codeOf(holder.run(contract.request, { conferenceId: closed.conferenceId, topic: null }))).toBe('sitting-not-open');
    await day.chair.run(contract.closeSitting, { conferenceId: day.conferenceId, sittingId });
    await day.organizer.run(conferencesContract.archive, { conferenceId: day.conferenceId });
    expect(await codeOf(ask())).toBe('archived');
    expect((await ownOf(await day.holder(DELEGATE), day.conferenceId)).archived).toBe(true);
  });

  it('ends for somebody who is removed from the list', async () => {
    const { conferenceId, organizer } = day;
    const facts = newParticipantFacts({ name: 'Lê Văn Rút', posts: ['Chuyên viên'], listed: true });
    const { id } = await organizer.run(participantsContract.add, { conferenceId, ...facts });
    await organizer.run(invitationsContract.make, { conferenceId });
    const holder = await day.holder(id);
    expect((await ownOf(holder, conferenceId)).barred).toBe('not-in-plan');
    await organizer.run(participantsContract.remove, { conferenceId, id, version: 1 });
    expect(await codeOf(ownOf(holder, conferenceId))).toBe('not-found');
  });
});
