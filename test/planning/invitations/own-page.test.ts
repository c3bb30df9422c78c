import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { documentsContract, type Handout } from '../../../server/planning/documents/contract.ts';
import { invitationsContract as contract } from '../../../server/planning/invitations/contract.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import type { Plan } from '../../../server/planning/plan/contract.ts';
import { seatingContract } from '../../../server/planning/seating/contract.ts';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { callHttp, httpOutcome } from '../../helpers/doors.ts';
import { wordsIn } from '../sites/conference-of-sites.ts';
import { bareItem } from '../agenda/draft.ts';
import { invitingConference, openOwnPage, sendAnswer, type InvitingConference } from './invited.ts';

const SECRET_TITLE = 'Phương án tuyệt mật';
const A = 'nguyen-van-a';
/** The first item is classified. */
const withSecret = (plan: Plan): Plan => ({
  ...plan,
  items: plan.items.map((item, at) => (at === 0 ? { ...item, title: SECRET_TITLE, classification: 'mat' } : item)),
});

let app: TestApp;
let made: InvitingConference;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  made = await invitingConference(app, withSecret);
});
const own = async () => app.nobody.run(contract.own, { secret: await made.secretOf(A) });

/** A document with a file, given to these. */
async function handedOut(title: string, handouts: readonly Handout[], classification: 'mat' | null = null): Promise<string> {
  const { conferenceId } = made;
  const facts = { kind: 'report', title, resultsFrom: null, tasksTo: null, adoptedIn: null, status: null, classification } as const;
  const { id } = await app.system.run(documentsContract.add, { conferenceId, ...facts });
  const content = Buffer.from(`Nội dung: ${title}`).toString('base64');
  await app.system.run(documentsContract.addFile, { conferenceId, id, name: 'tai-lieu.txt', content });
  await app.system.run(documentsContract.handOut, { conferenceId, id, version: 1, stamp: null, handouts: [...handouts] });
  return id;
}

describe('the page of an invited person', () => {
  it('tells the published plan and nothing of the draft or what is classified', async () => {
    const { conferenceId, organizer } = made;
    await organizer.run(agendaContract.addItem, bareItem(conferenceId, 'Nội dung chưa công bố'));
    const { items } = await organizer.run(agendaContract.titles, { conferenceId });
    expect(items.length).toBeGreaterThan(3);
    const told = JSON.stringify(await own());
    const page = wordsIn((await openOwnPage(app, await made.pathOf(A))).text);
    const calendar = (await openOwnPage(app, `${await made.pathOf(A)}/calendar.ics`)).text;
    for (const text of [told, page, calendar]) {
      expect([text.includes(SECRET_TITLE), text.includes('Nội dung chưa công bố')]).toEqual([false, false]);
      expect(text.length).toBeGreaterThan(100);
    }
    expect((await own()).who).toBe('Nguyễn Văn An, Chánh Văn phòng Tỉnh ủy Cà Mau');
  });

  it('tells the seat once the organizers tell seats, and no longer when they stop', async () => {
    const inTheHall = (plan: Plan): Plan => ({
      ...plan,
      participants: plan.participants.map((one) => (one.id === A ? { ...one, siteId: null } : one)),
    });
    made = await invitingConference(app, inTheHall);
    const { conferenceId, organizer } = made;
    const hall = { blocks: ['A', 'B'], rows: [{ name: '1', seats: [4, 4], aisle: false }], presidium: 0, across: true };
    await organizer.run(seatingContract.setHall, { conferenceId, version: 0, hall, unseat: false });
    await organizer.run(seatingContract.place, { conferenceId, version: 1, participantId: A, seat: '2-1-3', from: null });
    const told = async () => [
      (await own()).seats,
      wordsIn((await openOwnPage(app, await made.pathOf(A))).text).includes('Khối B, hàng 1, ghế 7'),
    ];
    expect(await told()).toEqual([[], false]);
    await organizer.run(seatingContract.tell, { conferenceId, version: 2, told: true });
    expect(await told()).toEqual([[{ block: 'B', row: '1', number: 7 }], true]);
    await organizer.run(seatingContract.tell, { conferenceId, version: 3, told: false });
    expect(await told()).toEqual([[], false]);
  });

  it('is told to no search engine and gives its address to no other site', async () => {
    const { text, status, headers } = await openOwnPage(app, await made.pathOf(A));
    expect(status).toBe(200);
    expect(text).toContain('<meta name="robots" content="noindex, nofollow, noarchive">');
    expect(text).toContain('<meta name="referrer" content="no-referrer">');
    expect(headers['cache-control']).toBe('no-store');
  });

  it('takes an answer without a cookie, shows what is wrong with it, and the answer that there is', async () => {
    const path = await made.pathOf(A);
    const refused = await sendAnswer(app, path, { version: '1', answer: 'declined', reason: '' });
    expect([refused.status, wordsIn(refused.text).includes('Cần điền mục này.')]).toEqual([400, true]);
    expect((await made.person(A)).invitation?.answer).toBe(null);
    const sent = await sendAnswer(app, path, { version: '1', answer: 'declined', reason: 'Đi công tác', substitute: 'Không dùng đến' });
    expect([sent.status, sent.headers.location]).toEqual([303, path]);
    expect((await made.person(A)).invitation).toMatchObject({ answer: 'declined', reason: 'Đi công tác', byOffice: false });
    expect(wordsIn((await openOwnPage(app, path)).text)).toContain('Không dự');
    const stale = await sendAnswer(app, path, { version: '1', answer: 'in-person' });
    expect([stale.status, wordsIn(stale.text).includes('Trả lời vừa được đổi ở nơi khác.')]).toEqual([400, true]);
  });

  it('says so in words where the link does not work, and in English to those who read English', async () => {
    const page = await openOwnPage(app, '/g/khong-con-dung').set('cookie', 'dc_lang=en');
    expect([page.status, wordsIn(page.text).includes('This invitation does not work')]).toEqual([404, true]);
  });

  it('shows the documents that were handed out to the invited person, and no others', async () => {
    const { conferenceId } = made;
    const mine = await handedOut('Báo cáo riêng', [{ target: 'participant', id: A }]);
    const secret = await handedOut('Báo cáo mật', [{ target: 'participant', id: A }], 'mat');
    const others = await handedOut('Báo cáo chung', [{ target: 'everyone' }]);
    expect((await own()).documents.map(({ id }) => id)).toEqual([mine]);
    const path = await made.pathOf(A);
    expect((await openOwnPage(app, `${path}/documents/${mine}`)).text).toBe('Nội dung: Báo cáo riêng');
    for (const id of [secret, others]) expect((await openOwnPage(app, `${path}/documents/${id}`)).status).toBe(404);
    const { participants } = await made.organizer.run(documentsContract.circulation, { conferenceId, id: mine });
    expect(participants.map(({ id }) => id)).toContain(A);
  });

  it('is that of one conference: a link of another one tells and changes nothing here', async () => {
    const other = await invitingConference(app);
    const input = {
      secret: await other.secretOf(A),
      version: 1,
      reply: { answer: 'in-person', siteId: null, substitute: null, reason: null },
    } as const;
    await app.nobody.run(contract.answer, input);
    expect([(await other.person(A)).invitation?.answer, (await made.person(A)).invitation?.answer]).toEqual(['in-person', null]);
  });

  it('is limited for whoever tries link after link', async () => {
    const careful = await startApp({ guesses: 3 });
    const tries: string[] = [];
    for (let attempt = 0; attempt < 4; attempt += 1)
      tries.push(httpOutcome(await callHttp(careful.url, contract.own, { secret: `doan-${attempt}` }, null)));
    await careful.end();
    expect(tries).toEqual(['invitation-unknown', 'invitation-unknown', 'invitation-unknown', 'too-many']);
  });

  it('does not exist for a participant who was removed, and is there again with them', async () => {
    const { conferenceId, organizer } = made;
    const path = await made.pathOf('provincial-delegates').catch(() => '/g/none');
    expect(path).toBe('/g/none');
    const { id } = await organizer.run(participantsContract.add, { conferenceId, ...bare('Lê Thị C') });
    await organizer.run(contract.make, { conferenceId, participantIds: [id] });
    const link = await made.pathOf(id);
    await organizer.run(participantsContract.remove, { conferenceId, id, version: 1 });
    expect((await openOwnPage(app, link)).status).toBe(404);
    await organizer.run(participantsContract.restore, { conferenceId, id });
    expect((await openOwnPage(app, link)).status).toBe(200);
  });
});

const bare = (name: string) => newParticipantFacts({ name });
