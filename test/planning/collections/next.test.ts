import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { agendaEditorContract } from '../../../server/planning/agenda-editor/contract.ts';
import { documentsContract } from '../../../server/planning/documents/contract.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { bareItem, startDraft, type Draft } from '../agenda/draft.ts';

let app: TestApp;
let draft: Draft;
let at: string;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  draft = await startDraft(app);
  at = `/conferences/${draft.conferenceId}`;
});

const cookie = () => `dc_session=${draft.organizer.token}; dc_lang=vi`;
const open = async (path: string) => (await request(app.url).get(path).set('cookie', cookie())).text;
async function send(path: string, fields: Readonly<Record<string, string | string[]>>) {
  const _csrf = /name="csrf-token" content="([^"]+)"/.exec(await open(`${at}/participants`))?.[1] ?? '';
  const { status, headers } = await request(app.url)
    .post(`${at}/${path}`)
    .set('cookie', cookie())
    .type('form')
    .send({ ...fields, _csrf });
  return { status, to: String(headers['location']) };
}
const chosen = (html: string, name: string): string =>
  /<option value="([^"]*)" selected/.exec(new RegExp(`<select[^>]*name="${name}"[\\s\\S]*?</select>`).exec(html)?.[0] ?? '')?.[1] ?? '';
const typed = (html: string, name: string): string => new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? '';
const agenda = () => draft.organizer.run(agendaEditorContract.get, { conferenceId: draft.conferenceId });

describe('entering one after the other', () => {
  it('opens the form of the next item in the same sitting, of the same kind, behind the one just added', async () => {
    await draft.add('Một');
    await draft.add('Bốn');
    const { items, sittings } = await agenda();
    const form = { kind: 'report', minutes: '10', _next: '1' };
    const first = await send('agenda/items', { ...form, title: 'Hai', place: `${sittings[0]?.id}/${items[0]?.id}` });
    expect([first.status, first.to]).toEqual([
      303,
      expect.stringMatching(/\/agenda\/items\/new\?sittingId=\w+&kind=report&after=\w+&next=1$/),
    ]);
    const next = await open(first.to);
    const added = (await agenda()).items[1]?.id;
    expect([chosen(next, 'kind'), chosen(next, 'place'), typed(next, 'minutes')]).toEqual(['report', `${sittings[0]?.id}/${added}`, '']);
    await send('agenda/items', { ...form, title: 'Ba', place: chosen(next, 'place') });
    expect(await draft.titles()).toEqual([['Một', 'Hai', 'Ba', 'Bốn']]);
  });

  it('keeps the site of a person, and nothing that is theirs alone', async () => {
    const added = await send('participants', { name: 'Trần A', siteId: 'quang-ninh', listed: '1', _next: '1' });
    const next = await open(added.to);
    expect([chosen(next, 'siteId'), typed(next, 'name')]).toEqual(['quang-ninh', '']);
  });

  it('stays on the form with what was typed where the record is refused', async () => {
    expect((await send('participants', { name: '', siteId: 'quang-ninh', _next: '1' })).status).toBe(400);
  });
});

describe('a copy', () => {
  it('of an item begins with all its facts, behind it, and is stored when it is sent', async () => {
    const person = newParticipantFacts({ name: 'Trần A' });
    const { id: speaker } = await draft.organizer.run(participantsContract.add, { conferenceId: draft.conferenceId, ...person });
    const id = await draft.add('Thảo luận', { kind: 'discussion', minutes: 45, speakers: [speaker], topics: ['Chủ đề'] });
    await draft.add('Bế mạc');
    expect((await open(`${at}/agenda/items/${id}`)).replaceAll('&#x3D;', '=')).toContain(`/agenda/items/new?copy=${id}"`);
    const html = await open(`${at}/agenda/items/new?copy=${id}`);
    const place = `${(await agenda()).sittings[0]?.id}/${id}`;
    expect([typed(html, 'title'), chosen(html, 'kind'), typed(html, 'minutes'), chosen(html, 'place')]).toEqual([
      'Thảo luận',
      'discussion',
      '45',
      place,
    ]);
    expect(html).toMatch(new RegExp(`value="${speaker}"[^>]*checked`));
    expect(html).toMatch(/Chủ đề<\/textarea>/);
    expect(await draft.titles()).toEqual([['Thảo luận', 'Bế mạc']]);
    await send('agenda/items', { title: 'Thảo luận 2', kind: 'discussion', place });
    expect(await draft.titles()).toEqual([['Thảo luận', 'Thảo luận 2', 'Bế mạc']]);
  });

  it('of an item with documents and papers says which of them it takes along', async () => {
    const { conferenceId, organizer } = draft;
    const facts = { title: 'Báo cáo', resultsFrom: null, tasksTo: null, adoptedIn: null, status: null, classification: null };
    const document = await organizer.run(documentsContract.add, { conferenceId, kind: 'report', ...facts });
    const id = await draft.add('Tham luận', { kind: 'papers', documents: [document.id] });
    const paper = { participantId: null, post: 'Văn phòng', siteId: null, topic: null, minutes: null };
    await organizer.run(agendaContract.addPaper, { conferenceId, itemId: id, ...paper });
    const html = await open(`${at}/agenda/items/new?copy=${id}`);
    expect(html.replaceAll('\u00a0', ' ')).toContain(
      'Bản sao giữ 1 tài liệu kèm theo. 1 tham luận ở lại với nội dung gốc, không theo bản sao.',
    );
    expect(html).toMatch(new RegExp(`value="${document.id}"[^>]*checked`));
  });

  it('of what is not there is not found, and one above the clearance tells nothing', async () => {
    const get = (id: string) => request(app.url).get(`${at}/agenda/items/new?copy=${id}`).set('cookie', cookie());
    expect((await get('nothing')).status).toBe(404);
    const cleared = await app.user({ administrator: true, clearance: 1 });
    const secret = bareItem(draft.conferenceId, 'Phương án phòng thủ', { classification: 'mat' });
    const { id } = await cleared.run(agendaContract.addItem, secret);
    expect((await get(id)).text).not.toContain('phòng thủ');
  });
});
