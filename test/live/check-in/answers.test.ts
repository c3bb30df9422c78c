import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkInContract as contract } from '../../../server/live/check-in/contract.ts';
import { invitationsContract, type Reply } from '../../../server/planning/invitations/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { codeOf } from '../../helpers/refusals.ts';
import { openPage, sendForm, wordsIn } from '../../planning/sites/conference-of-sites.ts';
import { invitingConference, type InvitingConference } from '../../planning/invitations/invited.ts';

const A = 'nguyen-van-a';
const REASON = 'Đi công tác nước ngoài';
let app: TestApp;
let made: InvitingConference;
let at: { conferenceId: string; sittingId: string };
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  made = await invitingConference(app);
  at = { conferenceId: made.conferenceId, sittingId: 'morning' };
});

async function answers(id: string, reply: Partial<Reply> & Pick<Reply, 'answer'>): Promise<void> {
  const version = (await made.person(id)).invitation?.version ?? 0;
  const full = { siteId: null, substitute: null, reason: null, ...reply };
  await app.nobody.run(invitationsContract.answer, { secret: await made.secretOf(id), version, reply: full });
  app.clock.now += 3000;
}
const expected = async (id: string, run = made.organizer.run) =>
  (await run(contract.people, { conferenceId: at.conferenceId, badges: false })).people.find((one) => one.id === id);
const noted = async () => {
  const { notes, reasons } = await made.organizer.run(contract.notes, { ...at, since: 0 });
  return { presences: notes.map(({ participantId, presence }) => [participantId, presence]), reasons };
};

describe('answers to invitations at the doors', () => {
  it('are where somebody is expected, who is checked in by that site before the office has applied them', async () => {
    expect((await expected(A))?.siteId).toBe('site-96');
    await answers(A, { answer: 'at-site', siteId: 'site-22' });
    expect((await expected(A))?.siteId).toBe('site-22');
    const technician = await app.bound(at.conferenceId, 'technician', { siteId: 'site-22' });
    const { isNew } = await technician.run(contract.arrive, {
      ...at,
      participantId: A,
      online: false,
      siteId: 'site-22',
      door: null,
      seenAt: app.clock.now,
    });
    expect(isNew).toBe(true);
  });

  it('offer those who declined as excused with their reason, by one press, and leave alone who was noted', async () => {
    await answers(A, { answer: 'declined', reason: REASON });
    expect((await expected(A))?.declined).toEqual({ reason: REASON });
    const technician = await app.bound(at.conferenceId, 'technician', { siteId: 'site-96' });
    expect((await expected(A, technician.run))?.declined).toEqual({ reason: null });
    const path = `/conferences/${at.conferenceId}/check-in`;
    expect(wordsIn((await openPage(app, path, made.organizer)).text)).toContain('Ghi vắng có lý do cho 1 người đã trả lời không dự');
    await sendForm(app, path, `${path}/excused`, { sittingId: 'morning', back: path }, made.organizer);
    expect(await noted()).toEqual({ presences: [[A, 'excused']], reasons: [{ participantId: A, text: REASON }] });
    const atSite = await technician.run(contract.notes, { ...at, since: 0 });
    expect([atSite.notes.map(({ participantId, presence }) => [participantId, presence]), atSite.reasons]).toEqual([[[A, 'excused']], []]);
    expect(await codeOf(made.organizer.run(contract.excuse, at))).toBe('nobody-to-excuse');
    expect(wordsIn((await openPage(app, path, made.organizer)).text)).toContain(`Lý do: ${REASON}`);
  });

  it('do not excuse somebody who came all the same', async () => {
    await answers(A, { answer: 'declined', reason: REASON });
    await made.organizer.run(contract.arrive, { ...at, participantId: A, online: false, siteId: null, door: null, seenAt: app.clock.now });
    expect(await codeOf(made.organizer.run(contract.excuse, at))).toBe('nobody-to-excuse');
    expect((await noted()).presences).toEqual([[A, 'inPerson']]);
  });
});
