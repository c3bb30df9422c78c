import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { invitationsContract as contract, type Reply } from '../../../server/planning/invitations/contract.ts';
import { answersOf } from '../../../server/planning/invitations/store.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import { interchangeContract } from '../../../server/record/import-export/contract/index.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { invitingConference, type InvitingConference } from './invited.ts';

let app: TestApp;
let made: InvitingConference;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  made = await invitingConference(app);
});

const reply = (facts: Partial<Reply>): Reply => ({ answer: 'in-person', siteId: null, substitute: null, reason: null, ...facts });
const SUBSTITUTE = { name: 'Trần Văn Thay', posts: ['Phó Chánh Văn phòng'] };
const A = 'nguyen-van-a';
const participants = async () => (await made.organizer.run(participantsContract.list, { conferenceId: made.conferenceId })).participants;
const standIn = async () => (await participants()).find(({ standsFor }) => standsFor === A);
const answer = async (version: number, facts: Partial<Reply>) =>
  app.nobody.run(contract.answer, { secret: await made.secretOf(A), version, reply: reply(facts) });
const note = (version: number, facts: Partial<Reply> | null) =>
  made.organizer.run(contract.note, { conferenceId: made.conferenceId, participantId: A, version, reply: facts && reply(facts) });

describe('invitations of a whole list', () => {
  it('are made once for everybody, and taken back together while nobody has answered', async () => {
    const { conferenceId, organizer } = made;
    await expect(organizer.run(contract.make, { conferenceId })).rejects.toMatchObject({ code: 'nobody-to-invite' });
    const other = await invitingConference(app);
    const before = (await other.organizer.run(contract.list, { conferenceId: other.conferenceId })).people;
    expect(before.every(({ invitation, listed }) => (invitation !== null) === listed)).toBe(true);
    const [row] = await app.db.invitation.findMany({ where: { conferenceId: other.conferenceId } });
    await other.organizer.run(contract.unmake, { conferenceId: other.conferenceId, id: row?.batchId ?? '' });
    const after = (await other.organizer.run(contract.list, { conferenceId: other.conferenceId })).people;
    expect(after.filter(({ invitation }) => invitation !== null)).toEqual([]);
  });

  it('stay when one of them has been answered', async () => {
    await answer(1, {});
    const [row] = await app.db.invitation.findMany({ where: { conferenceId: made.conferenceId } });
    const undo = made.organizer.run(contract.unmake, { conferenceId: made.conferenceId, id: row?.batchId ?? '' });
    await expect(undo).rejects.toMatchObject({ code: 'changed-since', params: { n: 1 } });
  });

  it('are none in a rehearsal and in a copy, and change no archived conference', async () => {
    const { conferenceId, organizer } = made;
    const { id } = await organizer.run(conferencesContract.rehearse, { conferenceId });
    expect(await app.db.invitation.count({ where: { conferenceId: id } })).toBe(0);
    await expect(organizer.run(contract.make, { conferenceId: id })).rejects.toMatchObject({ code: 'is-rehearsal' });
    await organizer.run(conferencesContract.archive, { conferenceId });
    await expect(answer(1, {})).rejects.toMatchObject({ code: 'archived' });
  });
});

describe('an answer', () => {
  it('is stored with when and by whom it was given, and can be changed until the deadline', async () => {
    await answer(1, {});
    expect((await made.person(A)).invitation).toEqual({
      answer: 'in-person',
      siteId: null,
      reason: null,
      substituteId: null,
      answeredAt: app.clock.now,
      byOffice: false,
      revoked: false,
      version: 2,
    });
    await answer(2, { answer: 'at-site', siteId: 'site-22' });
    await made.organizer.run(contract.setTerms, { conferenceId: made.conferenceId, version: 0, deadline: '2025-11-25' });
    await expect(answer(3, {})).rejects.toMatchObject({ code: 'answer-late' });
    await note(3, { answer: 'declined' });
    expect((await made.person(A)).invitation).toMatchObject({ answer: 'declined', reason: null, byOffice: true, version: 4 });
  });

  it('is refused over one that its giver has not seen, and for a site that is not there', async () => {
    await note(1, {});
    await expect(answer(1, { answer: 'declined', reason: 'Bận' })).rejects.toMatchObject({ code: 'stale' });
    await expect(answer(2, { answer: 'at-site', siteId: 'khong-co' })).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ path: 'reply.siteId', message: 'no-such-reference' }],
    });
    expect((await made.person(A)).invitation).toMatchObject({ answer: 'in-person', version: 2 });
  });

  it('puts a substitute into the list, changes them with the answer, and takes them out again', async () => {
    await answer(1, { answer: 'substitute', substitute: SUBSTITUTE, reason: 'Đi công tác' });
    const added = await standIn();
    expect(added).toMatchObject({ ...SUBSTITUTE, standsFor: A, listed: true });
    expect((await answersOf(app.db, made.conferenceId)).get(A)).toEqual({
      answer: 'substitute',
      siteId: null,
      reason: 'Đi công tác',
      substituteId: added?.id,
    });
    await answer(2, { answer: 'substitute', substitute: { name: 'Lê Văn Khác', posts: [] } });
    expect(await standIn()).toMatchObject({ id: added?.id, name: 'Lê Văn Khác' });
    await note(3, null);
    expect(await standIn()).toBe(undefined);
    expect((await made.person(A)).invitation).toMatchObject({ answer: null, answeredAt: null, byOffice: null });
  });

  it('keeps a substitute who is named elsewhere, in nobody’s place', async () => {
    await answer(1, { answer: 'substitute', substitute: SUBSTITUTE });
    const id = (await standIn())?.id ?? '';
    const row = await app.db.agendaItem.findFirstOrThrow({ where: { conferenceId: made.conferenceId } });
    await app.db.agendaItem.update({
      where: { conferenceId_id: { conferenceId: made.conferenceId, id: row.id } },
      data: { speakers: [id] },
    });
    await answer(2, {});
    expect((await participants()).find((one) => one.id === id)).toMatchObject({ standsFor: null });
  });

  it('leaves no name, reason or address in the change log, and none in a file', async () => {
    const { conferenceId, organizer } = made;
    await answer(1, { answer: 'declined', reason: 'Bí mật gia đình' });
    const contact = { email: 'a@example.org', phone: '0900 000 001' };
    await organizer.run(contract.setContact, { conferenceId, participantId: A, version: 0, ...contact });
    const log = JSON.stringify(await app.db.changeLog.findMany({ where: { conferenceId } }));
    const file = JSON.stringify(await organizer.run(interchangeContract.export, { conferenceId }));
    const secret = await made.secretOf(A);
    for (const text of ['Bí mật gia đình', 'a@example.org', '0900 000 001', secret])
      expect([text, log.includes(text), file.includes(text)]).toEqual([text, false, false]);
  });
});

describe('how somebody is reached', () => {
  it('is read by organizers alone, refused if it is no address, and goes with the person', async () => {
    const { conferenceId, organizer } = made;
    const set = (version: number, email: string | null) =>
      organizer.run(contract.setContact, { conferenceId, participantId: A, version, email, phone: null });
    await set(0, ' van.phong@tinh.gov.vn ');
    expect((await organizer.run(contract.get, { conferenceId, participantId: A })).contact).toEqual({
      email: 'van.phong@tinh.gov.vn',
      phone: null,
      version: 1,
    });
    for (const email of ['a@b@c.vn', 'A <a@b.vn>', 'a@b.vn\r\nBcc: c@d.vn', 'a@b.vn,c@d.vn', 'khong-co'])
      await expect(set(1, email)).rejects.toMatchObject({ code: 'invalid', faults: [{ path: 'email', message: 'bad-email' }] });
    await expect(set(0, null)).rejects.toMatchObject({ code: 'stale' });
    const chair = await app.member(conferenceId, 'chair');
    await expect(chair.run(contract.get, { conferenceId, participantId: A })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await chair.run(contract.list, { conferenceId })).people.find(({ id }) => id === A)?.hasEmail).toBe(true);
    await app.db.participant.delete({ where: { conferenceId_id: { conferenceId, id: A } } });
    expect(await app.db.participantContact.count({ where: { conferenceId } })).toBe(0);
  });
});

describe('the link of an invitation', () => {
  it('ends when it is replaced or revoked, and when its participant or conference is gone', async () => {
    const { conferenceId, organizer } = made;
    const unknown = { code: 'invitation-unknown' };
    const first = await made.secretOf(A);
    await organizer.run(contract.replaceLink, { conferenceId, participantId: A });
    const second = await made.secretOf(A);
    await expect(app.nobody.run(contract.own, { secret: first })).rejects.toMatchObject(unknown);
    expect((await app.nobody.run(contract.own, { secret: second })).who).toContain('Nguyễn Văn An');
    await organizer.run(contract.revokeLink, { conferenceId, participantId: A });
    await expect(app.nobody.run(contract.own, { secret: second })).rejects.toMatchObject(unknown);
    expect((await organizer.run(contract.get, { conferenceId, participantId: A })).path).toBe(null);
    await organizer.run(contract.replaceLink, { conferenceId, participantId: A });
    const third = await made.secretOf(A);
    await organizer.run(conferencesContract.trash, { conferenceId });
    await expect(app.nobody.run(contract.own, { secret: third })).rejects.toMatchObject(unknown);
  });
});
