import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awardsContract as contract } from '../../../../server/planning/awards/contract.ts';
import { startApp, type Login, type TestApp } from '../../../helpers/app.ts';
import { bareConference } from '../../../helpers/conference.ts';
import { awardFile } from './award-file.ts';

const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00A0]+/g, ' ');
const band = (html: string) => /<section class="paste-band"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';

describe('a file of awards', () => {
  let app: TestApp;
  let organizer: Login;
  let conferenceId: string;
  let home: string;
  beforeAll(async () => {
    app = await startApp();
    conferenceId = await bareConference(app);
    organizer = await app.member(conferenceId, 'organizer');
    home = `/conferences/${conferenceId}/awards`;
  });
  afterAll(() => app.end());

  const cookie = (login: Login) => `dc_session=${login.token}; dc_lang=vi`;
  const open = (path: string) => request(app.url).get(path).set('cookie', cookie(organizer));
  const token = async () => /name="csrf-token" content="([^"]+)"/.exec((await open(home)).text)?.[1] ?? '';
  const upload = async (file: Buffer) =>
    request(app.url)
      .post(`${home}/import`)
      .set('cookie', cookie(organizer))
      .set('x-csrf-token', await token())
      .attach('file', file, 'ds.xlsx');
  const post = async (action: string, fields: object) =>
    request(app.url)
      .post(action)
      .set('cookie', cookie(organizer))
      .type('form')
      .send({ ...fields, _csrf: await token() });
  /** The fields of the band as a browser sends them. */
  function fieldsOf(html: string) {
    const form = band(html);
    const inputs = [...form.matchAll(/<input type="hidden" name="(lines|seen|_commandId)" value="([^"]*)"/g)];
    const selects = [...form.matchAll(/<select class="input" name="column">([\s\S]*?)<\/select>/g)];
    const text = (/<textarea[^>]*name="text"[^>]*>([\s\S]*?)<\/textarea>/.exec(form)?.[1] ?? '').replaceAll('&quot;', '"');
    const column = selects.map(([, options = '']) => /value="([^"]*)" selected/.exec(options)?.[1] ?? '');
    return { ...Object.fromEntries(inputs.map(([, name = '', value]) => [name, value])), column, text: text.replaceAll('\n', '\r\n') };
  }
  const awards = async () => (await organizer.run(contract.list, { conferenceId })).awards;

  it('is shown with what its rows are gathered into, stored on confirmation and taken back in one step', async () => {
    const seen = await upload(await awardFile());
    expect(plain(band(seen.text))).toMatch(/chưa lưu: 6 dòng mới/);
    expect(plain(band(seen.text))).toMatch(
      /Gộp lại thành Cờ thi đua của Văn phòng Trung ương Đảng · Quyết định 05-QĐ\/VPTW ngày 20\/11\/2025 · 2 tập thể/,
    );
    expect(await awards()).toEqual([]);
    const done = await post(`${home}/import`, { ...fieldsOf(seen.text), step: 'add' });
    expect([done.status, done.headers['location']]).toEqual([303, expect.stringMatching(/\?added=awards\/[a-z0-9]+\/6$/)]);
    expect((await awards()).map(({ title, class: rank, recipients }) => [title, rank, recipients.length])).toEqual([
      ['Huân chương Lao động', 'third', 1],
      ['Cờ thi đua', null, 2],
      ['Bằng khen', null, 1],
      ['Bằng khen', null, 2],
    ]);
    expect(plain(band((await upload(await awardFile())).text))).toMatch(/chưa lưu: 0 dòng mới, 6 dòng trùng/);
    const { text } = await open(done.headers['location'] ?? '');
    await post(/action="([^"]+\/batches\/[^"]+\/remove)"/.exec(text)?.[1] ?? '', {});
    expect(await awards()).toEqual([]);
  });

  it('that cannot be read is refused in words beside the field', async () => {
    const { status, text } = await upload(Buffer.from('%PDF-1.7 \u0000'));
    expect([status, plain(text)]).toEqual([400, expect.stringMatching(/Tệp này không phải bảng Excel \(\.xlsx\) hoặc CSV/)]);
  });
});
