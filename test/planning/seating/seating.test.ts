import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import { seatingContract as contract } from '../../../server/planning/seating/contract.ts';
import { sitesContract } from '../../../server/planning/sites/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { facts } from '../conferences/planning.ts';
import { hallOf, person, seatAll, seatedConference, seatsIn } from './seats.ts';

let app: TestApp;
let organizer: Login;
beforeAll(async () => {
  app = await startApp();
  organizer = await app.user({ creator: true });
});
afterAll(() => app.end());

const WAY = { order: 'centre', together: false, sides: false } as const;
const hall = (seats: string, rows: string) => hallOf({ seats, rows });

describe('a hall', () => {
  it('keeps seats and people when it grows, and asks before a seat with somebody goes, with their names', async () => {
    const { conferenceId, ids } = await seatedConference(organizer);
    const version = await seatAll(organizer, conferenceId);
    const larger = await organizer.run(contract.setHall, { conferenceId, version, hall: hall('5', 'A–D'), unseat: false });
    expect(await seatsIn(organizer, conferenceId)).toEqual({ '1-1-3': ids[0], '1-1-4': ids[1], '1-1-2': ids[2] });
    const smaller = { conferenceId, version: larger.version, hall: hall('3', 'A') };
    await expect(organizer.run(contract.setHall, { ...smaller, unseat: false })).rejects.toMatchObject({
      code: 'seats-taken',
      params: { n: 1 },
      faults: [{ path: 'hall', message: 'seat-held', params: { name: 'Bình', row: 'A', n: 4 } }],
    });
    await organizer.run(contract.setHall, { ...smaller, unseat: true });
    expect(await seatsIn(organizer, conferenceId)).toEqual({ '1-1-3': ids[0], '1-1-2': ids[2] });
  });

  it('is refused with more than 2,000 seats or crooked rows, and nothing changes', async () => {
    const { conferenceId } = await seatedConference(organizer);
    const before = await organizer.run(contract.get, { conferenceId });
    const crooked = { ...hall('5', 'A'), blocks: ['A', 'B'] };
    for (const wrong of [hall('50', '41'), crooked, hall('0', 'A')]) {
      const input = { conferenceId, version: 1, hall: wrong, unseat: false };
      await expect(organizer.run(contract.setHall, input)).rejects.toMatchObject({ code: 'invalid' });
    }
    expect(await organizer.run(contract.get, { conferenceId })).toEqual(before);
  });

  it('is made by one of two at once', async () => {
    const { id: conferenceId } = await organizer.run(conferencesContract.create, facts());
    const making = ['5', '6'].map((seats) =>
      organizer.run(contract.setHall, { conferenceId, version: 0, hall: hall(seats, 'A'), unseat: false }),
    );
    const results = await Promise.allSettled(making);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'stale' } });
  });

  it('can be taken from conferences of one’s own that have one', async () => {
    const { conferenceId } = await seatedConference(organizer);
    const other = await seatedConference(organizer);
    const stranger = await app.user({ creator: true });
    const theirs = await seatedConference(stranger);
    const ids = async (login: Login, id: string) => (await login.run(contract.halls, { conferenceId: id })).halls.map((one) => one.id);
    expect(await ids(organizer, conferenceId)).toContain(other.conferenceId);
    expect(await ids(stranger, theirs.conferenceId)).toEqual([]);
    await expect(stranger.run(contract.get, { conferenceId })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('seating everybody', () => {
  it('does what the preview said, or is refused when people have changed since', async () => {
    const { conferenceId } = await seatedConference(organizer);
    const preview = await organizer.run(contract.preview, { conferenceId, ...WAY });
    await organizer.run(participantsContract.add, { conferenceId, ...person('Dung') });
    const late = { conferenceId, version: preview.version, way: WAY, digest: preview.digest };
    await expect(organizer.run(contract.arrange, late)).rejects.toMatchObject({ code: 'seating-differs' });
    await seatAll(organizer, conferenceId);
    expect(Object.keys(await seatsIn(organizer, conferenceId)).length).toBe(4);
    await expect(organizer.run(contract.arrange, late)).rejects.toMatchObject({ code: 'stale' });
  });

  it('leaves out people of other sites, and shows those who moved there since', async () => {
    const { conferenceId, ids } = await seatedConference(organizer);
    const { id: siteId } = await organizer.run(sitesContract.add, {
      conferenceId,
      kind: 'unit',
      name: 'Điểm cầu 2',
      aliases: [],
      group: false,
      count: null,
      province: null,
      expand: null,
      groupId: null,
    });
    await seatAll(organizer, conferenceId);
    const [an = ''] = ids;
    const { participant } = await organizer.run(participantsContract.get, { conferenceId, id: an });
    const { extras: _extras, ...facts } = participant;
    await organizer.run(participantsContract.edit, { conferenceId, ...facts, siteId });
    const version = await seatAll(organizer, conferenceId);
    expect(Object.values(await seatsIn(organizer, conferenceId)).toSorted()).toEqual(ids.slice(1).toSorted());
    const place = { conferenceId, version, participantId: an, seat: '1-2-1', from: null };
    await expect(organizer.run(contract.place, place)).rejects.toMatchObject({ code: 'sits-elsewhere' });
  });

  it('is taken back step by step', async () => {
    const { conferenceId, ids } = await seatedConference(organizer);
    const [an = ''] = ids;
    let version = await seatAll(organizer, conferenceId);
    const all = await seatsIn(organizer, conferenceId);
    ({ version } = await organizer.run(contract.place, { conferenceId, version, participantId: an, seat: '1-2-1', from: '1-1-3' }));
    ({ version } = await organizer.run(contract.lift, { conferenceId, version, seats: ['1-1-4', '1-1-2'] }));
    expect(await seatsIn(organizer, conferenceId)).toEqual({ '1-2-1': `${an}*` });
    ({ version } = await organizer.run(contract.undo, { conferenceId, version }));
    ({ version } = await organizer.run(contract.undo, { conferenceId, version }));
    expect(await seatsIn(organizer, conferenceId)).toEqual(all);
    ({ version } = await organizer.run(contract.undo, { conferenceId, version }));
    expect(await seatsIn(organizer, conferenceId)).toEqual({});
    ({ version } = await organizer.run(contract.undo, { conferenceId, version }));
    expect((await organizer.run(contract.get, { conferenceId })).hall).toBe(null);
    await expect(organizer.run(contract.undo, { conferenceId, version })).rejects.toMatchObject({ code: 'nothing-to-undo' });
  });
});

describe('a seat given by hand', () => {
  it('stays when all are seated anew, until it is freed', async () => {
    const { conferenceId, ids } = await seatedConference(organizer);
    const [, , cuc = ''] = ids;
    const { version } = await organizer.run(contract.place, { conferenceId, version: 1, participantId: cuc, seat: '1-1-3', from: null });
    const seated = await seatAll(organizer, conferenceId);
    expect(await seatsIn(organizer, conferenceId)).toMatchObject({ '1-1-3': `${cuc}*` });
    expect(seated).toBe(version + 1);
    await organizer.run(contract.fix, { conferenceId, version: seated, seats: ['1-1-3'], byHand: false });
    await seatAll(organizer, conferenceId);
    expect(await seatsIn(organizer, conferenceId)).toMatchObject({ '1-1-3': ids[0], '1-1-2': cuc });
  });

  it('exchanges two people, and puts somebody new in the place of another', async () => {
    const { conferenceId, ids } = await seatedConference(organizer);
    const [an = '', binh = '', cuc = ''] = ids;
    let { version } = await organizer.run(contract.place, { conferenceId, version: 1, participantId: an, seat: '1-1-1', from: null });
    ({ version } = await organizer.run(contract.place, { conferenceId, version, participantId: binh, seat: '1-1-2', from: null }));
    ({ version } = await organizer.run(contract.place, { conferenceId, version, participantId: an, seat: '1-1-2', from: '1-1-1' }));
    expect(await seatsIn(organizer, conferenceId)).toEqual({ '1-1-1': `${binh}*`, '1-1-2': `${an}*` });
    await organizer.run(contract.place, { conferenceId, version, participantId: cuc, seat: '1-1-2', from: null });
    expect(await seatsIn(organizer, conferenceId)).toEqual({ '1-1-1': `${binh}*`, '1-1-2': `${cuc}*` });
  });

  it('is refused on a seat or for a person that there is not, for one who has a seat, and on what has changed', async () => {
    const { conferenceId, ids } = await seatedConference(organizer);
    const [an = '', binh = ''] = ids;
    const { version } = await organizer.run(contract.place, { conferenceId, version: 1, participantId: an, seat: '1-1-1', from: null });
    const place = { conferenceId, version, participantId: binh, seat: '1-1-2', from: null };
    const refused = (input: typeof place | (Omit<typeof place, 'from'> & { from: string }), code: string) =>
      expect(organizer.run(contract.place, input)).rejects.toMatchObject({ code });
    await refused({ ...place, seat: '1-9-1' }, 'no-such-seat');
    await refused({ ...place, participantId: 'nobody' }, 'no-such-participant');
    await refused({ ...place, participantId: an }, 'has-seats');
    await refused({ ...place, from: '1-1-1' }, 'stale');
    await refused({ ...place, version: version - 1 }, 'stale');
    const two = await Promise.allSettled([1, 2].map(() => organizer.run(contract.place, place)));
    expect(two.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await seatsIn(organizer, conferenceId)).toEqual({ '1-1-1': `${an}*`, '1-1-2': `${binh}*` });
  });

  it('is gone with the participant, and there again when they come back', async () => {
    const { conferenceId, ids } = await seatedConference(organizer);
    const [an = ''] = ids;
    await organizer.run(contract.place, { conferenceId, version: 1, participantId: an, seat: '1-1-1', from: null });
    await organizer.run(participantsContract.remove, { conferenceId, id: an, version: 1, also: [] });
    expect(await seatsIn(organizer, conferenceId)).toEqual({});
    await organizer.run(participantsContract.restore, { conferenceId, id: an });
    expect(await seatsIn(organizer, conferenceId)).toEqual({ '1-1-1': `${an}*` });
  });
});

describe('a copy of a conference', () => {
  it('has the hall without the seats; a rehearsal has both', async () => {
    const { conferenceId } = await seatedConference(organizer);
    await seatAll(organizer, conferenceId);
    const original = await organizer.run(contract.get, { conferenceId });
    const copy = await organizer.run(conferencesContract.duplicate, { conferenceId, date: null });
    const copied = await organizer.run(contract.get, { conferenceId: copy.id });
    expect([copied.hall, copied.seated, copied.told]).toEqual([original.hall, [], false]);
    const rehearsal = await organizer.run(conferencesContract.rehearse, { conferenceId });
    const rehearsed = await organizer.run(contract.get, { conferenceId: rehearsal.id });
    expect([rehearsed.hall, rehearsed.seated]).toEqual([original.hall, original.seated]);
  });

  it('that is archived is read and not changed', async () => {
    const { conferenceId } = await seatedConference(organizer);
    await organizer.run(conferencesContract.archive, { conferenceId });
    expect((await organizer.run(contract.get, { conferenceId })).version).toBe(1);
    await expect(organizer.run(contract.tell, { conferenceId, version: 1, told: true })).rejects.toMatchObject({ code: 'archived' });
  });
});
