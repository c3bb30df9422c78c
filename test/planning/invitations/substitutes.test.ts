import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { invitationsContract as contract, type Reply } from '../../../server/planning/invitations/contract.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import { seatingContract } from '../../../server/planning/seating/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { person } from '../seating/seats.ts';
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

const A = 'nguyen-van-a';
const reply = (facts: Partial<Reply>): Reply => ({ answer: 'in-person', siteId: null, substitute: null, reason: null, ...facts });
const sends = (name: string) => reply({ answer: 'substitute', substitute: { name, posts: [] } });
const answer = async (version: number, given: Reply) =>
  app.nobody.run(contract.answer, { secret: await made.secretOf(A), version, reply: given });
const own = async () => app.nobody.run(contract.own, { secret: await made.secretOf(A) });
const people = async () => (await made.organizer.run(participantsContract.list, { conferenceId: made.conferenceId })).participants;
const named = async (name: string) => (await people()).filter((one) => one.name === name);
/** Somebody whom an organizer enters in the place of A. */
const standInByHand = (name: string) =>
  made.organizer.run(participantsContract.add, {
    conferenceId: made.conferenceId,
    ...person(name, { standsFor: A, posts: ['Phó Giám đốc'] }),
  });

describe('an answer by the link that comes twice', () => {
  it('is taken once, and is refused only where another one came between', async () => {
    const first = await answer(1, sends('Trần Văn Thay'));
    expect([first, await answer(1, sends('Trần Văn Thay'))]).toEqual([{ version: 2 }, { version: 2 }]);
    expect(await named('Trần Văn Thay')).toHaveLength(1);
    await expect(answer(1, sends('Lê Văn Khác'))).rejects.toMatchObject({ code: 'stale' });
    await expect(answer(1, reply({}))).rejects.toMatchObject({ code: 'stale' });
    expect(await answer(2, reply({}))).toEqual({ version: 3 });
    await expect(answer(1, reply({}))).rejects.toMatchObject({ code: 'stale' });
  });
});

describe('a substitute whom an organizer entered', () => {
  it('keeps their name when the invited one names somebody else, and comes in nobody’s place then', async () => {
    await standInByHand('Phạm Văn B');
    await answer(1, sends('Trần Văn Thay'));
    expect(await named('Phạm Văn B')).toMatchObject([{ posts: ['Phó Giám đốc'], standsFor: null }]);
    expect(await named('Trần Văn Thay')).toMatchObject([{ standsFor: A }]);
  });

  it('is the one whom the invited one names, and keeps their posts', async () => {
    const { id } = await standInByHand('Phạm Văn B');
    await answer(1, sends('phạm văn b'));
    expect(await named('Phạm Văn B')).toMatchObject([{ id, posts: ['Phó Giám đốc'], standsFor: A }]);
    expect((await made.person(A)).invitation).toMatchObject({ answer: 'substitute', substituteId: id });
  });

  it('is not sent by somebody who stands in for another themselves', async () => {
    const { conferenceId, organizer } = made;
    const { id: other } = await organizer.run(participantsContract.add, { conferenceId, ...person('Đỗ Văn D') });
    const { id } = await organizer.run(participantsContract.add, { conferenceId, ...person('Phạm Văn B', { standsFor: other }) });
    await organizer.run(contract.make, { conferenceId, participantIds: [id] });
    const input = { secret: await made.secretOf(id), version: 1, reply: sends('Trần Văn Thay') };
    await expect(app.nobody.run(contract.answer, input)).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ path: 'reply.substitute.name', message: 'stands-in-already' }],
    });
    expect(await named('Trần Văn Thay')).toEqual([]);
  });
});

describe('the page of somebody who sends a substitute', () => {
  const seat = async (version: number, participantId: string, key: string) =>
    made.organizer.run(seatingContract.place, { conferenceId: made.conferenceId, version, participantId, seat: key, from: null });

  it('tells the seat of who comes instead, and their own again once that one was removed', async () => {
    const { conferenceId, organizer } = made;
    const moved = (await people()).find(({ id }) => id === A);
    if (!moved) throw new Error('nobody');
    const { extras: _extras, ...facts } = moved;
    await organizer.run(participantsContract.edit, { conferenceId, ...facts, siteId: null });
    const hall = { blocks: ['A'], rows: [{ name: '1', seats: [9], aisle: false }], presidium: 0, across: true };
    await organizer.run(seatingContract.setHall, { conferenceId, version: 0, hall, unseat: false });
    await seat(1, A, '1-1-4');
    await answer(1, sends('Trần Văn Thay'));
    const [standIn] = await named('Trần Văn Thay');
    await seat(2, standIn?.id ?? '', '1-1-7');
    await organizer.run(seatingContract.tell, { conferenceId, version: 3, told: true });
    expect((await own()).seats).toEqual([{ block: null, row: '1', number: 7 }]);
    await organizer.run(participantsContract.remove, { conferenceId, id: standIn?.id ?? '', version: standIn?.version ?? 0 });
    expect([(await own()).seats, (await own()).invitation.substituteId]).toEqual([[{ block: null, row: '1', number: 4 }], null]);
  });

  it('offers the sites, and not the main hall, which is an answer of its own', async () => {
    const { sites } = await own();
    expect(sites.map(({ id }) => id)).toContain('site-22');
    const main = await app.db.site.findFirstOrThrow({ where: { conferenceId: made.conferenceId, kind: 'main' } });
    expect(sites.map(({ id }) => id)).not.toContain(main.id);
  });
});
