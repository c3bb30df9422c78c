import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { awardsContract } from '../../../server/planning/awards/contract.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import { recommendationsContract } from '../../../server/planning/recommendations/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';

let app: TestApp;
let conferenceId: string;
let organizer: Login;
let at: string;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  conferenceId = await bareConference(app);
  organizer = await app.member(conferenceId, 'organizer');
  at = `/conferences/${conferenceId}`;
});

const cookie = (login: Login) => `dc_session=${login.token}; dc_lang=vi`;
const open = (path: string, login = organizer) => request(app.url).get(`${at}/${path}`).set('cookie', cookie(login));

/** Posts a form as a browser without JavaScript does. */
async function send(path: string, fields: Readonly<Record<string, string | string[]>>) {
  const { text } = await open('participants');
  const _csrf = /name="csrf-token" content="([^"]+)"/.exec(text)?.[1] ?? '';
  return request(app.url)
    .post(`${at}/${path}`)
    .set('cookie', cookie(organizer))
    .type('form')
    .send({ ...fields, _csrf });
}

const plainText = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00A0]+/g, ' ');
const participants = async () => (await organizer.run(participantsContract.list, { conferenceId })).participants;
const person = {
  name: 'Đặng Khánh Toàn',
  posts: 'Phó Chánh Văn phòng\r\nBí thư Chi bộ',
  group: '',
  count: '',
  siteId: '',
  order: '',
  listed: '1',
};

describe('the forms of a list', () => {
  it('add, change and show what is there, one post a line', async () => {
    expect((await send('participants', person)).headers.location).toEqual(`${at}/participants`);
    const [added] = await participants();
    expect([added?.posts, added?.listed, added?.count]).toEqual([['Phó Chánh Văn phòng', 'Bí thư Chi bộ'], true, null]);
    const { text } = await open(`participants/${added?.id}`);
    expect(text).toMatch(/Phó Chánh Văn phòng\nBí thư Chi bộ/);
    await send(`participants/${added?.id}`, { ...person, version: '1', roles: ['chair', 'presidium'], listed: [] });
    expect((await participants()).map(({ roles, listed }) => ({ roles, listed }))).toEqual([
      { roles: ['chair', 'presidium'], listed: false },
    ]);
  });

  it('show a slower editor what somebody else stored beside what they typed, and let them decide', async () => {
    await send('participants', person);
    const id = (await participants())[0]?.id ?? '';
    await send(`participants/${id}`, { ...person, version: '1', name: 'Đặng Khánh Toàn A' });
    const late = await send(`participants/${id}`, { ...person, version: '1', name: 'Đặng Khánh Toàn B' });
    const text = plainText(late.text);
    expect([late.status, text.includes('Giá trị hiện tại: Đặng Khánh Toàn A'), late.text.includes('value="Đặng Khánh Toàn B"')]).toEqual([
      409,
      true,
      true,
    ]);
    expect((await participants()).map(({ name }) => name)).toEqual(['Đặng Khánh Toàn A']);
    const version = /name="version" value="(\d+)"/.exec(late.text)?.[1] ?? '';
    await send(`participants/${id}`, { ...person, version, name: 'Đặng Khánh Toàn B' });
    expect((await participants()).map(({ name }) => name)).toEqual(['Đặng Khánh Toàn B']);
  });

  it('find people without JavaScript and keep what was typed meanwhile', async () => {
    await send('participants', person);
    await send('participants', { ...person, name: 'Lê Khánh Toàn' });
    const form = { title: 'Bằng khen', kind: 'certificate-of-merit', recipientKind: 'collective' };
    const found = await send('awards', { ...form, _find: 'presenters', _find_presenters: 'dang khanh' });
    expect([found.status, found.text.includes('value="Bằng khen"'), /Lê Khánh Toàn/.test(found.text)]).toEqual([200, true, false]);
    expect(found.text).toMatch(/title="Đặng Khánh Toàn, Phó Chánh Văn phòng/);
    const id = (await participants())[0]?.id ?? '';
    await send('awards', { ...form, presenters: [id], 'decision.number': '12-QĐ', 'decision.date': '' });
    const { awards } = await organizer.run(awardsContract.list, { conferenceId });
    expect(awards.map(({ title, presenters, decision }) => ({ title, presenters, decision }))).toEqual([
      { title: 'Bằng khen', presenters: [id], decision: { number: '12-QĐ', date: null } },
    ]);
  });

  it('take a deadline before a day, by a day, within a year or none', async () => {
    const form = { text: 'Kiến nghị', fromId: '', authority: 'host', owner: '', coordinating: '', quote: '' };
    await send('recommendations', { ...form, due: 'before', 'due.date': '2025-12-31', 'due.year': '' });
    await send('recommendations', { ...form, due: 'within', 'due.date': '', 'due.year': '2025' });
    await send('recommendations', { ...form, due: '', 'due.date': '2025-12-31', 'due.year': '' });
    const { recommendations } = await organizer.run(recommendationsContract.list, { conferenceId });
    expect(recommendations.map(({ due }) => due)).toEqual([{ before: '2025-12-31' }, { within: 2025 }, null]);
    expect(plainText((await open('recommendations')).text)).toMatch(/Hạn cuối: 30\/12\/2025/);
  });

  it('remove after a confirmation and offer to undo that', async () => {
    await send('participants', person);
    const id = (await participants())[0]?.id ?? '';
    expect((await open(`participants/${id}`)).text).toMatch(/data-confirm="Xóa “Đặng Khánh Toàn/);
    const { headers } = await send(`participants/${id}/remove`, { version: '1' });
    expect(headers.location).toEqual(`${at}/participants?removed=participants/${id}`);
    expect((await open(`participants?removed=participants/${id}`)).text.includes(`action="${at}/participants/${id}/restore"`)).toBe(true);
    await send(`participants/${id}/restore`, {});
    expect((await participants()).map((one) => one.id)).toEqual([id]);
  });

  it('are for organizers: a secretary reads the lists, a viewer is refused', async () => {
    const [secretary, viewer] = [await app.member(conferenceId, 'secretary'), await app.member(conferenceId, 'viewer')];
    const paths = ['participants', 'awards', 'recommendations', 'participants/new', 'awards/new'];
    const statuses = async (login: Login) => Promise.all(paths.map(async (path) => (await open(path, login)).status));
    expect(await statuses(secretary)).toEqual([200, 200, 200, 403, 403]);
    expect(await statuses(viewer)).toEqual([403, 403, 403, 403, 403]);
  });
});
