import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invitationsContract } from '../../../server/planning/invitations/contract.ts';
import { participantsContract as contract } from '../../../server/planning/participants/contract.ts';
import { peopleToAdd, phoneIn, readPeople } from '../../../server/planning/pasting/rules/people.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { interchangeContract } from '../../../server/record/import-export/contract/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { codeOf } from '../../helpers/refusals.ts';
import { person } from '../seating/seats.ts';

describe('the telephone in a list', () => {
  it('gets back the 0 that a sheet drops, and is the first of several', () => {
    expect(
      ['912345678', '912.345.678', '2438251234', '0912 345 678', '+84 912 345 678', '84912345678', '0912345678; 0987654321'].map(phoneIn),
    ).toEqual(['0912345678', '0912345678', '02438251234', '0912 345 678', '+84 912 345 678', '84912345678', '0912345678']);
    expect(phoneIn('')).toBeNull();
  });

  it('and the address are read beside the facts; what is none is a fault of its column', () => {
    const read = readPeople(
      'Họ và tên\tChức vụ\tSĐT\tEmail\nLê Văn A\tVụ trưởng\t912345678\tle.a@example.vn\nTrần B\tVụ phó\tmáy lẻ 12\tkhông có',
      [],
      { sites: [], choices: new Map() },
    );
    expect(read.people.map(({ contact, faults }) => [contact, faults.map(({ field, message }) => `${field} ${message}`)])).toEqual([
      [{ phone: '0912345678', email: 'le.a@example.vn' }, []],
      [{ phone: null, email: null }, ['email bad-email', 'phone bad-phone']],
    ]);
    expect(peopleToAdd(read.people).contacts).toEqual([{ at: 0, phone: '0912345678', email: 'le.a@example.vn' }]);
  });
});

describe('contacts of people who are added together', () => {
  let app: TestApp;
  let organizer: Login;
  let conferenceId: string;
  beforeAll(async () => {
    app = await startApp();
    conferenceId = await bareConference(app);
    organizer = await app.member(conferenceId, 'organizer');
  });
  afterAll(() => app.end());
  const reached = { phone: '0912345678', email: 'le.a@example.vn' };

  it('are those of the participants, in no log, version, file or list of others, and go with the batch', async () => {
    const participants = [person('Lê Văn A'), person('Trần B')];
    const { id, ids } = await organizer.run(contract.addMany, { conferenceId, participants, contacts: [{ at: 1, ...reached }] });
    const contactOf = async (participantId = '') => (await organizer.run(invitationsContract.get, { conferenceId, participantId })).contact;
    expect(await contactOf(ids[1])).toMatchObject(reached);
    expect(await contactOf(ids[0])).toMatchObject({ phone: null, email: null });
    await organizer.run(publishingContract.publish, { conferenceId });
    const texts = [
      await app.db.changeLog.findMany(),
      await app.db.publication.findMany(),
      await app.db.commandReceipt.findMany(),
      await organizer.run(interchangeContract.export, { conferenceId }),
      await organizer.run(contract.list, { conferenceId }),
    ];
    const told = (value: unknown) =>
      JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? one.toString() : one)).includes(reached.phone);
    expect(texts.map(told)).toEqual([false, false, false, false, false]);
    await organizer.run(contract.removeMany, { conferenceId, id });
    expect(await app.db.participantContact.count({ where: { conferenceId } })).toBe(0);
  });

  it('are refused where they are of nobody, twice of one, or none at all, and add nobody then', async () => {
    const add = (contacts: { at: number; phone: string | null; email: string | null }[]) =>
      codeOf(organizer.run(contract.addMany, { conferenceId, participants: [person('Lê Văn C')], contacts }));
    expect(await add([{ at: 1, ...reached }])).toBe('invalid');
    expect(await add([0, 0].map((at) => ({ at, ...reached })))).toBe('invalid');
    expect(await add([{ at: 0, phone: 'máy lẻ', email: null }])).toBe('invalid');
    expect((await organizer.run(contract.list, { conferenceId })).all).toBe(0);
  });

  it('come with a pasted list, whose preview shows them', async () => {
    const home = `/conferences/${conferenceId}/participants`;
    const cookie = `dc_session=${organizer.token}; dc_lang=vi`;
    const page = await request(app.url).get(home).set('cookie', cookie);
    const token = /name="csrf-token" content="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const text = 'Họ và tên\tĐiện thoại\nLê Văn D\t912345678';
    const shown = await request(app.url).post(`${home}/paste`).set('cookie', cookie).set('x-csrf-token', token).type('form').send({ text });
    expect(shown.text).toContain('0912345678');
  });
});
