import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agendaContract as contract } from '../../../server/planning/agenda/contract.ts';
import { agendaEditorContract } from '../../../server/planning/agenda-editor/contract.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { startDraft, type Draft } from '../agenda/draft.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';

let app: TestApp;
let draft: Draft;
let home: string;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  draft = await startDraft(app);
  home = `/conferences/${draft.conferenceId}/agenda`;
});

const cookie = (login: Login, lang = 'vi') => `dc_session=${login.token}; dc_lang=${lang}`;
const open = (path: string, login = draft.organizer, lang = 'vi') => request(app.url).get(path).set('cookie', cookie(login, lang));
const plainText = (html: string) =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00A0]+/g, ' ');
const main = (html: string) => plainText(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '');

/** Posts a form as a browser without JavaScript does. */
async function send(action: string, fields: Readonly<Record<string, string | string[]>>, page = home) {
  const { text } = await open(page);
  const token = /name="csrf-token" content="([^"]+)"/.exec(text)?.[1] ?? '';
  return request(app.url)
    .post(action)
    .set('cookie', cookie(draft.organizer))
    .type('form')
    .send({ ...fields, _csrf: token });
}

const agenda = () => draft.organizer.run(agendaEditorContract.get, { conferenceId: draft.conferenceId });
const itemForm = {
  title: 'Phát biểu khai mạc',
  kind: 'opening',
  minutes: '10',
  count: '',
  topics: '',
  resultsFrom: '',
  tasksTo: '',
  classification: '',
};
const publish = () => draft.organizer.run(publishingContract.publish, { conferenceId: draft.conferenceId });

describe('the agenda without JavaScript', () => {
  it('says what is missing while it is empty', async () => {
    expect(main((await open(home)).text)).toMatch(/Chưa có nội dung nào/);
  });

  it('takes a new item, and reads an empty field as not known', async () => {
    const { status, headers } = await send(`${home}/items`, itemForm, `${home}/items/new`);
    const [item] = (await agenda()).items;
    expect([status, headers.location]).toEqual([303, `${home}?item=${item?.id}`]);
    expect([item?.title, item?.kind, item?.minutes, item?.count, item?.topics]).toEqual(['Phát biểu khai mạc', 'opening', 10, null, []]);
  });

  it('adds an item after another one of its sitting, whatever the last sitting is', async () => {
    const first = await draft.add('A');
    await draft.add('B');
    await draft.organizer.run(contract.addSitting, { conferenceId: draft.conferenceId, title: 'Chiều', date: null, starts: null });
    const { text } = await open(home);
    const link = /items\/new\?after=[^"]+/.exec(text)?.[0].replace('&amp;', '&') ?? '';
    const sittingId = new URLSearchParams(link.split('?')[1]).get('sittingId') ?? '';
    await send(`${home}/items`, { ...itemForm, title: 'Sau A', place: `${sittingId}/${first}` }, `${home}/${link}`);
    expect(await draft.titles()).toEqual([['A', 'Sau A', 'B'], []]);
  });

  it('shows a refused form again with what was typed', async () => {
    const { status, text } = await send(`${home}/items`, { ...itemForm, title: 'Báo cáo', minutes: '0' }, `${home}/items/new`);
    expect([status, text.includes('value="Báo cáo"'), (await agenda()).items]).toEqual([400, true, []]);
  });

  it('has a checkbox for further topics', async () => {
    const id = await draft.add('Tham luận', { topicsOpen: true });
    const page = `${home}/items/${id}`;
    expect(/<input[^>]*name="topicsOpen"[^>]*>/.exec((await open(page)).text)?.[0].replace(/\s+>/, '>')).toBe(
      '<input type="checkbox" name="topicsOpen" value="1" checked>',
    );
    const { sittingId } = (await agenda()).items[0] ?? {};
    await send(page, { ...itemForm, version: '1', sittingId: String(sittingId) }, page);
    expect((await agenda()).items[0]?.topicsOpen).toBe(false);
  });

  it('refuses a length that is not a number, and changes nothing', async () => {
    const id = await draft.add('Báo cáo', { minutes: 20 });
    const { text } = await send(`${home}/items/${id}/minutes`, { version: '1', minutes: 'abc' });
    expect([main(text).includes('Báo cáo'), (await agenda()).items[0]?.minutes]).toEqual([true, 20]);
  });

  it('keeps topics one a line, in their order', async () => {
    const id = await draft.add('Tham luận', { kind: 'papers' });
    const { version, sittingId } = (await agenda()).items[0] ?? {};
    const page = `${home}/items/${id}`;
    await send(
      page,
      { ...itemForm, version: String(version), sittingId: String(sittingId), topics: 'Chuyển đổi số\r\n\r\nCông tác lưu trữ' },
      page,
    );
    expect((await agenda()).items[0]?.topics).toEqual(['Chuyển đổi số', 'Công tác lưu trữ']);
  });

  it('sets a length in its row, and shows both values to whoever was slower', async () => {
    const id = await draft.add('Báo cáo');
    expect((await send(`${home}/items/${id}/minutes`, { version: '1', minutes: '20' })).status).toBe(303);
    const late = await send(`${home}/items/${id}/minutes`, { version: '1', minutes: '15' });
    expect([late.status, main(late.text).includes('Chưa lưu 15 phút: người khác vừa đặt 20 phút.')]).toEqual([409, true]);
    expect((await agenda()).items[0]?.minutes).toBe(20);
  });

  it('moves an item up, down and to a place chosen in the form', async () => {
    const [a, , c] = [await draft.add('A'), await draft.add('B'), await draft.add('C')];
    await send(`${home}/items/${c}/move`, { to: 'up' });
    expect(await draft.titles()).toEqual([['A', 'C', 'B']]);
    const sittingId = (await agenda()).sittings[0]?.id ?? '';
    await send(`${home}/items/${a}/move`, { to: `${sittingId}/${c}` }, `${home}/items/${a}/move`);
    expect(await draft.titles()).toEqual([['C', 'A', 'B']]);
    await send(`${home}/items/${a}/move`, { to: 'down' });
    expect(await draft.titles()).toEqual([['C', 'B', 'A']]);
  });

  it('removes an item and offers to undo that', async () => {
    const id = await draft.add('Giải lao');
    const { headers } = await send(`${home}/items/${id}/remove`, { version: '1' });
    expect(await draft.titles()).toEqual([[]]);
    const { text } = await open(String(headers.location));
    expect(text.includes(`action="${home}/items/${id}/restore"`)).toBe(true);
    await send(`${home}/items/${id}/restore`, {});
    expect(await draft.titles()).toEqual([['Giải lao']]);
  });

  it('takes sittings with a clock time or a part of the day', async () => {
    await send(`${home}/sittings`, { title: 'Sáng', date: '2025-11-26', starts: '08:00', part: '' }, `${home}/sittings/new`);
    await send(`${home}/sittings`, { title: '', date: '', starts: '', part: 'afternoon' }, `${home}/sittings/new`);
    expect((await agenda()).sittings.map(({ title, date, starts }) => [title, date, starts])).toEqual([
      ['Sáng', '2025-11-26', '08:00'],
      [null, null, 'afternoon'],
    ]);
  });

  it('takes papers with a post without a name, and puts them in order', async () => {
    const itemId = await draft.add('Tham luận', { kind: 'papers' });
    const slot = { itemId, topic: '', participantId: '', post: '', siteId: '', minutes: '' };
    const page = `${home}/papers/new?itemId=${itemId}`;
    // Whoever chooses nobody sends nobody.
    expect((await open(page)).text).toMatch(/type="radio"\s+name="participantId"\s+value=""\s+checked/);
    await send(`${home}/papers`, { ...slot, post: 'Đại diện Văn phòng Tỉnh ủy', siteId: 'quang-ninh', minutes: '10' }, page);
    await send(`${home}/papers`, { ...slot, topic: 'Chuyển đổi số' }, page);
    const { papers } = await agenda();
    expect(papers.map(({ post, siteId, topic, minutes }) => [post, siteId, topic, minutes])).toEqual([
      ['Đại diện Văn phòng Tỉnh ủy', 'quang-ninh', null, 10],
      [null, null, 'Chuyển đổi số', null],
    ]);
    await send(`${home}/papers/${papers[1]?.id}/move`, { to: 'up' }, `${home}?item=${itemId}`);
    expect((await agenda()).papers.map(({ topic }) => topic)).toEqual(['Chuyển đổi số', null]);
  });
});

describe('the page of the agenda', () => {
  it('shows times that follow from the lengths, and none after an unknown one', async () => {
    const { conferenceId, organizer } = draft;
    await organizer.run(contract.addSitting, { conferenceId, title: 'Khai mạc', date: null, starts: '08:00' });
    await draft.add('Phát biểu khai mạc', { minutes: 10 });
    await draft.add('Phát biểu chỉ đạo');
    await draft.add('Bế mạc', { minutes: 5 });
    const times = [...(await open(home)).text.matchAll(/<time[^>]*>([^<]*)<\/time>/g)].map(([, text]) => text);
    expect(times).toEqual(['08:00', '08:10', 'tiếp sau']);
  });

  it('opens in both languages for the staff, and does not exist for strangers', async () => {
    const id = await draft.add('Khai mạc');
    const secretary = await app.member(draft.conferenceId, 'secretary');
    const stranger = await app.user({ creator: true });
    for (const path of [home, `${home}?item=${id}`]) {
      const answers = [await open(path), await open(path, secretary, 'en'), await open(path, stranger)];
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 404]);
    }
  });

  it('has no forms for whoever may only read it', async () => {
    await draft.add('Khai mạc');
    const secretary = await app.member(draft.conferenceId, 'secretary');
    expect(/<form/.exec(/<main[\s\S]*<\/main>/.exec((await open(home, secretary)).text)?.[0] ?? '')).toBe(null);
  });

  it('shows viewers only the published version', async () => {
    const viewer = await app.member(draft.conferenceId, 'viewer');
    expect(main((await open(home, viewer)).text)).toMatch(/Chương trình chưa được công bố/);
    await draft.add('Khai mạc', { minutes: 10 });
    await publish();
    await draft.add('Nội dung mới');
    const text = main((await open(home, viewer)).text);
    expect([text.includes('Khai mạc'), text.includes('Nội dung mới'), text.includes('Bản 1')]).toEqual([true, false, true]);
  });

  it('shows a classified item as a neutral one to those who are not cleared', async () => {
    const secretary = await app.member(draft.conferenceId, 'secretary');
    const id = await draft.add('Khai mạc', { minutes: 10 });
    await app.db.agendaItem.updateMany({ where: { id }, data: { title: 'Phương án tuyệt mật', classification: 'tuyet-mat' } });
    for (const path of [home, `${home}?item=${id}`]) {
      const { text } = await open(path, secretary);
      expect([text.includes('tuyệt mật'), main(text).includes('Nội dung')]).toEqual([false, true]);
    }
  });
});

describe('the page of a published agenda', () => {
  it('is not sent again to those who have it, until another version is published', async () => {
    const viewer = await app.member(draft.conferenceId, 'viewer');
    await draft.add('Khai mạc', { minutes: 10 });
    await publish();
    const first = await open(home, viewer);
    const tag = first.headers.etag ?? '';
    const again = await open(home, viewer).set('if-none-match', tag);
    expect([first.status, again.status, again.text]).toEqual([200, 304, '']);
    await draft.add('Bế mạc', { minutes: 5 });
    await publish();
    const changed = await open(home, viewer).set('if-none-match', tag);
    expect([changed.status, main(changed.text).includes('Bế mạc')]).toEqual([200, true]);
  });

  it('is cached for each reader separately, in their language', async () => {
    await draft.add('Khai mạc', { minutes: 10 });
    await publish();
    const [one, other] = [await app.member(draft.conferenceId, 'viewer'), await app.member(draft.conferenceId, 'viewer')];
    const tags = [await open(home, one), await open(home, one, 'en'), await open(home, other), await open(home, one)].map(
      ({ headers }) => headers.etag,
    );
    expect([new Set(tags).size, tags[3]]).toEqual([3, tags[0]]);
  });

  it('is gone immediately for a reader who loses their role', async () => {
    const viewer = await app.member(draft.conferenceId, 'viewer');
    await draft.add('Khai mạc', { minutes: 10 });
    await publish();
    expect((await open(home, viewer)).status).toBe(200);
    await app.db.membership.deleteMany({ where: { conferenceId: draft.conferenceId, userId: viewer.actor.id } });
    app.bus.emit([{ kind: 'sessions.changed', conferenceId: draft.conferenceId, userId: viewer.actor.id }]);
    expect((await open(home, viewer)).status).toBe(404);
  });
});
