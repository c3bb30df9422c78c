import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contract as everything } from '../../../server/contract.ts';
import { delegateContract } from '../../../server/live/delegate-page/contract.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { minutesContract } from '../../../server/record/minutes/contract.ts';
import { invitationsContract } from '../../../server/planning/invitations/contract.ts';
import { seatingContract } from '../../../server/planning/seating/contract.ts';
import type { Operation } from '../../../server/platform/contract.ts';
import type { Plan } from '../../../server/planning/plan/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { callHttp, callSocket, connect, httpOutcome, socketOutcome } from '../../helpers/doors.ts';
import { wordsIn } from '../../planning/sites/conference-of-sites.ts';
import { delegateDay, DELEGATE, inHall, openHall, openSitting, sendHall, type DelegateDay } from './delegate-day.ts';

const SECRET_TITLE = 'Phương án tuyệt mật';
const withSecret = (plan: Plan): Plan => ({
  ...inHall()(plan),
  items: plan.items.map((item, at) => (at === 0 ? { ...item, title: SECRET_TITLE, classification: 'mat' } : item)),
});

let app: TestApp;
let day: DelegateDay;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  day = await delegateDay(app, withSecret);
});

/** The operations that need a role and that the link of an invitation may run. */
const PERMITTED = [
  'ceremony.get',
  'comments.add',
  'comments.edit',
  'comments.openDraft',
  'comments.own',
  'comments.withdraw',
  'delegate.own',
  'live.plan',
  'live.state',
  'proceedings.texts',
  'request.make',
  'request.withdraw',
  'secretVotes.board',
  'secretVotes.cast',
  'secretVotes.draw',
  'secretVotes.get',
  'votes.cast',
  'votes.get',
];

describe('the link of an invitation as a token', () => {
  it('may run what asking for the floor, following, voting and commenting need, and nothing else, over HTTP and the socket', async () => {
    const { conferenceId } = day;
    const { token } = await day.holder(DELEGATE);
    const ofRoles: Operation[] = Object.values(everything)
      .flatMap((feature): Operation[] => Object.values(feature))
      .filter(({ permit }) => !permit.includes('anyone'));
    const run: string[] = [];
    for (const operation of ofRoles) {
      const outcome = httpOutcome(await callHttp(app.url, operation, { conferenceId, nonsense: 1 }, token));
      if (outcome !== 'forbidden') run.push(operation.name);
    }
    expect(run.toSorted()).toEqual(PERMITTED);
    const socket = await connect(app.url, token);
    expect(socketOutcome(await callSocket(socket, minutesContract.read.name, { conferenceId }))).toBe('forbidden');
    expect(socketOutcome(await callSocket(socket, 'follow', { conferenceId, revision: 0 }))).toBe('ok');
    socket.close();
  });

  it('opens no other conference, and tells nothing that is classified or meant for staff', async () => {
    const { token } = await day.holder(DELEGATE);
    const other = await delegateDay(app, withSecret);
    for (const operation of [delegateContract.own, contract.livePlan, contract.liveState, contract.request])
      expect(httpOutcome(await callHttp(app.url, operation, { conferenceId: other.conferenceId }, token))).toBe('not-found');
    const { body } = await callHttp(app.url, contract.livePlan, { conferenceId: day.conferenceId }, token);
    const told = JSON.stringify(body);
    expect([told.includes(SECRET_TITLE), told.includes('"seats"'), told.includes('"clearance":'), told.length > 500]).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it('ends with the link: its socket is closed, and neither it nor the page opens again', async () => {
    const { conferenceId, organizer } = day;
    const { token, path } = await day.holder(DELEGATE);
    const socket = await connect(app.url, token);
    const closed = new Promise((resolve) => socket.once('disconnect', resolve));
    await organizer.run(invitationsContract.revokeLink, { conferenceId, participantId: DELEGATE });
    app.clock.now += 3000;
    await app.sockets.checkSessions();
    await closed;
    await expect(connect(app.url, token)).rejects.toThrow('unauthenticated');
    expect((await openHall(app, path)).status).toBe(404);
    expect((await sendHall(app, `${path}/ask`, { topic: '' })).status).toBe(404);
  });
});

describe('the page of a delegate in the hall', () => {
  it('asks and withdraws by forms without a script, and says where the request stands', async () => {
    await openSitting(day);
    const { path } = await day.holder(DELEGATE);
    const words = async () => wordsIn((await openHall(app, path)).text);
    expect([(await words()).includes('Đăng ký phát biểu'), (await words()).includes('Rút đăng ký')]).toEqual([true, false]);
    expect((await sendHall(app, `${path}/ask`, { topic: 'Chế độ trực' })).status).toBe(303);
    expect((await words()).includes('Thứ 1 trong 1 đăng ký chờ chủ trì xếp.')).toBe(true);
    expect((await sendHall(app, `${path}/ask`, { topic: '' })).status).toBe(409);
    const [requestId = ''] = Object.keys((await day.state()).requests);
    await day.chair.run(contract.accept, { conferenceId: day.conferenceId, requestId, seconds: null, before: null });
    expect((await words()).includes('Đứng thứ 1 trong danh sách chờ phát biểu.')).toBe(true);
    await day.chair.run(contract.prepare, { conferenceId: day.conferenceId, requestId });
    expect((await words()).includes('Sắp đến lượt phát biểu')).toBe(true);
    await day.chair.run(contract.grant, { conferenceId: day.conferenceId, requestId, seconds: 300, handOver: false });
    expect((await words()).includes('Mời đại biểu phát biểu')).toBe(true);
  });

  it('shows the desk who asks, with post and seat', async () => {
    const { conferenceId, organizer, chair } = day;
    await openSitting(day);
    const hall = { blocks: ['A', 'B'], rows: [{ name: '1', seats: [4, 4], aisle: false }], presidium: 0, across: true };
    await organizer.run(seatingContract.setHall, { conferenceId, version: 0, hall, unseat: false });
    await organizer.run(seatingContract.place, { conferenceId, version: 1, participantId: DELEGATE, seat: '2-1-3', from: null });
    await (await day.holder(DELEGATE)).run(contract.request, { conferenceId, topic: 'Chế độ trực' });
    const page = await fetch(`${app.url}/conferences/${conferenceId}/desk`, { headers: { cookie: `dc_session=${chair.token}` } });
    const row = /<li id="request-[\s\S]*?<\/p>/.exec(await page.text())?.[0] ?? '';
    const text = wordsIn(row);
    const expected = ['Nguyễn Văn An', 'Chánh Văn phòng Tỉnh ủy Cà Mau', 'Khối B, hàng 1, ghế 7', 'Chế độ trực'];
    expect(expected.filter((one) => !text.includes(one))).toEqual([]);
  });

  it('says nothing to whoever guesses an address', async () => {
    const answer = await openHall(app, '/g/khong-con-dung/hall');
    expect([answer.status, answer.text.includes('data-page')]).toEqual([404, false]);
  });
});
