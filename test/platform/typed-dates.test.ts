import fc from 'fast-check';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTyped, showTyped, type DateKind } from '../../server/platform/typed-dates.ts';
import { conferencesContract } from '../../server/planning/conferences/contract.ts';
import { documentsContract } from '../../server/planning/documents/contract.ts';
import { requirePlan } from '../../server/planning/plan/store.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { bareConference } from '../helpers/conference.ts';

const read = (kind: DateKind, ...typed: string[]) => typed.map((text) => readTyped(kind, text));

describe('a typed date', () => {
  it('is read in each way in which people write one', () => {
    const dates = ['26/11/2025', '26-11-2025', '26.11.2025', '26 / 11 / 2025', ' 26/11/2025 ', '2025-11-26', '2025/11/26'];
    expect(read('date', ...dates)).toEqual(dates.map(() => '2025-11-26'));
    expect(read('date', '1/2/2026', '2026-2-1')).toEqual(['2026-02-01', '2026-02-01']);
    expect(read('month', '11/2025', '11-2025', '11.2025', '2025-11')).toEqual(Array.from({ length: 4 }, () => '2025-11'));
    expect(read('month', '1/2026')).toEqual(['2026-01']);
    const times = ['8:30', '08:30', '8h30', '8H30', '8g30', '8 giờ 30', '8 giờ 30 phút', '8h30’'];
    expect(read('time', ...times)).toEqual(times.map(() => '08:30'));
    expect(read('time', '8h', '14 giờ', '8:5')).toEqual(['08:00', '14:00', '08:05']);
  });

  it('that is none stays as typed, never another day', () => {
    for (const text of ['26/11', '26/11/25', '11/2025', 'mai', '26/11/2025 8:00', '111/2/2025', ''])
      expect(readTyped('date', text)).toBe(text);
    for (const text of ['26/11/2025', '11', 'tháng 11']) expect(readTyped('month', text)).toBe(text);
    for (const text of ['8', '8.30', '8:00:00', 'sáng']) expect(readTyped('time', text)).toBe(text);
  });

  it('is shown with the day first and read again as the same day', () => {
    expect([showTyped('date', '2025-11-26'), showTyped('month', '2025-11'), showTyped('time', '08:00')]).toEqual([
      '26/11/2025',
      '11/2025',
      '08:00',
    ]);
    expect([showTyped('date', '26/11'), showTyped('date', '2025-11'), showTyped('month', '2025-11-26')]).toEqual([
      '26/11',
      '2025-11',
      '2025-11-26',
    ]);
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }), (day) => {
        const iso = day.toISOString().slice(0, 10);
        expect(readTyped('date', showTyped('date', iso))).toBe(iso);
        expect(readTyped('month', showTyped('month', iso.slice(0, 7)))).toBe(iso.slice(0, 7));
      }),
    );
  });
});

describe('forms with dates', () => {
  let app: TestApp;
  let organizer: Login;
  let at: string;
  let conferenceId: string;
  beforeAll(async () => {
    app = await startApp();
    conferenceId = await bareConference(app);
    organizer = await app.member(conferenceId, 'organizer');
    at = `/conferences/${conferenceId}`;
  });
  afterAll(() => app.end());

  const cookie = (lang: string) => `dc_session=${organizer.token}; dc_lang=${lang}`;
  const open = async (path: string, lang = 'vi') =>
    (await request(app.url).get(`${at}${path}`).set('cookie', cookie(lang)).expect(200)).text;
  /** The fields of a page's form as the page fills them, some of them changed, as a browser sends them. */
  async function send(page: string, action: string, changed: Readonly<Record<string, string>>, lang = 'vi') {
    const html = await open(page, lang);
    const [, csrf = ''] = /name="csrf-token" content="([^"]+)"/.exec(html) ?? [];
    const [, version = ''] = /name="version"\s+value="(\d+)"/.exec(html) ?? [];
    const values = { version, ...changed, _csrf: csrf };
    return request(app.url).post(`${at}${action}`).set('cookie', cookie(lang)).type('form').send(values);
  }
  const facts = { title: 'Hội nghị', organizer: 'Văn phòng', mode: 'hybrid', timeZone: 'Asia/Ho_Chi_Minh' };

  it('take the day first, and times with h, whatever the browser would write', async () => {
    const neighbours = { series: 'Tổng kết', previous: 'Kỳ trước', previousDate: '1.12.2024' };
    await send('/edit', '/edit', { ...facts, ...neighbours, date: '26/11/2025', time: '8h30' }).then((sent) =>
      expect(sent.status).toBe(303),
    );
    const { conference } = await organizer.run(conferencesContract.get, { conferenceId });
    expect([conference.date, conference.starts, conference.series?.previous?.date]).toEqual(['2025-11-26', '08:30', '2024-12-01']);
    await send('/agenda/sittings/new', '/agenda/sittings', { title: 'Phiên chiều', date: '27-11-2025', starts: '14g' });
    const { sittings } = await requirePlan(app.db, conferenceId);
    expect(sittings.map(({ date, starts }) => [date, starts]).at(-1)).toEqual(['2025-11-27', '14:00']);
    await send('/documents/new', '/documents', { kind: 'report', title: 'Báo cáo', resultsFrom: '9/2022', tasksTo: '12.2026' });
    const { documents } = await organizer.run(documentsContract.list, { conferenceId });
    expect(documents.map(({ resultsFrom, tasksTo }) => [resultsFrom, tasksTo])).toEqual([['2022-09', '2026-12']]);
  });

  it('show every date with the day first, in fields of text that no browser reorders', async () => {
    const pages = await Promise.all(
      ['/edit', '/agenda/sittings/new', '/documents/new', '/change-log?from=1/11/2025'].map((path) => open(path)),
    );
    for (const html of pages) expect(html).not.toMatch(/type="(?:date|month|time|datetime-local)"/);
    const [edit = '', , , log = ''] = pages;
    expect(edit).toMatch(/name="date"\s+type="text"\s+value="26\/11\/2025"/);
    expect(edit).toMatch(/name="time"\s+type="text"\s+value="08:30"/);
    expect(log).toMatch(/name="from"\s+type="text"\s+value="01\/11\/2025"/);
  });

  it('keep what is no date as it was typed, and say in words how to write one', async () => {
    for (const [lang, words] of [
      ['vi', 'Xin ghi ngày/tháng/năm, như 26/11/2025'],
      ['en', 'Write day/month/year, such as 26/11/2025'],
    ] as const)
      for (const date of ['31/02/2026', '26/11', 'mai']) {
        const { status, text } = await send('/edit', '/edit', { ...facts, date }, lang);
        expect([status, text.includes(`value="${date}"`), text.includes(words)]).toEqual([400, true, true]);
      }
  });
});
