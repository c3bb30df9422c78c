import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { documentsContract } from '../../../server/planning/documents/contract.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import { recommendationsContract } from '../../../server/planning/recommendations/contract.ts';
import { sitesContract } from '../../../server/planning/sites/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { bareItem } from '../agenda/draft.ts';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';

let app: TestApp;
let organizer: Login;
let conferenceId: string;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  conferenceId = await bareConference(app);
  organizer = await app.member(conferenceId, 'organizer');
});

const SITE = 'quang-ninh';
const person = async () => {
  const facts = newParticipantFacts({ name: 'Nguyễn Long Hải' });
  return (await organizer.run(participantsContract.add, { conferenceId, ...facts })).id;
};
const item = async (title: string, facts: Parameters<typeof bareItem>[2] = {}) =>
  (await organizer.run(agendaContract.addItem, bareItem(conferenceId, title, facts))).id;

/** The path and the words of each place in the refusal of a removal over HTTP. */
async function placesOf(path: string): Promise<string[][]> {
  const { status, body } = await request(app.url)
    .delete(`/api/v1/conferences/${conferenceId}/${path}`)
    .set('authorization', `Bearer ${organizer.token}`)
    .send({ version: 1 });
  expect(status).toBe(409);
  const { faults } = (body as { error: { faults: { path: string; message: string }[] } }).error;
  return faults.map((fault) => [fault.path, fault.message]);
}

describe('removing what is used', () => {
  it('names the items and papers of a participant', async () => {
    const id = await person();
    const report = await item('Báo cáo', { speakers: [id] });
    const paper = { conferenceId, itemId: report, participantId: id, post: null, siteId: null, topic: 'Chuyển đổi số', minutes: null };
    const { id: paperId } = await organizer.run(agendaContract.addPaper, paper);
    expect(await placesOf(`participants/${id}`)).toEqual([
      [`items[${report}]`, 'Nội dung chương trình “Báo cáo”'],
      [`papers[${paperId}]`, 'Tham luận “Chuyển đổi số”'],
    ]);
  });

  it('does not name what the actor may not know', async () => {
    const id = await person();
    const secret = await item('Công tác bảo vệ', { speakers: [id] });
    await app.db.agendaItem.updateMany({ where: { conferenceId, id: secret }, data: { classification: 'mat' } });
    expect(await placesOf(`participants/${id}`)).toEqual([['items', 'Một mục có độ mật mà tài khoản này không được xem']]);
  });

  it('names the recommendations of a site', async () => {
    const facts = { text: 'Bổ sung biên chế', authority: 'host', owner: null, due: null, quote: null } as const;
    const { id } = await organizer.run(recommendationsContract.add, { conferenceId, fromId: SITE, coordinating: [], ...facts });
    const removal = { conferenceId, siteId: SITE, version: 1, withMembers: false };
    await expect(organizer.run(sitesContract.remove, removal)).rejects.toMatchObject({
      code: 'site-in-use',
      faults: [{ path: `recommendations[${id}]`, message: 'used-in-recommendations', params: { name: 'Bổ sung biên chế' } }],
    });
  });

  it('names the document that is adopted in an item, and the item that a document belongs to', async () => {
    const facts = { kind: 'draft', title: 'Quy chế', resultsFrom: null, tasksTo: null, status: null, classification: null } as const;
    const report = await item('Thông qua quy chế');
    const { id } = await organizer.run(documentsContract.add, { conferenceId, ...facts, adoptedIn: report });
    expect(await placesOf(`agenda/items/${report}`)).toEqual([[`documents[${id}]`, 'Tài liệu “Quy chế”']]);
    const other = await item('Báo cáo', { documents: [id] });
    expect(await placesOf(`documents/${id}`)).toEqual([[`items[${other}]`, 'Nội dung chương trình “Báo cáo”']]);
  });

  it('links each place on the page', async () => {
    const id = await person();
    const report = await item('Báo cáo', { speakers: [id] });
    const cookie = `dc_session=${organizer.token}`;
    const address = `/conferences/${conferenceId}/participants/${id}`;
    const { text } = await request(app.url).get(address).set('cookie', cookie);
    const _csrf = /name="csrf-token" content="([^"]+)"/.exec(text)?.[1] ?? '';
    const refused = await request(app.url).post(`${address}/remove`).set('cookie', cookie).type('form').send({ _csrf, version: '1' });
    expect(refused.text.replaceAll('&#x3D;', '=')).toContain(`<a href="/conferences/${conferenceId}/agenda?item=${report}">`);
  });
});
