import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invitationsContract } from '../../../server/planning/invitations/contract.ts';
import { participantsContract as contract } from '../../../server/planning/participants/contract.ts';
import { newParticipantFacts, participantCounts } from '../../../server/planning/participants/rules.ts';
import { seatingContract } from '../../../server/planning/seating/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { openPage, sendForm, wordsIn } from '../sites/conference-of-sites.ts';

let app: TestApp;
let conferenceId: string;
let organizer: Login;
let ids: string[];
beforeAll(async () => {
  app = await startApp();
  conferenceId = await bareConference(app);
  organizer = await app.member(conferenceId, 'organizer');
  const participants = [
    newParticipantFacts({ name: 'Trần Văn Một', posts: ['Chánh Văn phòng'] }),
    newParticipantFacts({ name: 'Lê Thị Hai' }),
    newParticipantFacts({ posts: ['Chánh Văn phòng Tỉnh ủy'], siteId: 'quang-ninh' }),
    newParticipantFacts({ group: 'Đoàn báo chí', count: 15, listed: false }),
    newParticipantFacts({ group: 'Đại diện một số cơ quan' }),
  ];
  ({ ids } = await organizer.run(contract.addMany, { conferenceId, participants }));
});
afterAll(() => app.end());

const page = async (login = organizer, query = '') =>
  (await openPage(app, `/conferences/${conferenceId}/participants${query}`, login)).text;
const heads = (text: string) => [...text.matchAll(/<th scope="col".*?<\/th>/gs)].map(([cell]) => wordsIn(cell).trim());
const cells = (text: string, kind: string) =>
  [...text.matchAll(new RegExp(`<td class="${kind}-cell.*?</td>`, 'gs'))].map(([cell]) => wordsIn(cell).trim());
const list = () => organizer.run(contract.list, { conferenceId });

describe('the columns of the list', () => {
  it('are those of which something is known; an unknown number is in words, never 0', async () => {
    const text = await page();
    expect(heads(text)).toEqual(['TT', 'Đại biểu, chức vụ', 'Điểm cầu', 'Vai trò', 'Danh sách', 'Số người']);
    expect(cells(text, 'count')).toEqual(['', '', '', 'một số', '15 người']);
    expect(cells(text, 'site')).toEqual(['chưa rõ', 'chưa rõ', 'Tỉnh ủy Quảng Ninh', 'chưa rõ', 'chưa rõ']);
  });

  it('say how each has answered once they are invited, and lead to those who have not', async () => {
    await organizer.run(invitationsContract.make, { conferenceId });
    const [first = ''] = ids;
    const reply = { answer: 'declined', reason: 'Ốm', siteId: null, substitute: null } as const;
    await organizer.run(invitationsContract.note, { conferenceId, participantId: first, version: 1, reply });
    const text = await page();
    expect(heads(text)).toContain('Trả lời giấy mời');
    expect(cells(text, 'answer')).toEqual(['Không dự', 'Chưa trả lời', 'Chưa trả lời', 'Chưa trả lời', '']);
    expect(wordsIn(text)).toContain('Chưa trả lời 3');
    expect(text).toContain(`/conferences/${conferenceId}/invitations?show&#x3D;waiting`);
  });

  it('say where each sits once somebody does', async () => {
    const hall = { blocks: ['A'], rows: [{ name: 'A', seats: [4], aisle: false }], presidium: 0, across: true };
    const { version } = await organizer.run(seatingContract.setHall, { conferenceId, version: 0, hall, unseat: false });
    const [, second = ''] = ids;
    await organizer.run(seatingContract.place, { conferenceId, version, participantId: second, seat: '1-1-3', from: null });
    expect(cells(await page(), 'seat')).toEqual(['', 'A3', '', '', '']);
  });

  it('have nothing to type in for those who may only read the list', async () => {
    const secretary = await app.member(conferenceId, 'secretary');
    const text = await page(secretary);
    expect(cells(text, 'answer')).toHaveLength(5);
    expect([text.includes('data-cell='), text.includes('data-pick')]).toEqual([false, false]);
    expect((await page()).includes('data-cell=')).toBe(true);
  });
});

describe('the bar below the list', () => {
  it('counts the whole list in the database as the rule does, without those in whose place somebody comes', async () => {
    const [first = '', second = ''] = ids;
    await organizer.run(contract.edit, {
      conferenceId,
      id: second,
      version: 1,
      ...newParticipantFacts({ name: 'Lê Thị Hai', standsFor: first }),
    });
    const { participants, counts, listed } = await list();
    expect(counts).toEqual(participantCounts(participants));
    expect({ counts, listed }).toEqual({ counts: { named: 1, posts: 1, groups: 1, inGroups: 15, unknown: 1 }, listed: 4 });
    const bar = /<ul class="totals">.*?<\/ul>/s.exec(await page(organizer, '?search=bao+chi'))?.[0] ?? '';
    expect(wordsIn(bar).trim().split(/\s+/).join(' ')).toBe('17 người đã rõ 1 có tên 1 chức danh 15 trong 1 đoàn 1 đoàn chưa rõ số người');
  });
});

describe('the page of the list', () => {
  it('is kept until something changes, and stored by no browser', async () => {
    const open = () => openPage(app, `/conferences/${conferenceId}/participants?sort=name`, organizer);
    const [first, again] = [await open(), await open()];
    expect([first.headers['cache-control'], again.headers['cache-control'], again.text === first.text]).toEqual([
      'no-store',
      'no-store',
      true,
    ]);
    const [, , third = ''] = ids;
    await organizer.run(invitationsContract.note, {
      conferenceId,
      participantId: third,
      version: 1,
      reply: { answer: 'in-person', reason: null, siteId: null, substitute: null },
    });
    expect(cells((await open()).text, 'answer')).toContain('Dự trực tiếp');
    await organizer.run(contract.add, { conferenceId, ...newParticipantFacts({ name: 'Vũ Văn Mới' }) });
    expect((await open()).text).toContain('Vũ');
  });
});

describe('a place that was set by hand', () => {
  it('is said on the page of the participant, and given up there', async () => {
    const [, , , group = ''] = ids;
    const at = `/conferences/${conferenceId}/participants/${group}`;
    const { participant } = await organizer.run(contract.get, { conferenceId, id: group });
    const { extras: _extras, ...facts } = participant;
    const { version } = await organizer.run(contract.edit, { conferenceId, ...facts, order: 2 });
    expect(wordsIn((await openPage(app, at, organizer)).text)).toContain('Đặt tay ở thứ tự 2.');
    const sent = (seen: number) => sendForm(app, at, `${at}/by-protocol`, { version: String(seen) }, organizer);
    expect((await sent(version - 1)).status).toBe(409);
    expect((await sent(version)).status).toBe(303);
    expect((await organizer.run(contract.get, { conferenceId, id: group })).participant.order).toBe(null);
    expect((await openPage(app, at, organizer)).text).not.toContain('Đặt tay ở');
  });
});
