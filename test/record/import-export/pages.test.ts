import { readFileSync } from 'node:fs';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';

const seed = readFileSync('prisma/seed/conference-2025.json');

let app: TestApp;
let creator: Login;
beforeAll(async () => {
  app = await startApp();
  creator = await app.user({ creator: true, clearance: 3 });
});
afterAll(() => app.end());

const cookie = (login: Login, lang = 'vi') => `dc_session=${login.token}; dc_lang=${lang}`;
const open = (path: string, login: Login = creator) => request(app.url).get(path).set('cookie', cookie(login));
const tokenIn = (html: string) => /name="csrf-token" content="([^"]+)"/.exec(html)?.[1] ?? '';

/** Posts the form as a browser without JavaScript does. */
async function send(file: Buffer | null, lang = 'vi') {
  const { text } = await open('/conferences/import');
  const form = request(app.url).post('/conferences/import').set('cookie', cookie(creator, lang)).field('_csrf', tokenIn(text));
  return file ? form.attach('file', file, 'hội nghị.json') : form;
}
const plainText = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00A0]+/g, ' ');

describe('the import page', () => {
  test('is for those who may create conferences', async () => {
    const answers = [
      await open('/conferences/import'),
      await open('/conferences/import', await app.user()),
      await request(app.url).get('/conferences/import'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 403, 303]);
  });

  test('stores a file without JavaScript, and shows what is worth a second look and where', async () => {
    const before = await app.db.conference.count();
    const { text, status } = await send(seed);
    expect([status, (await app.db.conference.count()) - before]).toEqual([200, 1]);
    expect(plainText(text)).toContain('Chương trình và tài liệu kèm theo ghi hai khoảng thời gian khác nhau. agenda[1] , documents[0]');
  });

  test('lists every fault of a file by its place, in the language of the reader', async () => {
    const wrong = Buffer.from(JSON.stringify({ ...JSON.parse(seed.toString()), agenda: [{ id: 'a', kind: 'report', speakers: ['x'] }] }));
    const { text, status } = await send(wrong);
    expect(status).toBe(400);
    expect(plainText(text)).toContain('Tệp có 5 lỗi cần sửa. Chưa nhập dữ liệu nào.');
    expect(plainText(text)).toContain('agenda[0].title Cần điền mục này.');
    expect(plainText(text)).toContain('agenda[0].speakers[0] Không có mục nào mang mã này.');
    expect(plainText((await send(wrong, 'en')).text)).toContain('agenda[0].speakers[0] No entry has this id.');
  });

  test('asks again for a file that is missing or not JSON', async () => {
    expect(plainText((await send(null)).text)).toContain('Cần chọn một tệp.');
    expect(plainText((await send(Buffer.from('{'))).text)).toContain('Tệp này không phải JSON hợp lệ.');
    expect(plainText((await send(Buffer.from([0x22, 0xff, 0x22]))).text)).toContain('Tệp này không phải JSON hợp lệ.');
  });

  test('tells its script if no import is running', async () => {
    const { text, type } = await open('/conferences/import/progress').expect(200);
    expect([text, type]).toEqual(['null', 'application/json']);
  });
});

test('the export of a conference is a file that carries its name', async () => {
  const { id } = await app.db.conference.findFirstOrThrow();
  const { body, headers } = await open(`/conferences/${id}/export`).expect(200);
  expect(body).toEqual(JSON.parse(seed.toString()));
  expect(headers['content-disposition']).toBe('attachment; filename=hoi-nghi-toan-quoc-cong-tac-van-phong-tinh-uy-thanh-uy-nam-2025.json');
});
