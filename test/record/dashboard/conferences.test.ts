import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { preparationContract } from '../../../server/planning/conferences/preparation/contract.ts';
import { placeInYear, yearTicks } from '../../../server/record/dashboard/rules/year.ts';
import { facts } from '../../planning/conferences/planning.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';

const FIVE_DAYS_BEFORE = Date.UTC(2025, 10, 21, 2, 6);

let app: TestApp;
let organizer: Login;
const ids: Record<string, string> = {};
beforeAll(async () => {
  app = await startApp({ now: FIVE_DAYS_BEFORE });
  organizer = await app.user({ creator: true });
  for (const [name, date] of [
    ['coming', '2025-11-26'],
    ['later', '2026-03-02'],
    ['undated', null],
    ['held', '2025-10-14'],
    ['older', '2024-12-25'],
  ] as const)
    ids[name] = (await organizer.run(conferencesContract.create, facts({ title: `Hội nghị ${name}`, date, mode: 'in-person' }))).id;
  const add = (name: string, title: string, daysBefore: number | null) =>
    organizer.run(preparationContract.add, { conferenceId: ids[name] ?? '', title, responsible: 'Văn phòng', daysBefore });
  await add('coming', 'In thẻ đại biểu', 5);
  await add('coming', 'Gửi giấy mời', 10);
  await add('coming', 'Chuẩn bị hội trường', 4);
  await add('coming', 'Chụp ảnh', null);
  await add('held', 'Lưu hồ sơ', -7);
  await add('undated', 'Chọn ngày', 3);
});
afterAll(() => app.end());

const plain = (html: string): string =>
  html
    .replace(/<kbd>.*?<\/kbd>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim();
const open = async (path: string, login: Login): Promise<string> =>
  (await request(app.url).get(path).set('cookie', `dc_session=${login.token}; dc_lang=vi`)).text;
const part = (html: string, pattern: RegExp): string => plain(pattern.exec(html)?.[0] ?? '');

describe('the tasks that are due', () => {
  const dueOf = async (login: Login) =>
    (await login.run(conferencesContract.list, {})).due.map(({ title, due, conferenceId }) => [title, due, conferenceId]);

  it('are those of today and the late ones, the longest overdue first, of whoever prepares the conference', async () => {
    const expected = [
      ['Lưu hồ sơ', '2025-10-21', ids['held']],
      ['Gửi giấy mời', '2025-11-16', ids['coming']],
      ['In thẻ đại biểu', '2025-11-21', ids['coming']],
    ];
    expect(await dueOf(organizer)).toEqual(expected);
    expect(await dueOf(await app.member(ids['held'] ?? '', 'secretary'))).toEqual(expected.slice(0, 1));
  });

  it('are not told to those who only attend, and not of what is put away', async () => {
    expect(await dueOf(await app.member(ids['coming'] ?? '', 'viewer'))).toEqual([]);
    const conferenceId = (await organizer.run(conferencesContract.create, facts({ date: '2025-11-22' }))).id;
    await organizer.run(preparationContract.add, { conferenceId, title: 'Việc chậm', responsible: null, daysBefore: 20 });
    await organizer.run(conferencesContract.archive, { conferenceId });
    expect((await dueOf(organizer)).length).toBe(3);
  });
});

describe('the page of the conferences', () => {
  it('begins with the next step of the coming one and the tasks of today, and lists the rest by year', async () => {
    const html = await open('/conferences', organizer);
    expect(part(html, /<section class="next-band"[^]*?<\/section>/)).toBe(
      'Làm trước Nhập chương trình hoặc dùng khung hội nghị trước Chương trình chưa có nội dung nào. Khai mạc 26/11, còn 5 ngày. Hội nghị coming Mở chương trình',
    );
    expect(part(html, /<ol class="today-tasks"[^]*?<\/ol>/)).toBe(
      'Lưu hồ sơ Chậm 31 ngày Văn phòng · Hội nghị held Gửi giấy mời Chậm 5 ngày Văn phòng · Hội nghị coming In thẻ đại biểu Hôm nay Văn phòng · Hội nghị coming',
    );
    expect(part(html, /<section class="coming"[^]*?<\/section>/)).toBe(
      '5 ngày nữa Hội nghị coming Thứ Tư 26/11/2025 · 08:00 · Hà Nội · Trực tiếp 1 phần chậm Chưa công bố bản nào Mở hội nghị',
    );
    expect([...html.matchAll(/<th colspan[^]*?<\/th>/g)].map(([heading]) => plain(heading))).toEqual([
      'Chưa định ngày 1 hội nghị',
      'Năm 2026 1 hội nghị',
      'Năm 2025 2 hội nghị',
      'Năm 2024 1 hội nghị',
    ]);
  });

  it('shows only the list to those who only attend, and to somebody who searches', async () => {
    const viewer = await app.member(ids['coming'] ?? '', 'viewer');
    for (const html of [await open('/conferences', viewer), await open('/conferences?search=held', organizer)])
      expect([html.includes('today-panel'), html.includes('class="coming"')]).toEqual([false, false]);
  });
});

describe('the ruler of the year', () => {
  it('has a tick for each Monday and a tall one for each month, in leap years too', () => {
    const ticks = yearTicks('2024-03-01');
    expect([ticks.filter(({ isMonth }) => isMonth).length, ticks.filter(({ isMonth }) => !isMonth).length]).toEqual([12, 50]);
    expect(ticks.filter(({ isGone }) => isGone).length).toBe(10);
    expect([placeInYear('2024-01-01'), placeInYear('2024-12-31'), placeInYear('2025-07-02')]).toEqual([0, 365 / 366, 182 / 365]);
  });
});
