import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invitationsContract } from '../../../server/planning/invitations/contract.ts';
import { seatingContract } from '../../../server/planning/seating/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { wordsIn } from '../sites/conference-of-sites.ts';
import { person, seatAll, seatedConference, seatsIn } from './seats.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

describe('answers to invitations', () => {
  it('give no seat to those who do not come to the hall, and say who still has one', async () => {
    const organizer = await app.user({ creator: true });
    const { conferenceId, ids } = await seatedConference(organizer, [person('An'), person('Bình'), person('Cúc')]);
    const [an = '', binh = '', cuc = ''] = ids;
    await seatAll(organizer, conferenceId);
    await organizer.run(invitationsContract.make, { conferenceId });
    const note = (participantId: string, answer: 'declined' | 'in-person', version: number) =>
      organizer.run(invitationsContract.note, {
        conferenceId,
        participantId,
        version,
        reply: { answer, siteId: null, substitute: null, reason: null },
      });
    await note(an, 'declined', 1);
    await note(binh, 'in-person', 1);
    expect((await organizer.run(seatingContract.get, { conferenceId })).away).toEqual([an]);
    expect(Object.values(await seatsIn(organizer, conferenceId)).toSorted()).toEqual([an, binh, cuc].toSorted());
    const page = await request(app.url).get(`/conferences/${conferenceId}/seating`).set('cookie', `dc_session=${organizer.token}`);
    expect(wordsIn(page.text)).toContain('An không dự tại hội trường nhưng còn giữ ghế');
    await seatAll(organizer, conferenceId);
    expect(Object.values(await seatsIn(organizer, conferenceId)).toSorted()).toEqual([binh, cuc].toSorted());
    await note(an, 'in-person', 2);
    await seatAll(organizer, conferenceId);
    expect(Object.values(await seatsIn(organizer, conferenceId)).toSorted()).toEqual([an, binh, cuc].toSorted());
  });
});
