import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInContract } from '../../../server/live/check-in/contract.ts';
import { hallMapView } from '../../../server/live/hall-map/presenter.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import type { Hall, Seated } from '../../../server/planning/seating/contract.ts';
import { MORNING, startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { seatAll, seatedConference } from '../../planning/seating/seats.ts';
import { plan } from '../../record/printouts/fixtures.ts';

const HALL: Hall = { blocks: ['1'], rows: [{ name: 'A', seats: [4], aisle: false }], presidium: 0, across: true };
const people = new Map(plan().participants.map((one) => [one.id, one]));
const group = plan().participants.find((one) => one.group !== null)?.id ?? '';
const on = (seat: string, participantId: string): Seated => ({ seat, participantId, byHand: false });
const seated = [on('1-1-1', 'tuc'), on('1-1-2', 'post'), on('1-1-3', group)];
const note = (participantId: string, presence: 'inPerson' | 'left' | 'online') => ({
  participantId,
  presence,
  at: MORNING,
  siteId: null,
  arrival: null,
  late: null,
  seq: 1,
});

describe('the map of who is there', () => {
  it('shows who is present, has left, is away or not here yet, and says nothing of a group', () => {
    const shown = (...notes: ReturnType<typeof note>[]) =>
      hallMapView('vi', { hall: HALL, seated, people, notes }).map.seats.map(({ presence }) => presence);
    expect(shown()).toEqual(['waiting', 'waiting', null, null]);
    expect(shown(note('tuc', 'inPerson'), note('post', 'left'))).toEqual(['present', 'left', null, null]);
    expect(shown(note('tuc', 'online'), note(group, 'inPerson'))).toEqual(['away', 'waiting', null, null]);
  });

  it('counts those on seats, each once', () => {
    const { totals } = hallMapView('vi', { hall: HALL, seated, people, notes: [note('tuc', 'inPerson'), note('gone', 'inPerson')] });
    expect(totals).toEqual({ present: '1 có mặt', left: '0 đã về', away: '0 vắng hoặc dự trực tuyến', waiting: '1 chưa đến' });
  });

  it('claims nothing where nobody can be checked in', () => {
    const { map, totals } = hallMapView('vi', { hall: HALL, seated, people, notes: null });
    expect([map.seats.map(({ presence }) => presence), totals]).toEqual([[null, null, null, null], null]);
  });
});

describe('its page', () => {
  let app: TestApp;
  let organizer: Login;
  beforeAll(async () => {
    app = await startApp();
    organizer = await app.user({ creator: true });
  });
  afterAll(() => app.end());

  const textOf = async (conferenceId: string) =>
    (await request(app.url).get(`/conferences/${conferenceId}/hall-map`).set('cookie', `dc_session=${organizer.token}`)).text;

  it('follows the doors, says why it cannot before publication, and still tells in the archive', async () => {
    const { conferenceId, ids } = await seatedConference(organizer);
    await seatAll(organizer, conferenceId);
    expect(await textOf(conferenceId)).toContain('Hội nghị chưa công bố nên chưa điểm danh được ai.');
    await organizer.run(publishingContract.publish, { conferenceId });
    const { sittingId } = await organizer.run(checkInContract.people, { conferenceId });
    const arrival = { conferenceId, sittingId: sittingId ?? '', participantId: ids[0] ?? '', online: false, siteId: null, door: null };
    await organizer.run(checkInContract.arrive, { ...arrival, seenAt: MORNING });
    const text = await textOf(conferenceId);
    expect([text.includes('1 có mặt'), text.includes('2 chưa đến'), text.includes('An, có mặt')]).toEqual([true, true, true]);
    await organizer.run(conferencesContract.archive, { conferenceId });
    expect((await textOf(conferenceId)).includes('1 có mặt')).toBe(true);
  });
});
