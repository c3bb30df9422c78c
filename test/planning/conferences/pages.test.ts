import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { preparationContract } from '../../../server/planning/conferences/preparation/contract.ts';
import { teamContract } from '../../../server/planning/conferences/team/contract.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { facts } from './planning.ts';

let app: TestApp;
let organizer: Login;
let conferenceId: string;

beforeAll(async () => {
  app = await startApp();
  organizer = await app.user({ creator: true });
  conferenceId = (await organizer.run(conferencesContract.create, facts())).id;
});
afterAll(() => app.end());

const cookie = (login: Login, lang = 'vi') => `dc_session=${login.token}; dc_lang=${lang}`;
const open = (path: string, login = organizer, lang = 'vi') => request(app.url).get(path).set('cookie', cookie(login, lang));
const plainText = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00A0]+/g, ' ');

/** Posts a form from its page as a browser without JavaScript does. */
async function send(page: string, action: string, fields: Readonly<Record<string, string>>, login = organizer) {
  const { text } = await open(page, login);
  const token = /name="csrf-token" content="([^"]+)"/.exec(text)?.[1] ?? '';
  return request(app.url)
    .post(action)
    .set('cookie', cookie(login))
    .type('form')
    .send({ ...fields, _csrf: token });
}

const form = {
  title: 'Hội nghị tổng kết',
  organizer: 'Bộ Nội vụ',
  mode: 'online',
  timeZone: 'Asia/Ho_Chi_Minh',
  date: '',
  time: '',
  part: 'morning',
  venue: '',
  series: '',
};

describe('pages of a conference', () => {
  it('open in both languages for its organizer, and do not exist for strangers', async () => {
    await organizer.run(publishingContract.publish, { conferenceId });
    await organizer.run(preparationContract.fill, { conferenceId, templateId: 'standard' });
    const { id: displayId } = await organizer.run(teamContract.addDisplay, { conferenceId, name: 'Màn hình chính' });
    const pages = [
      '',
      '/edit',
      '/settings',
      '/team',
      `/team/displays/${displayId}`,
      '/preparation',
      '/template',
      '/publish',
      '/versions',
      '/versions/1',
      '/versions/draft',
      '/changes',
      '/checks',
    ];
    const stranger = await app.user({ creator: true });
    for (const page of pages) {
      const path = `/conferences/${conferenceId}${page}`;
      const answers = [await open(path), await open(path, organizer, 'en'), await open(path, stranger)];
      expect([path, ...answers.map(({ status }) => status)]).toEqual([path, 200, 200, 404]);
    }
  });

  it('lead readers outside staff to the agenda', async () => {
    const viewer = await app.member(conferenceId, 'viewer');
    const { status, headers } = await open(`/conferences/${conferenceId}`, viewer);
    expect([status, headers.location]).toEqual([303, `/conferences/${conferenceId}/agenda`]);
  });

  it('open the hall display with its link, and say so when the link is revoked', async () => {
    const { id: displayId } = await organizer.run(teamContract.addDisplay, { conferenceId, name: 'Màn hình phụ' });
    const { path } = await organizer.run(teamContract.displayLink, { conferenceId, displayId });
    const joined = await request(app.url).get(path);
    expect([joined.status, joined.headers.location]).toEqual([303, `/conferences/${conferenceId}/display`]);
    expect(plainText((await open(path)).text).includes('Mở màn hình hội trường trên máy này?')).toBe(true);
    await organizer.run(teamContract.revokeDisplay, { conferenceId, displayId });
    const refused = await request(app.url).get(path);
    expect([refused.status, plainText(refused.text).includes('Đường dẫn này không còn dùng được.')]).toEqual([404, true]);
  });

  it('let a conference be created and edited without JavaScript; an empty field means not known', async () => {
    const { status, headers } = await send('/conferences/new', '/conferences', form);
    expect(status).toBe(303);
    const id = String(headers.location).split('/').at(-1) ?? '';
    const { conference } = await organizer.run(conferencesContract.get, { conferenceId: id });
    expect([conference.title, conference.starts, conference.date, conference.venue, conference.series]).toEqual([
      'Hội nghị tổng kết',
      'morning',
      null,
      null,
      null,
    ]);
    await send(`/conferences/${id}/edit`, `/conferences/${id}/edit`, {
      ...form,
      version: '1',
      time: '07:30',
      placeOfIssue: 'Hà Nội',
      series: 'Hội nghị tổng kết',
      next: 'Năm 2027',
    });
    const { conference: edited } = await organizer.run(conferencesContract.get, { conferenceId: id });
    expect([edited.starts, edited.placeOfIssue, edited.series]).toEqual([
      '07:30',
      'Hà Nội',
      { name: 'Hội nghị tổng kết', cadence: null, previous: null, next: { title: 'Năm 2027', date: null } },
    ]);
  });

  it('show a refused form again with what was typed and what is wrong', async () => {
    const before = await app.db.conference.count();
    const { status, text } = await send('/conferences/new', '/conferences', {
      ...form,
      title: ' ',
      organizer: 'Bộ Khoa học',
      timeZone: 'Mars/Olympus',
    });
    expect(status).toBe(400);
    expect([text.includes('value="Bộ Khoa học"'), plainText(text).includes('Múi giờ: Không phải tên múi giờ')]).toEqual([true, true]);
    expect(await app.db.conference.count()).toBe(before);
  });

  it('ask for the title before anything is deleted for good', async () => {
    const { id } = await organizer.run(conferencesContract.create, facts({ title: 'Hội nghị bỏ' }));
    await send(`/conferences/${id}/settings`, `/conferences/${id}/trash`, {});
    expect(plainText((await open('/conferences?list=trash')).text).includes('Hội nghị bỏ')).toBe(true);
    const wrong = await send(`/conferences/${id}/erase`, `/conferences/${id}/erase`, { title: 'Hội nghị' });
    expect([wrong.status, await app.db.conference.count({ where: { id } })]).toEqual([400, 1]);
    await send(`/conferences/${id}/erase`, `/conferences/${id}/erase`, { title: 'Hội nghị bỏ' });
    expect(await app.db.conference.count({ where: { id } })).toBe(0);
  });

  it('publish the expected number, and say how much has changed since', async () => {
    const { conference } = await organizer.run(conferencesContract.get, { conferenceId });
    await organizer.run(conferencesContract.edit, { conferenceId, version: conference.version, ...facts({ venue: 'Hội trường B' }) });
    const ask = plainText((await open(`/conferences/${conferenceId}/publish`)).text);
    expect(ask.includes('Công bố chương trình bản 2?')).toBe(true);
    const answer = await send(`/conferences/${conferenceId}/publish`, `/conferences/${conferenceId}/publish`, {
      number: '2',
      note: 'Theo ý kiến chủ trì',
    });
    expect(answer.status).toBe(303);
    const history = plainText((await open(`/conferences/${conferenceId}/versions`)).text);
    expect([history.includes('Theo ý kiến chủ trì'), history.includes('1 thay đổi')]).toEqual([true, true]);
    const changes = plainText((await open(`/conferences/${conferenceId}/changes?from=1&to=2`)).text);
    expect(changes.includes('Địa điểm: Hà Nội Hội trường B')).toBe(true);
  });
});
