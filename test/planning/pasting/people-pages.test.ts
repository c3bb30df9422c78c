import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { participantsContract as contract } from '../../../server/planning/participants/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';

let app: TestApp;
let conferenceId: string;
let organizer: Login;
let home: string;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  conferenceId = await bareConference(app);
  organizer = await app.member(conferenceId, 'organizer');
  home = `/conferences/${conferenceId}/participants`;
});

const cookie = (login: Login, lang = 'vi') => `dc_session=${login.token}; dc_lang=${lang}`;
const open = (path: string, login = organizer, lang = 'vi') => request(app.url).get(path).set('cookie', cookie(login, lang));
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00A0]+/g, ' ');
const band = (html: string) => plain(/<section class="paste-band"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '');
const unescaped = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&#9;', '\t').replaceAll('&amp;', '&');
const fieldsOf = (html: string): Record<string, string> & { text: string } => {
  const form = /<section class="paste-band"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  const inputs = [...form.matchAll(/<input type="hidden" name="(lines|seen|_commandId)" value="([^"]*)"/g)];
  const text = /<textarea[^>]*name="text"[^>]*>([\s\S]*?)<\/textarea>/.exec(form)?.[1] ?? '';
  return { ...Object.fromEntries(inputs.map(([, name, value]) => [name, value])), text: unescaped(text) };
};
async function send(action: string, fields: Readonly<Record<string, string | string[]>>, login = organizer) {
  const token = /name="csrf-token" content="([^"]+)"/.exec((await open(home)).text)?.[1] ?? '';
  return request(app.url)
    .post(action)
    .set('cookie', cookie(login))
    .type('form')
    .send({ ...fields, _csrf: token });
}
const paste = (text: string, more: Readonly<Record<string, string | string[]>> = {}) => send(`${home}/paste`, { text, ...more });
const names = async () =>
  (await organizer.run(contract.list, { conferenceId })).participants.map(({ name, group, posts }) => name ?? group ?? posts[0]);

const LIST = 'Họ và tên\tChức vụ\tĐiểm cầu\tSố người\nTrần A\tBí thư\tQuảng Ninh\t\nLê B\t\tQ. Ninh\t\n\tĐoàn báo chí\t\tmột số';

describe('a pasted list of people', () => {
  it('is shown with what it would add, duplicates and faults by row and field, and stores nothing', async () => {
    await organizer.run(contract.addMany, {
      conferenceId,
      participants: [
        {
          name: null,
          group: 'Đoàn báo chí',
          posts: [],
          siteId: null,
          host: false,
          listed: true,
          count: null,
          order: null,
          standsFor: null,
          head: false,
          roles: [],
        },
      ],
    });
    const { text, status } = await paste(LIST);
    expect(status).toBe(200);
    expect(band(text)).toMatch(/chưa lưu: 1 dòng mới, 1 dòng trùng, 1 dòng cần sửa/);
    expect(band(text)).toMatch(/3 Lê B Q\. Ninh Điểm cầu: Không có điểm cầu nào mang tên này\./);
    expect(band(text)).toMatch(/4 Đoàn báo chí nhóm, số người: chưa rõ Trùng mục 1 trong danh sách/);
    expect(band(text)).toMatch(/Thêm 1 dòng/);
    expect(await names()).toEqual(['Đoàn báo chí']);
  });

  it('adds what was shown on confirmation, once, and keeps the rows that need a correction', async () => {
    const seen = (await paste(LIST)).text;
    const form = { ...fieldsOf(seen), step: 'add' };
    const once = await paste(form.text, form);
    expect(await names()).toEqual(['Trần A', 'Đoàn báo chí']);
    expect(plain(once.text)).toMatch(/Đã thêm 2 dòng\./);
    expect(band(once.text)).toMatch(/0 dòng mới, 1 dòng cần sửa/);
    expect((await paste(form.text, form)).status).toBe(200);
    expect(await names()).toEqual(['Trần A', 'Đoàn báo chí']);
    const left = fieldsOf(once.text);
    expect(left.text).toBe('Họ và tên\tChức vụ\tĐiểm cầu\tSố người\nLê B\t\tQ. Ninh\t');
    const choice = { called: 'Q. Ninh', as: 'quang-ninh' };
    const chosen = fieldsOf((await paste(left.text, choice)).text);
    const done = await paste(chosen.text, { ...chosen, ...choice, step: 'add' });
    expect([done.status, done.headers['location']]).toEqual([303, expect.stringMatching(/\?added=participants\/[a-z0-9]+\/1$/)]);
    expect((await organizer.run(contract.list, { conferenceId })).participants.at(-1)).toMatchObject({
      name: 'Lê B',
      siteId: 'quang-ninh',
    });
  });

  it('is read again where its text was changed after it was shown', async () => {
    const form = fieldsOf((await paste('Trần A')).text);
    const { text } = await paste('Trần B', { ...form, text: 'Trần B', step: 'add' });
    expect(band(text)).toMatch(/1 dòng mới/);
    expect(await names()).toEqual([]);
  });

  it('adds nothing, and says so, where somebody added the same in the meantime', async () => {
    const form = { ...fieldsOf((await paste('Trần A\nLê B')).text), step: 'add' };
    await paste('Lê B', { ...fieldsOf((await paste('Lê B')).text), step: 'add' });
    const { text, status } = await paste(form.text, form);
    expect(status).toBe(409);
    expect(plain(text)).toMatch(/Danh sách vừa thay đổi nên chưa thêm dòng nào/);
    expect(band(text)).toMatch(/1 dòng mới, 1 dòng trùng/);
    expect(await names()).toEqual(['Lê B']);
  });

  it('is taken back from the toast; where that is refused the page says why', async () => {
    const added = await paste('Trần A\nLê B', { ...fieldsOf((await paste('Trần A\nLê B')).text), step: 'add' });
    const { text } = await open(added.headers['location'] ?? '');
    expect(plain(text)).toMatch(/Đã thêm 2 dòng\. Hoàn tác/);
    const action = /action="([^"]+\/batches\/[^"]+\/remove)"/.exec(text)?.[1] ?? '';
    const { participants } = await organizer.run(contract.list, { conferenceId });
    const [first] = participants;
    if (!first) throw new Error('nobody was added');
    const { id, version, extras: _extras, ...facts } = first;
    await organizer.run(contract.edit, { conferenceId, id, version, ...facts, name: 'Trần An' });
    const refused = await send(action, {});
    expect([refused.status, plain(refused.text)]).toEqual([409, expect.stringMatching(/1 mục vừa thêm đã được sửa/)]);
    await organizer.run(contract.remove, { conferenceId, id, version: 2 });
    expect((await send(action, {})).headers['location']).toBe(home);
    expect(await names()).toEqual([]);
  });

  it('cannot be pasted by those who only read the list', async () => {
    const secretary = await app.member(conferenceId, 'secretary');
    expect((await open(home, secretary)).text).not.toContain('data-pastes');
    expect((await open(`${home}/paste`, secretary)).status).toBe(403);
    const token = /name="csrf-token" content="([^"]+)"/.exec((await open(home, secretary)).text)?.[1] ?? '';
    const sent = await request(app.url)
      .post(`${home}/paste`)
      .set('cookie', cookie(secretary))
      .type('form')
      .send({ text: 'Trần A', _csrf: token });
    expect(sent.status).toBe(403);
  });
});
