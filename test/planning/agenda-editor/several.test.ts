import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { campaignsContract } from '../../../server/planning/awards/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { startDraft, type Draft } from '../agenda/draft.ts';
import { NO_TERMS } from '../awards/campaign-terms.ts';

let app: TestApp;
let draft: Draft;
let home: string;
let ids: string[];
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  draft = await startDraft(app);
  home = `/conferences/${draft.conferenceId}/agenda`;
  ids = [];
  for (const title of ['A', 'B', 'C', 'D']) ids.push(await draft.add(title));
});

const cookie = (token: string) => `dc_session=${token}; dc_lang=vi`;
const open = (path: string) => request(app.url).get(path).set('cookie', cookie(draft.organizer.token));
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00A0]+/g, ' ');
const tokenIn = (html: string) => /name="csrf-token" content="([^"]+)"/.exec(html)?.[1] ?? '';

/** Sends the form as a browser does without JavaScript; `at`: the rows that are ticked. */
async function send(act: string, at: readonly number[], more: object = {}, token = draft.organizer.token) {
  const csrf = tokenIn((await request(app.url).get(home).set('cookie', cookie(token))).text);
  const form = { act, items: at.map((one) => `${ids[one]}:1`), ...more, _csrf: csrf };
  return request(app.url).post(`${home}/items/several`).set('cookie', cookie(token)).type('form').send(form);
}

describe('several chosen items of the agenda', () => {
  it('are removed together, and come back from the toast in one step', async () => {
    const { headers } = await send('remove', [0, 2]);
    expect(await draft.titles()).toEqual([['B', 'D']]);
    const { text } = await open(headers['location'] ?? '');
    expect(plain(text)).toMatch(/Đã xóa 2 nội dung\. Hoàn tác/);
    const undo = /action="([^"]+\/restore)"/.exec(text)?.[1] ?? '';
    await request(app.url)
      .post(undo)
      .set('cookie', cookie(draft.organizer.token))
      .type('form')
      .send({ _csrf: tokenIn(text) });
    expect(await draft.titles()).toEqual([['A', 'B', 'C', 'D']]);
  });

  it('move one up and down, and to a place that a form asks for', async () => {
    await send('up', [2, 3]);
    expect(await draft.titles()).toEqual([['A', 'C', 'D', 'B']]);
    await send('down', [0, 2]);
    expect(await draft.titles()).toEqual([['D', 'A', 'C', 'B']]);
    const { text } = await send('to', [0, 2]);
    expect(plain(text)).toMatch(/Chuyển 2 nội dung đến…/);
    expect(text.match(/<option value="[^"]+\/[^"]*"/g)?.length).toBe(3);
    const sitting = /<option value="([^"/]+)\//.exec(text)?.[1] ?? '';
    await send('place', [0, 2], { to: `${sitting}/${ids[1]}` });
    expect(await draft.titles()).toEqual([['D', 'B', 'A', 'C']]);
  });

  it('all stay where one is used, and the page names the place with a link', async () => {
    const { conferenceId, organizer } = draft;
    const campaign = { conferenceId, title: 'Phong trào X', endsWith: null, ...NO_TERMS, launchedIn: ids[2] ?? '' };
    const { id } = await organizer.run(campaignsContract.add, campaign);
    const { status, text } = await send('remove', [0, 2]);
    expect([status, text.includes(`href="/conferences/${conferenceId}/campaigns/${id}"`)]).toEqual([409, true]);
    expect(await draft.titles()).toEqual([['A', 'B', 'C', 'D']]);
  });

  it('are for organizers only', async () => {
    const secretary = await app.member(draft.conferenceId, 'secretary');
    expect((await send('remove', [0], {}, secretary.token)).status).toBe(403);
    expect((await send('up', [1], {}, secretary.token)).status).toBe(403);
    expect((await request(app.url).get(home).set('cookie', cookie(secretary.token))).text).not.toMatch(/name="items"/);
    expect(await draft.titles()).toEqual([['A', 'B', 'C', 'D']]);
  });

  it('are at least one', async () => {
    expect((await send('remove', [])).status).toBe(400);
  });
});

describe('a sitting of the agenda', () => {
  it('takes a new item at its front, where the form shows it', async () => {
    const { text } = await open(`${home}/items/new`);
    const front = /<option value="([^"/]+\/)"/.exec(text)?.[1] ?? '';
    const form = {
      title: 'Mở đầu',
      kind: 'other',
      place: front,
      minutes: '',
      count: '',
      turnMinutes: '',
      resultsFrom: '',
      tasksTo: '',
      topics: '',
    };
    await request(app.url)
      .post(`${home}/items`)
      .set('cookie', cookie(draft.organizer.token))
      .type('form')
      .send({ _csrf: tokenIn(text), ...form, classification: '' });
    expect(await draft.titles()).toEqual([['Mở đầu', 'A', 'B', 'C', 'D']]);
  });

  it('says before its removal where its items go, and comes back from the toast', async () => {
    const { conferenceId, organizer } = draft;
    const { id } = await organizer.run(agendaContract.addSitting, { conferenceId, title: 'Chiều', date: null, starts: '14:00' });
    await draft.add('E', { sittingId: id });
    const page = `${home}/sittings/${id}`;
    const { text } = await open(page);
    expect(text).toContain('data-confirm-text="1 nội dung của phiên được chuyển xuống cuối Phiên 1. Có thể hoàn tác."');
    const post = (path: string, form: object) =>
      request(app.url)
        .post(path)
        .set('cookie', cookie(organizer.token))
        .type('form')
        .send({ _csrf: tokenIn(text), ...form });
    const { headers } = await post(`${page}/remove`, { version: '1' });
    expect(await draft.titles()).toEqual([['A', 'B', 'C', 'D', 'E']]);
    const { text: after } = await open(headers['location'] ?? '');
    expect(plain(after)).toMatch(/Đã xóa phiên\. Hoàn tác/);
    await post(/action="([^"]+\/restore)"/.exec(after)?.[1] ?? '', {});
    expect(await draft.titles()).toEqual([['A', 'B', 'C', 'D'], ['E']]);
  });
});
